import { type AuditFacts, defineRule } from './define-rule.js';
import { aspectMissing } from './policy-aspect.js';

/** The policy does not tell how long data is kept, nor how that is decided. */
export const policyRetentionMissing = defineRule({
  id: 'policy-retention-missing',
  tags: ['policy'],
  needs: ['policy-statements'],
  references: ['pipl-17', 'pipl-19', 'network-data-regulations-21'],
  *evaluate(facts: AuditFacts) {
    yield* aspectMissing<'policy-retention-missing'>(facts, 'retention', 'warning', {});
  },
});
