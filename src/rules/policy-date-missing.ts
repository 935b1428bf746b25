import { type AuditFacts, defineRule } from './define-rule.js';
import { aspectMissing } from './policy-aspect.js';
import { statementOn } from './policy-lookup.js';

/** The policy tells neither when it was published nor when it takes effect. */
export const policyDateMissing = defineRule({
  id: 'policy-date-missing',
  tags: ['policy'],
  needs: ['policy-statements'],
  references: ['gb-35273-5-5'],
  *evaluate(facts: AuditFacts) {
    if (statementOn(facts.policy, 'update-date')?.present === true) return;
    yield* aspectMissing<'policy-date-missing'>(facts, 'effective-date', 'info', {});
  },
});
