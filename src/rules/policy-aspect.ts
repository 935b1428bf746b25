import type { PolicyAspect } from '../facts/policy-facts.js';
import type { Severity } from '../findings/finding.js';
import type { RuleId } from '../findings/rule-args.js';
import type { AuditFacts, FindingDraft } from './define-rule.js';
import { statementOn } from './policy-lookup.js';

/** Rules that find an aspect missing: their args are empty. */
export type AspectRuleId = Extract<RuleId, `policy-${string}-missing`>;

/** The finding that a policy tells nothing of an aspect; none where it does, or where nobody looked. */
export function* aspectMissing<R extends AspectRuleId>(
  { policy }: AuditFacts,
  aspect: PolicyAspect,
  severity: Severity,
  args: FindingDraft<R>['args'],
): Iterable<FindingDraft<R>> {
  if (statementOn(policy, aspect)?.present !== false) return;
  yield {
    subject: { kind: 'policy', id: aspect },
    severity,
    confidence: 'medium',
    args,
    evidence: { app: [], policy: [] },
  };
}
