import { type AuditFacts, defineRule } from './define-rule.js';
import { statementOn } from './policy-lookup.js';

/** The policy speaks of personalised recommendation or pushing and gives no way to turn it off. */
export const policyOptOutMissing = defineRule({
  id: 'policy-opt-out-missing',
  tags: ['policy'],
  needs: ['policy-statements'],
  references: ['pipl-24', 'identification-method-3-6', 'network-data-regulations-42'],
  *evaluate({ policy }: AuditFacts) {
    const personalised = statementOn(policy, 'personalised-push');
    if (personalised?.present !== true) return;
    if (statementOn(policy, 'personalised-push-opt-out')?.present !== false) return;
    yield {
      subject: { kind: 'policy' as const, id: 'personalised-push-opt-out' },
      severity: 'warning' as const,
      confidence: 'medium' as const,
      args: {},
      evidence: { app: [], policy: personalised.evidence },
    };
  },
});
