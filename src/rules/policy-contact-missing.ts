import { type AuditFacts, defineRule } from './define-rule.js';
import { aspectMissing } from './policy-aspect.js';

/** The policy gives no way to reach the handler. */
export const policyContactMissing = defineRule({
  id: 'policy-contact-missing',
  tags: ['policy'],
  needs: ['policy-statements'],
  references: ['pipl-17', 'network-data-regulations-21'],
  *evaluate(facts: AuditFacts) {
    yield* aspectMissing<'policy-contact-missing'>(facts, 'contact', 'warning', {});
  },
});
