import { type AuditFacts, defineRule } from './define-rule.js';
import { aspectMissing } from './policy-aspect.js';

/** The policy names no channel for complaints. */
export const policyComplaintMissing = defineRule({
  id: 'policy-complaint-missing',
  tags: ['policy'],
  needs: ['policy-statements'],
  references: ['identification-method-6-5', 'network-data-regulations-20'],
  *evaluate(facts: AuditFacts) {
    yield* aspectMissing<'policy-complaint-missing'>(facts, 'complaint-channel', 'warning', {});
  },
});
