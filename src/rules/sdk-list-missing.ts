import { type AuditFacts, defineRule } from './define-rule.js';
import { sdksToDisclose } from './sdk-disclosure.js';

/** The app contains third-party SDKs and the policy gives no list of them, nor points to one. */
export const sdkListMissing = defineRule({
  id: 'sdk-list-missing',
  tags: ['sdk', 'policy'],
  needs: ['sdk-list'],
  references: ['network-data-regulations-21', 'miit-2021-292'],
  *evaluate({ app, policy }: AuditFacts) {
    if (policy.sdkList.status === 'present' || policy.sdks.length > 0) return;
    const sdks = sdksToDisclose(app).filter((sdk) => sdk.confidence !== 'low');
    if (sdks.length === 0) return;
    yield {
      subject: { kind: 'policy' as const, id: 'sdk-list' },
      severity: 'error' as const,
      confidence: 'high' as const,
      args: { sdks: sdks.map((sdk) => sdk.id) },
      evidence: { app: sdks.flatMap((sdk) => sdk.evidence.slice(0, 1)), policy: [] },
    };
  },
});
