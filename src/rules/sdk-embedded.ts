import { type AuditFacts, defineRule } from './define-rule.js';
import { besideRowDraft, sdksDisclosedBy } from './sdk-beside-row.js';
import { isCarried, isOwnCore } from './sdk-disclosure.js';

/**
 * An SDK came inside another, whose row is all that the policy says of it. Only for SDKs of another vendor: a vendor's
 * own core library adds no recipient.
 */
export const sdkEmbedded = defineRule({
  id: 'sdk-embedded',
  tags: ['sdk', 'policy'],
  needs: [],
  references: ['identification-method-2-1', 'pipl-23'],
  *evaluate(facts: AuditFacts) {
    for (const { sdk, row } of sdksDisclosedBy('carrier', facts)) {
      if (isCarried(sdk, facts.app) && !isOwnCore(sdk, facts.app)) yield besideRowDraft(sdk, row, facts);
    }
  },
});
