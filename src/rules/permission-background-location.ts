import { type AuditFacts, defineRule } from './define-rule.js';
import { accessToDisclose } from './permission-undisclosed.js';
import { toldInUseOnly } from './policy-lookup.js';

/**
 * The app asks for location in the background, and the policy tells location without a word on the background. Where it
 * tells no location at all, permission-undisclosed speaks; what the platform adds by itself is for permission-implied.
 */
export const permissionBackgroundLocation = defineRule({
  id: 'permission-background-location',
  tags: ['permission'],
  needs: ['manifest'],
  references: ['identification-method-2-1', 'identification-method-3-3', 'pipl-28'],
  *evaluate({ app, policy }: AuditFacts) {
    for (const permission of app.permissions) {
      const access = accessToDisclose(permission);
      const told = access === null ? undefined : toldInUseOnly(policy, access);
      if (told === undefined) continue;
      yield {
        subject: { kind: 'permission' as const, id: permission.name },
        severity: 'error' as const,
        confidence: 'medium' as const,
        args: { permission: permission.name },
        evidence: { app: permission.evidence, policy: told.evidence },
      };
    }
  },
});
