import type { AuditResult } from '../../findings/audit-result.js';
import type { RuleId } from '../../findings/rule-args.js';

/**
 * How one permission or SDK stands between app and policy. `unjudged` where the rule that would know could not be
 * evaluated: it is never taken for disclosed.
 */
export type Standing = 'disclosed' | 'undisclosed' | 'stale' | 'not-owed' | 'unjudged';

/** Whether any of these rules had to stay silent. */
export function isSilent(result: AuditResult, ruleIds: readonly RuleId[]): boolean {
  return result.outcomes.some(
    ({ ruleId, outcome }) => outcome === 'not-evaluated' && ruleIds.some((id) => id === ruleId),
  );
}

/** How many entries stand where. */
export type StandingCounts = Readonly<Record<Standing, number>>;

/** Counts entries by standing. */
export function countStandings(rows: readonly { readonly standing: Standing }[]): StandingCounts {
  const count = (standing: Standing) => rows.filter((row) => row.standing === standing).length;
  return {
    disclosed: count('disclosed'),
    undisclosed: count('undisclosed'),
    stale: count('stale'),
    'not-owed': count('not-owed'),
    unjudged: count('unjudged'),
  };
}
