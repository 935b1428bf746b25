import { storeProfile } from '../taxonomy/store-profiles.js';
import { type AuditFacts, defineRule } from './define-rule.js';

/** The app asks for a permission that the store of the profile takes only with a declaration of its own. */
export const storeRestrictedPermission = defineRule({
  id: 'store-restricted-permission',
  tags: ['store', 'permission'],
  profiles: ['play'],
  needs: ['manifest'],
  references: ['play-permissions'],
  *evaluate({ app, settings }: AuditFacts) {
    for (const restriction of storeProfile(settings.profile)?.restrictedPermissions ?? []) {
      if ((app.targetSdk ?? 1) < restriction.fromTarget) continue;
      for (const permission of app.permissions) {
        if (permission.source === 'implied' || !restriction.permissions.includes(permission.name)) continue;
        yield {
          subject: { kind: 'permission' as const, id: permission.name },
          severity: 'warning' as const,
          confidence: 'high' as const,
          args: { permission: permission.name, profile: settings.profile },
          evidence: { app: permission.evidence, policy: [] },
          references: [restriction.reference, 'play-permissions'],
        };
      }
    }
  },
});
