import type { AppFacts } from '../facts/app-facts.js';
import { impliedPermissions } from '../taxonomy/implied-permissions.js';
import { permissionInfo } from '../taxonomy/permissions.js';
import { type AuditFacts, defineRule } from './define-rule.js';
import { accessTold } from './policy-lookup.js';

/**
 * The platform adds a permission by its split rules, because the app targets an old level, and the policy does not
 * tell its access: location in the background below API 29, for one. An access that the app asks for itself is left to
 * permission-undisclosed, and so is the platform's mere book-keeping.
 */
export const permissionImplied = defineRule({
  id: 'permission-implied',
  tags: ['permission'],
  needs: ['manifest'],
  references: ['identification-method-2-1', 'identification-method-3-3'],
  *evaluate({ app, policy }: AuditFacts) {
    const expected = expectedByPlatform(app);
    const requested = new Set(app.permissions.filter((p) => p.source !== 'implied').map((p) => p.access));
    for (const permission of app.permissions) {
      const { access } = permission;
      if (permission.source !== 'implied' || access === null || requested.has(access)) continue;
      if (!expected.has(permission.name)) continue;
      if (permissionInfo(permission.name).disclosureDuty !== 'must' || accessTold(policy, access)) continue;
      yield {
        subject: { kind: 'permission' as const, id: permission.name },
        severity: 'warning' as const,
        confidence: 'high' as const,
        args: {
          permission: permission.name,
          access,
          impliedBy: permission.impliedBy ?? [],
          targetSdk: app.targetSdk,
        },
        evidence: { app: permission.evidence, policy: [] },
      };
    }
  },
});

function expectedByPlatform(app: AppFacts): Set<string> {
  const requested = app.permissions.filter((p) => p.source !== 'implied').map((p) => p.name);
  const implied = impliedPermissions(requested, app.targetSdk ?? 1);
  return new Set(implied.filter((each) => each.disclosure === 'expected').map((each) => each.name));
}
