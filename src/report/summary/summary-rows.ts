import type { SummaryFacts } from '../../findings/summary-facts.js';
import { dataTypeName } from '../../taxonomy/data-types.js';
import { accessName } from '../../taxonomy/device-accesses.js';
import { permissionInfo } from '../../taxonomy/permissions.js';
import { labelsOf } from '../messages/labels.js';
import type { Language } from '../messages/rule-text.js';
import { summaryWords } from '../messages/summary-words.js';

/** An SDK's name in a language. */
export function sdkName(
  sdk: Pick<SummaryFacts['sdks'][number], 'name' | 'nameEn'>,
  language: Language,
): string {
  return language === 'en' ? sdk.nameEn : sdk.name;
}

/** A permission with the access it grants. */
export function permissionName(name: string, language: Language): string {
  const { access } = permissionInfo(name);
  if (access === null) return name;
  return language === 'en'
    ? `${name} (${accessName(access, language)})`
    : `${name}（${accessName(access, language)}）`;
}

/** Who owns code: the app, an SDK by name where the summary knows it, a package as it is. */
export function ownerName(owner: string, facts: SummaryFacts, language: Language): string {
  if (owner === 'app') return summaryWords(language).ownCode;
  const sdk = facts.sdks.find(({ id }) => id === owner);
  return sdk === undefined ? owner : sdkName(sdk, language);
}

/** A kind of personal data. */
export function dataName(data: string, language: Language): string {
  return dataTypeName(data, language);
}

/** Why a rule could not speak. */
export function reasonName(reason: string, language: Language): string {
  return labelsOf(language).reasons[reason] ?? reason;
}

/** Apps that have something on its own account: told or not, judged or not; rows of the policy alone left out. */
export function presentIn(
  row: Pick<SummaryFacts['sdks'][number], 'disclosed' | 'undisclosed' | 'notOwed' | 'unjudged'>,
): Set<number> {
  return new Set([...row.disclosed, ...row.undisclosed, ...row.notOwed, ...row.unjudged]);
}
