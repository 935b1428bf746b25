import { storeProfile } from '../taxonomy/store-profiles.js';
import { crossBorderWords } from './cross-border.js';
import { type AuditFacts, defineRule } from './define-rule.js';
import { sdksToDisclose } from './sdk-disclosure.js';

/**
 * Third-party SDKs of vendors with their seat outside the country of the market are used, and the policy says nothing
 * of transfers abroad, or only that data stays in the country. Where the servers stand, nobody can tell from the app.
 */
export const sdkForeignRecipient = defineRule({
  id: 'sdk-foreign-recipient',
  tags: ['sdk', 'policy'],
  needs: ['policy-statements'],
  references: ['pipl-39'],
  *evaluate({ app, policy, settings }: AuditFacts) {
    const home = storeProfile(settings.profile)?.transfersAbroadFrom ?? null;
    const told = crossBorderWords(policy);
    if (home === null || (told !== 'silent' && told !== 'domestic')) return;
    const sdks = sdksToDisclose(app).flatMap((sdk) => {
      const { vendorCountry: country, integration, confidence } = sdk;
      const counts = country !== undefined && country !== home && integration !== 'dormant';
      return counts && confidence !== 'low' ? [{ sdk, country }] : [];
    });
    if (sdks.length === 0) return;
    yield {
      subject: { kind: 'policy' as const, id: 'cross-border' },
      severity: 'warning' as const,
      confidence: 'low' as const,
      doubts: ['seat-only'] as const,
      args: {
        sdks: sdks.map(({ sdk, country }) => ({ name: sdk.name, nameEn: sdk.nameEn, country })),
        policy: told,
      },
      evidence: {
        app: sdks.flatMap(({ sdk }) => sdk.evidence.slice(0, 1)),
        policy: policy.statements.find(({ aspect }) => aspect === 'cross-border')?.evidence ?? [],
      },
    };
  },
});
