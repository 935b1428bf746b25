import { type AuditFacts, defineRule } from './define-rule.js';
import { disclosureOf, sdksToDisclose } from './sdk-disclosure.js';

/**
 * An SDK came inside another, whose row is all that the policy says of it. Only for SDKs of another vendor: a vendor's
 * own core library adds no recipient.
 */
export const sdkEmbedded = defineRule({
  id: 'sdk-embedded',
  tags: ['sdk', 'policy'],
  needs: [],
  references: ['identification-method-2-1', 'pipl-23'],
  *evaluate({ app, policy }: AuditFacts) {
    for (const sdk of sdksToDisclose(app)) {
      const carrier = app.sdks.find((other) => other.id === sdk.embeddedBy);
      const disclosure = disclosureOf(sdk, app, policy);
      if (disclosure.how !== 'carrier' || carrier === undefined || carrier.vendor === sdk.vendor) continue;
      yield {
        subject: { kind: 'sdk' as const, id: sdk.id },
        severity: 'info' as const,
        confidence: sdk.confidence,
        args: { sdk: sdk.id, name: sdk.name, nameEn: sdk.nameEn, written: disclosure.row.name },
        evidence: { app: sdk.evidence, policy: disclosure.row.evidence },
      };
    }
  },
});
