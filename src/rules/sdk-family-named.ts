import { type AuditFacts, defineRule } from './define-rule.js';
import { disclosureOf, isOwnCore, sdksToDisclose } from './sdk-disclosure.js';

/**
 * An SDK is disclosed only by the name of its family, such as 友盟SDK for one of several products. Said of products,
 * not also of the core library that a vendor puts into each of them.
 */
export const sdkFamilyNamed = defineRule({
  id: 'sdk-family-named',
  tags: ['sdk', 'policy'],
  needs: [],
  references: ['identification-method-2-1'],
  *evaluate({ app, policy }: AuditFacts) {
    for (const sdk of sdksToDisclose(app)) {
      if (isOwnCore(sdk, app)) continue;
      const disclosure = disclosureOf(sdk, app, policy);
      if (disclosure.how !== 'family') continue;
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
