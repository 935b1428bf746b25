import type { AppFacts, Confidence, SdkMatch } from '../facts/app-facts.js';
import { certaintyOfSdk } from './certainty.js';
import { type AuditFacts, defineRule, type FindingDraft } from './define-rule.js';
import { disclosureOf, isCarried, type SdkDisclosure, sdksToDisclose } from './sdk-disclosure.js';

/**
 * A third-party SDK is in the app and no row of the policy discloses it. One that another SDK of the app brought along
 * is spoken of with its carrier, not by itself.
 */
export const sdkUndisclosed = defineRule({
  id: 'sdk-undisclosed',
  tags: ['sdk'],
  needs: ['sdk-list'],
  references: ['identification-method-2-1', 'identification-method-5-1', 'pipl-23'],
  *evaluate({ app, policy }: AuditFacts) {
    for (const sdk of sdksToDisclose(app)) {
      if (isCarried(sdk, app)) continue;
      const disclosure = disclosureOf(sdk, app, policy);
      if (disclosure.how === 'none' || disclosure.how === 'sibling') yield draft(sdk, disclosure, app);
    }
  },
});

function draft(sdk: SdkMatch, disclosure: SdkDisclosure, app: AppFacts): FindingDraft<'sdk-undisclosed'> {
  const sibling = disclosure.how === 'sibling' ? disclosure.row : null;
  const match = certaintyOfSdk(sdk, app);
  return {
    subject: { kind: 'sdk', id: sdk.id },
    severity: sdk.integration === 'dormant' || sdk.confidence === 'low' ? 'warning' : 'error',
    ...(sibling === null
      ? match
      : { confidence: oneLower(match.confidence), doubts: ['sibling-row', ...match.doubts] }),
    args: {
      sdk: sdk.id,
      name: sdk.name,
      nameEn: sdk.nameEn,
      sibling: sibling?.name ?? null,
      integration: sdk.integration,
    },
    evidence: { app: sdk.evidence, policy: sibling?.evidence ?? [] },
  };
}

/** The row of a sibling may have been meant for this product too. */
function oneLower(confidence: Confidence): Confidence {
  return confidence === 'high' ? 'medium' : 'low';
}
