import { type AuditFacts, defineRule } from './define-rule.js';
import { besideRowDraft, sdksDisclosedBy } from './sdk-beside-row.js';
import { isOwnCore } from './sdk-disclosure.js';

/**
 * An SDK is disclosed only by the name of its family, such as 友盟SDK for one of several products. Said of products,
 * not also of the core library that a vendor puts into each of them.
 */
export const sdkFamilyNamed = defineRule({
  id: 'sdk-family-named',
  tags: ['sdk', 'policy'],
  needs: [],
  references: ['identification-method-2-1'],
  *evaluate(facts: AuditFacts) {
    for (const { sdk, row } of sdksDisclosedBy('family', facts)) {
      if (!isOwnCore(sdk, facts.app)) yield besideRowDraft(sdk, row, facts);
    }
  },
});
