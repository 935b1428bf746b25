import { type AuditFacts, defineRule } from './define-rule.js';
import { aspectMissing } from './policy-aspect.js';

/** The policy does not name who handles the personal information. */
export const policyOperatorMissing = defineRule({
  id: 'policy-operator-missing',
  tags: ['policy'],
  needs: ['policy-statements'],
  references: ['pipl-17', 'network-data-regulations-21'],
  *evaluate(facts: AuditFacts) {
    yield* aspectMissing<'policy-operator-missing'>(facts, 'operator', 'warning', {});
  },
});
