import { storeProfile } from '../taxonomy/store-profiles.js';
import { type AuditFacts, defineRule } from './define-rule.js';

const permission = 'com.google.android.gms.permission.AD_ID';
const advertising = new Set(['google-admob']);

/** An advertising SDK of Google is in the app, which does not ask for the permission to read the advertising id. */
export const storeAdvertisingId = defineRule({
  id: 'store-advertising-id',
  tags: ['store'],
  profiles: ['play'],
  needs: ['manifest'],
  references: ['play-ad-id'],
  *evaluate({ app, settings }: AuditFacts) {
    const from = storeProfile(settings.profile)?.adIdPermissionFromTarget ?? null;
    if (from === null || (app.targetSdk ?? 1) < from) return;
    if (app.permissions.some((requested) => requested.name === permission)) return;
    const sdk = app.sdks.find((match) => advertising.has(match.id) && match.confidence !== 'low');
    if (sdk === undefined) return;
    yield {
      subject: { kind: 'permission' as const, id: permission },
      severity: 'info' as const,
      confidence: 'medium' as const,
      args: { sdk: sdk.id, name: sdk.name, nameEn: sdk.nameEn },
      evidence: { app: sdk.evidence.slice(0, 2), policy: [] },
    };
  },
});
