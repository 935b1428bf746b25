import type { PolicyFacts } from '../facts/policy-facts.js';
import words from '../taxonomy/cross-border-words.json' with { type: 'json' };
import { statementOn } from './policy-lookup.js';

/**
 * What a policy says of data that leaves the country.
 * - `told`: it speaks of transfers abroad, if only of the conditions.
 * - `domestic`: only that data stays in the country, or that none is sent abroad.
 * - `silent`: nothing.
 * - `not-read`: nobody looked.
 */
export type CrossBorderWords = 'told' | 'domestic' | 'silent' | 'not-read';

/** Units before a word, in its own clause, in which a denial of it stands. */
const denialReach = 32;

/** Reads the sentences that were found on the place of data. */
export function crossBorderWords(policy: PolicyFacts): CrossBorderWords {
  const statement = statementOn(policy, 'cross-border');
  if (statement === undefined) return 'not-read';
  if (!statement.present) return 'silent';
  const quotes = statement.evidence.map(({ quote }) => quote.toLowerCase());
  const domestic = quotes.every((quote) => !speaksOfAbroad(quote) && speaksOfHome(quote));
  return quotes.length > 0 && domestic ? 'domestic' : 'told';
}

/** Whether a sentence speaks of other countries otherwise than to deny it. */
function speaksOfAbroad(quote: string): boolean {
  return words.abroad.some((word) => {
    for (let at = quote.indexOf(word); at >= 0; at = quote.indexOf(word, at + 1)) {
      const before =
        quote
          .slice(Math.max(0, at - denialReach), at)
          .split(/[，。；,;.]/)
          .at(-1) ?? '';
      if (!words.denials.some((denial) => before.includes(denial))) return true;
    }
    return false;
  });
}

/** Whether it says that data stays in the country, or denies that it leaves. */
function speaksOfHome(quote: string): boolean {
  return [...words.domestic, ...words.abroad].some((word) => quote.includes(word));
}
