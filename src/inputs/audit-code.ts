import type { AuditResult } from '../findings/audit-result.js';
import { isAtLeast } from '../findings/ordering.js';
import type { AuditPlan } from './config/audit-plan.js';
import { exitCode } from './exit-codes.js';

/**
 * The exit code of an audit: incomplete where facts were lost, for what was not read may hold more; else whether a
 * finding that counts is at or above the threshold.
 */
export function auditCode(
  { findings, diagnostics }: Pick<AuditResult, 'findings' | 'diagnostics'>,
  failOn: AuditPlan['failOn'],
): number {
  if (diagnostics.some(({ effect }) => effect === 'lost')) return exitCode.incomplete;
  if (failOn === 'never') return exitCode.clean;
  const counting = findings.filter(({ suppression }) => suppression === undefined);
  return counting.some(({ severity }) => isAtLeast(severity, failOn)) ? exitCode.findings : exitCode.clean;
}
