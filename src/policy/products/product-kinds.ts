import { groupBy } from '../../collections/groups.js';
import { oncePer } from '../../collections/once-per.js';
import type { NamedSdk } from '../../sdk/product-names.js';
import type { SdkCategoryWords } from '../lexicon/lexicon-schema.js';

/** The product of the candidates whose kind the words speak of first. */
export function chooseByCategory(
  candidates: readonly NamedSdk[],
  words: string,
  categories: readonly SdkCategoryWords[],
): string | null {
  if (candidates.length === 0 || words === '') return null;
  const present = byCategory(candidates);
  let first: { at: number; id: string | null } | null = null;
  for (const { category, words: categoryWords } of categories) {
    const ofCategory = present.get(category);
    if (ofCategory === undefined) continue;
    const said = categoryWords.filter((word) => placeOfTerm(words, word) >= 0);
    if (said.length === 0) continue;
    const at = Math.min(...said.map((word) => placeOfTerm(words, word)));
    if (first === null || at < first.at) first = { at, id: closestName(ofCategory, said) };
  }
  return first?.id ?? null;
}

const byCategory = oncePer((sdks: readonly NamedSdk[]) => groupBy(sdks, ({ category }) => category));

/** Of several products of one kind, the one whose name is hardly more than what was said. */
function closestName(candidates: readonly NamedSdk[], said: readonly string[]): string | null {
  const excess = ({ names }: NamedSdk): number =>
    Math.min(...names.filter((name) => said.some((word) => name.includes(word))).map((name) => name.length));
  let closest = candidates[0] ?? null;
  for (const sdk of candidates) if (closest !== null && excess(sdk) < excess(closest)) closest = sdk;
  return closest?.id ?? null;
}

/** Where a term stands in a text, -1 where it does not; Latin terms as words of their own: `im` is no part of `time`. */
export function placeOfTerm(text: string, term: string): number {
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
    const startsClean = !/^[a-z0-9]/.test(term) || !/[a-z]/.test(text.charAt(at - 1));
    const endsClean =
      !/[a-z0-9]$/.test(term) || term.length >= 5 || !/[a-z]/.test(text.charAt(at + term.length));
    if (startsClean && endsClean) return at;
  }
  return -1;
}
