import type { SdkMatch } from '../../facts/app-facts.js';
import type { PolicySdk } from '../../facts/policy-facts.js';
import type { AuditResult } from '../../findings/audit-result.js';
import { isSilent, type Standing } from './standing.js';

/** One SDK on both sides. */
export interface ComparedSdk {
  /** Null where only the policy lists it. */
  readonly found: SdkMatch | null;
  /** The row that names it, its family or what brought it; null where none does. */
  readonly row: PolicySdk | null;
  readonly standing: Standing;
}

/** Every SDK of either side: those of the app, then the rows that speak of none of them. Libraries are left out. */
export function listSdks(result: AuditResult): ComparedSdk[] {
  const undisclosed = subjectsOf(result, 'sdk-undisclosed');
  const silent = isSilent(result, ['sdk-undisclosed']);
  const used = new Set<PolicySdk>();
  const found = result.app.sdks
    .filter((sdk) => sdk.kind === 'sdk')
    .map((sdk): ComparedSdk => {
      const row = rowFor(sdk, result);
      if (row !== null) used.add(row);
      return { found: sdk, row, standing: standingOf(sdk, row, undisclosed.has(sdk.id), silent) };
    });
  const stale = subjectsOf(result, 'sdk-stale');
  const rest = result.policy.sdks
    .filter((row) => !used.has(row))
    .map(
      (row): ComparedSdk => ({
        found: null,
        row,
        standing: stale.has(row.id ?? row.name) ? 'stale' : 'unjudged',
      }),
    );
  return [...found, ...rest];
}

function standingOf(sdk: SdkMatch, row: PolicySdk | null, undisclosed: boolean, silent: boolean): Standing {
  if (sdk.firstParty) return 'not-owed';
  if (undisclosed) return 'undisclosed';
  if (row !== null) return 'disclosed';
  return silent ? 'unjudged' : 'not-owed';
}

/** Rows for iOS alone say nothing of an Android app. */
function rowFor(sdk: SdkMatch, { policy, app }: AuditResult): PolicySdk | null {
  const rows = policy.sdks.filter((row) => row.id !== null && row.platforms !== 'ios');
  const carrier = app.sdks.find((other) => other.id === sdk.embeddedBy);
  const names = [sdk.id, sdk.family, sdk.embeddedBy, carrier?.family].filter((id) => id !== undefined);
  for (const id of names) {
    const row = rows.find((entry) => entry.id === id);
    if (row !== undefined) return row;
  }
  return null;
}

function subjectsOf(result: AuditResult, ruleId: string): Set<string> {
  return new Set(
    result.findings.filter((finding) => finding.ruleId === ruleId).map(({ subject }) => subject.id),
  );
}
