import type { PolicyAspect } from '../facts/policy-facts.js';
import { type AuditFacts, defineRule } from './define-rule.js';
import { statementOn } from './policy-lookup.js';

/** The rights a policy has to say how to exercise. */
const rights = [
  'access-right',
  'correction-right',
  'deletion-right',
  'deregistration',
  'consent-withdrawal',
] as const satisfies readonly PolicyAspect[];

/** The policy leaves out how to exercise one or more of a person's rights. One finding names them all. */
export const policyRightsMissing = defineRule({
  id: 'policy-rights-missing',
  tags: ['policy'],
  needs: ['policy-statements'],
  references: ['pipl-44-47', 'identification-method-6-1', 'identification-method-3-8'],
  *evaluate({ policy }: AuditFacts) {
    const missing = rights.filter((right) => statementOn(policy, right)?.present === false);
    if (missing.length === 0) return;
    yield {
      subject: { kind: 'policy' as const, id: 'rights' },
      severity: 'warning' as const,
      confidence: 'medium' as const,
      args: { missing },
      evidence: { app: [], policy: [] },
    };
  },
});
