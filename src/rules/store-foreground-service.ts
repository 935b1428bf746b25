import { storeProfile } from '../taxonomy/store-profiles.js';
import { type AuditFacts, defineRule } from './define-rule.js';

/** Prefix of the permissions that belong to the types of foreground services. */
const typed = 'android.permission.FOREGROUND_SERVICE_';

/**
 * A service states a foreground type, and the app lacks the permission of that type: from the level the store of the
 * profile names, the system refuses to start it and the store asks for a declaration.
 */
export const storeForegroundService = defineRule({
  id: 'store-foreground-service',
  tags: ['store'],
  profiles: ['play'],
  needs: ['manifest'],
  references: ['play-foreground-service'],
  *evaluate({ app, settings }: AuditFacts) {
    const from = storeProfile(settings.profile)?.foregroundServiceTypesFromTarget ?? null;
    if (from === null || (app.targetSdk ?? 1) < from) return;
    const requested = new Set(app.permissions.map((permission) => permission.name));
    for (const service of app.components) {
      const lacking = (service.foregroundServiceTypes ?? []).filter(
        (type) => !requested.has(permissionOf(type)),
      );
      if (lacking.length === 0) continue;
      yield {
        subject: { kind: 'app' as const, id: service.name },
        severity: 'warning' as const,
        confidence: 'high' as const,
        args: { service: service.name, permissions: lacking.map(permissionOf) },
        evidence: {
          app: [
            {
              kind: 'manifest' as const,
              entry: 'AndroidManifest.xml',
              element: 'service',
              name: service.name,
            },
          ],
          policy: [],
        },
      };
    }
  },
});

/** dataSync -> FOREGROUND_SERVICE_DATA_SYNC; shortService needs none of its own and never lacks one. */
function permissionOf(type: string): string {
  if (type === 'shortService' || type === 'none') return 'android.permission.FOREGROUND_SERVICE';
  return typed + type.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}
