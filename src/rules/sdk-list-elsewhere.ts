import { type AuditFacts, defineRule } from './define-rule.js';
import { sdksToDisclose } from './sdk-disclosure.js';

/** The policy points to an SDK list that was not among the documents: what it holds was not compared. */
export const sdkListElsewhere = defineRule({
  id: 'sdk-list-elsewhere',
  tags: ['sdk', 'coverage'],
  needs: [],
  references: ['network-data-regulations-21'],
  *evaluate({ app, policy }: AuditFacts) {
    if (policy.sdkList.status !== 'elsewhere' || sdksToDisclose(app).length === 0) return;
    const { title, url, evidence } = policy.sdkList;
    yield {
      subject: { kind: 'policy' as const, id: 'sdk-list' },
      severity: 'info' as const,
      confidence: 'high' as const,
      args: { title, url, sdks: sdksToDisclose(app).map((sdk) => sdk.id) },
      evidence: { app: [], policy: evidence },
    };
  },
});
