import type { AuditResult } from '../findings/audit-result.js';
import { permissionInfo } from '../taxonomy/permissions.js';

/** How the two sides stand to each other in numbers. */
export interface SideCounts {
  /** What the app has and a policy owes its readers. */
  readonly inApp: number;
  readonly disclosed: number;
  readonly undisclosed: number;
  /** What the policy tells and the app has not. */
  readonly stale: number;
}

/** Permissions: those that must be disclosed, against the findings on them. */
export function comparePermissions(result: AuditResult): SideCounts {
  const owed = result.app.permissions.filter(
    (permission) =>
      permission.source !== 'implied' && permissionInfo(permission.name).disclosureDuty === 'must',
  );
  return counts(result, owed.length, 'permission-undisclosed', 'permission-stale');
}

/** SDKs: third-party code without libraries and the vendor's own, against the findings on them. */
export function compareSdks(result: AuditResult): SideCounts {
  const owed = result.app.sdks.filter((sdk) => sdk.kind === 'sdk' && !sdk.firstParty);
  return counts(result, owed.length, 'sdk-undisclosed', 'sdk-stale');
}

function counts(result: AuditResult, inApp: number, undisclosedRule: string, staleRule: string): SideCounts {
  const found = (rule: string) => result.findings.filter((finding) => finding.ruleId === rule).length;
  const undisclosed = found(undisclosedRule);
  return { inApp, disclosed: inApp - undisclosed, undisclosed, stale: found(staleRule) };
}
