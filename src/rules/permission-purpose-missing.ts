import { type AuditFacts, defineRule } from './define-rule.js';
import { accessToDisclose } from './permission-undisclosed.js';
import { accessTold, lacksPurpose } from './policy-lookup.js';

/** The policy speaks of a permission the app requests, and nowhere says what for. */
export const permissionPurposeMissing = defineRule({
  id: 'permission-purpose-missing',
  tags: ['permission', 'policy'],
  needs: ['manifest'],
  references: ['identification-method-2-3', 'identification-method-2-1'],
  *evaluate({ app, policy }: AuditFacts) {
    const spoken = new Set<string>();
    for (const permission of app.permissions) {
      const access = accessToDisclose(permission);
      const told = access === null ? undefined : accessTold(policy, access);
      if (access === null || told?.strength !== 'permission' || !lacksPurpose(told) || spoken.has(access))
        continue;
      spoken.add(access);
      yield {
        subject: { kind: 'permission' as const, id: permission.name },
        severity: 'info' as const,
        confidence: 'low' as const,
        args: { permission: permission.name, access },
        evidence: { app: permission.evidence, policy: told.evidence },
      };
    }
  },
});
