import { addToList } from '../collections/groups.js';
import type { AuditResult } from '../findings/audit-result.js';

/** Rules that could not speak, by reason code: a reader has to mend the reason, not the rule. */
export function notEvaluatedByReason(result: Pick<AuditResult, 'outcomes'>): Map<string, string[]> {
  const byReason = new Map<string, string[]>();
  for (const { ruleId, outcome, reason = '' } of result.outcomes) {
    if (outcome === 'not-evaluated') addToList(byReason, reason, ruleId);
  }
  return byReason;
}
