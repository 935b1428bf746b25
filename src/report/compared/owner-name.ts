import type { AppFacts } from '../../facts/app-facts.js';
import { labelsOf } from '../messages/labels.js';
import type { Language } from '../messages/rule-text.js';

/** The owner of code in words: the app, an SDK by its name, a package nobody claims as it is. */
export function ownerTitle(owner: string, app: AppFacts, language: Language): string {
  if (owner === 'app') return labelsOf(language).ownCode;
  const sdk = app.sdks.find(({ id }) => id === owner);
  if (sdk === undefined) return owner;
  return language === 'en' ? sdk.nameEn : sdk.name;
}
