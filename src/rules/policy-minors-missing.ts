import { type AuditFacts, defineRule } from './define-rule.js';
import { aspectMissing } from './policy-aspect.js';

/** The policy says nothing of minors. */
export const policyMinorsMissing = defineRule({
  id: 'policy-minors-missing',
  tags: ['policy'],
  needs: ['policy-statements'],
  references: ['pipl-31'],
  *evaluate(facts: AuditFacts) {
    yield* aspectMissing<'policy-minors-missing'>(facts, 'minors', 'info', {});
  },
});
