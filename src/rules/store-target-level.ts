import { minimumTargetSdk, storeProfile } from '../taxonomy/store-profiles.js';
import { type AuditFacts, defineRule } from './define-rule.js';

/** The app targets an API level below what the store of the profile takes from new apps and updates. */
export const storeTargetLevel = defineRule({
  id: 'store-target-level',
  tags: ['store'],
  needs: ['manifest'],
  references: ['taf-target-level', 'play-target-level'],
  *evaluate({ app, settings }: AuditFacts) {
    const profile = storeProfile(settings.profile);
    const rule = profile === undefined ? null : minimumTargetSdk(profile, settings.today);
    if (rule === null || app.targetSdk === null || app.targetSdk >= rule.minimum) return;
    yield {
      subject: { kind: 'app' as const, id: 'target-sdk' },
      severity: 'warning' as const,
      confidence: 'high' as const,
      args: { targetSdk: app.targetSdk, minimum: rule.minimum, profile: settings.profile },
      evidence: {
        app: [
          {
            kind: 'manifest' as const,
            entry: 'AndroidManifest.xml',
            element: 'uses-sdk',
            name: `targetSdkVersion ${app.targetSdk}`,
          },
        ],
        policy: [],
      },
      references: [rule.reference],
    };
  },
});
