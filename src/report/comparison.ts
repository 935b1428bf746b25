import type { AuditResult } from '../findings/audit-result.js';
import { permissionInfo } from '../taxonomy/permissions.js';

/** How the two sides stand to each other in numbers. */
export interface SideCounts {
  /** What the app has and a policy owes its readers. */
  readonly inApp: number;
  /** Null where the rule that tells was not evaluated: nothing may be counted as disclosed then. */
  readonly disclosed: number | null;
  readonly undisclosed: number | null;
  /** What the policy tells and the app has not; null where that was not evaluated. */
  readonly stale: number | null;
}

/** Permissions: those that must be disclosed, against the findings on them. */
export function comparePermissions(result: AuditResult): SideCounts {
  const owed = result.app.permissions.filter(
    (permission) =>
      permission.source !== 'implied' && permissionInfo(permission.name).disclosureDuty === 'must',
  );
  return counts(result, owed.length, ['permission-undisclosed', 'permission-denied'], 'permission-stale');
}

/** SDKs: third-party code without libraries and the vendor's own, against the findings on them. */
export function compareSdks(result: AuditResult): SideCounts {
  const owed = result.app.sdks.filter((sdk) => sdk.kind === 'sdk' && !sdk.firstParty);
  return counts(result, owed.length, ['sdk-undisclosed'], 'sdk-stale');
}

/** A dash where nothing could be counted. */
export function counted(count: number | null): string {
  return count === null ? '—' : String(count);
}

function counts(
  result: AuditResult,
  inApp: number,
  undisclosedRules: readonly string[],
  staleRule: string,
): SideCounts {
  const undisclosed = sum(undisclosedRules.map((rule) => found(result, rule)));
  return {
    inApp,
    disclosed: undisclosed === null ? null : inApp - undisclosed,
    undisclosed,
    stale: found(result, staleRule),
  };
}

/** Findings of a rule, or null where it was not evaluated or switched off. */
function found(result: AuditResult, rule: string): number | null {
  const outcome = result.outcomes.find(({ ruleId }) => ruleId === rule)?.outcome;
  if (outcome === undefined || outcome === 'not-evaluated') return null;
  return result.findings.filter((finding) => finding.ruleId === rule).length;
}

function sum(parts: readonly (number | null)[]): number | null {
  return parts.reduce((total, part) => (total === null || part === null ? null : total + part), 0);
}
