import type { AuditSettings } from '../findings/audit-settings.js';
import type { AuditPlan } from '../inputs/config/audit-plan.js';
import type { JobSettings } from './audit-job.js';

/** A checked plan (`planAudit`) as the settings of a job. */
export function settingsOfPlan({ settings, failOn }: Pick<AuditPlan, 'settings' | 'failOn'>): JobSettings {
  return {
    ...settings,
    rules: { ...settings.rules },
    firstPartySdks: [...settings.firstPartySdks],
    suppressions: settings.suppressions.map((suppression) => ({ ...suppression })),
    baseline: [...settings.baseline].sort(),
    failOn,
  };
}

/** The settings of a job as an audit takes them. */
export function auditSettingsOf({ failOn: _, baseline, ...settings }: JobSettings): AuditSettings {
  return { ...settings, baseline: new Set(baseline) };
}
