import { type AuditFacts, defineRule } from './define-rule.js';
import { purposeDraft, untoldPurposes } from './untold-purpose.js';

/** The policy speaks of a permission the app requests, and nowhere says what for. Once for each access. */
export const permissionPurposeMissing = defineRule({
  id: 'permission-purpose-missing',
  tags: ['permission', 'policy'],
  needs: ['manifest'],
  references: ['identification-method-2-3', 'identification-method-2-1'],
  *evaluate(facts: AuditFacts) {
    const spoken = new Set<string>();
    for (const untold of untoldPurposes(facts)) {
      if (untold.told.strength !== 'permission' || spoken.has(untold.access)) continue;
      spoken.add(untold.access);
      yield purposeDraft(untold, 'info');
    }
  },
});
