import { deviceAccess } from '../taxonomy/device-accesses.js';
import { type AuditFacts, defineRule } from './define-rule.js';
import { purposeDraft, untoldPurposes } from './untold-purpose.js';

/** The app asks for data of people who never met it, and the policy that tells the access gives no purpose for it. */
export const dataOtherPeople = defineRule({
  id: 'data-other-people',
  tags: ['data', 'permission'],
  needs: ['manifest'],
  references: ['pipl-6', 'identification-method-2-3'],
  *evaluate(facts: AuditFacts) {
    for (const untold of untoldPurposes(facts)) {
      if (deviceAccess(untold.access).showsOtherPeople) yield purposeDraft(untold, 'warning');
    }
  },
});
