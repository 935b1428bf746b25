import type { SdkMatch } from '../facts/app-facts.js';
import type { PolicySdk } from '../facts/policy-facts.js';
import type { RuleArgs } from '../findings/rule-args.js';
import { certaintyOfSdk } from './certainty.js';
import type { AuditFacts, FindingDraft } from './define-rule.js';
import { disclosureOf, sdksToDisclose } from './sdk-disclosure.js';

/** Rules on an SDK for which the row of another name speaks. */
type BesideRowRuleId = 'sdk-family-named' | 'sdk-embedded';

/** The SDKs that a row discloses in the given way without naming them, each with that row. */
export function* sdksDisclosedBy(
  how: 'family' | 'carrier',
  { app, policy }: AuditFacts,
): Iterable<{ readonly sdk: SdkMatch; readonly row: PolicySdk }> {
  for (const sdk of sdksToDisclose(app)) {
    const disclosure = disclosureOf(sdk, app, policy);
    if (disclosure.how === how) yield { sdk, row: disclosure.row };
  }
}

/** The finding that a row speaks for an SDK without naming it. */
export function besideRowDraft<R extends BesideRowRuleId>(
  sdk: SdkMatch,
  row: PolicySdk,
  { app }: AuditFacts,
): FindingDraft<R> {
  const args: RuleArgs[BesideRowRuleId] = {
    sdk: sdk.id,
    name: sdk.name,
    nameEn: sdk.nameEn,
    written: row.name,
  };
  return {
    subject: { kind: 'sdk', id: sdk.id },
    severity: 'info',
    ...certaintyOfSdk(sdk, app),
    args,
    evidence: { app: sdk.evidence, policy: row.evidence },
  };
}
