import { type AuditFacts, defineRule } from './define-rule.js';
import { accessToDisclose, permissionSeverity } from './permission-undisclosed.js';
import { accessDenied } from './policy-lookup.js';

/** The policy says that an access is not used, and the app asks for the permission to use it. */
export const permissionDenied = defineRule({
  id: 'permission-denied',
  tags: ['permission'],
  needs: ['manifest'],
  references: ['identification-method-3-9', 'pipl-17'],
  *evaluate({ app, policy }: AuditFacts) {
    for (const permission of app.permissions) {
      const access = accessToDisclose(permission);
      const denial = access === null ? undefined : accessDenied(policy, access);
      if (access === null || denial === undefined) continue;
      yield {
        subject: { kind: 'permission' as const, id: permission.name },
        severity: permissionSeverity(permission),
        confidence: 'high' as const,
        args: { permission: permission.name, access },
        evidence: { app: permission.evidence, policy: denial.evidence },
      };
    }
  },
});
