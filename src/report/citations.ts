import type { Finding } from '../findings/typed-finding.js';
import { citableReferences } from '../taxonomy/legal-references.js';
import type { Language } from './messages/rule-text.js';

/** One law or standard a finding rests on, with the clauses of it, ready to print, and where to read it. */
export interface Citation {
  readonly text: string;
  readonly url: string;
}

/** The clauses of a finding, those of one instrument together. Only what is verified and in force is named. */
export function citationsOf(finding: Pick<Finding, 'references'>, language: Language): Citation[] {
  const byInstrument = new Map<string, { readonly items: Set<string>; readonly url: string }>();
  for (const { instrument, item, url } of citableReferences(finding.references)) {
    const entry = byInstrument.get(instrument[language]) ?? { items: new Set<string>(), url };
    if (item[language] !== '') entry.items.add(item[language]);
    byInstrument.set(instrument[language], entry);
  }
  const english = language === 'en';
  return [...byInstrument].map(([instrument, { items, url }]) => {
    const cited = [...items].join(english ? '; ' : '、');
    return { text: cited === '' ? instrument : `${instrument}${english ? ', ' : ''}${cited}`, url };
  });
}
