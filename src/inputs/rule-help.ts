import { readFileSync } from 'node:fs';
import type { Language } from '../report/messages/rule-text.js';
import { rulePageFile } from '../report/rule-page.js';

/** The page of a rule as it is published with this package; undefined where this copy came without. */
export function ruleHelp(ruleId: string, language: Language): string | undefined {
  const file = rulePageFile(ruleId, language);
  try {
    return readFileSync(new URL(`../../docs/rules/${file}`, import.meta.url), 'utf8');
  } catch {
    return undefined;
  }
}
