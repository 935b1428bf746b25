import type { Language } from './messages/rule-text.js';

/** The file of a rule's page within `docs/rules`: the English one bears the bare id, as the main documents do. */
export function rulePageFile(ruleId: string, language: Language): string {
  return language === 'en' ? `${ruleId}.md` : `${ruleId}.${language}.md`;
}
