import { storeProfile } from '../taxonomy/store-profiles.js';
import { type AuditFacts, defineRule } from './define-rule.js';

/** An SDK that reads the advertising id is in the app, which does not ask for the permission that this takes. */
export const storeAdvertisingId = defineRule({
  id: 'store-advertising-id',
  tags: ['store'],
  profiles: ['play'],
  needs: ['manifest'],
  references: ['play-ad-id'],
  *evaluate({ app, settings }: AuditFacts) {
    const asked = storeProfile(settings.profile)?.advertisingId ?? null;
    if (asked === null || (app.targetSdk ?? 1) < asked.fromTarget) return;
    if (app.permissions.some((requested) => requested.name === asked.permission)) return;
    const sdk = app.sdks.find((match) => asked.sdks.includes(match.id) && match.confidence !== 'low');
    if (sdk === undefined) return;
    yield {
      subject: { kind: 'permission' as const, id: asked.permission },
      severity: 'info' as const,
      confidence: 'medium' as const,
      args: { sdk: sdk.id, name: sdk.name, nameEn: sdk.nameEn },
      evidence: { app: sdk.evidence.slice(0, 2), policy: [] },
    };
  },
});
