import radicals from '../lexicon/radicals.json' with { type: 'json' };

/** Radicals that Unicode gives no plain character for, and what fonts that map to them mean. */
const meantBy: ReadonlyMap<string, string> = new Map(Object.entries(radicals));

const form = /[\u2e80-\u2fdf\uf900-\ufaff]/;

/**
 * Fonts of PDF writers map some characters to the radicals or compatible forms that look alike: `⽇` for `日`. Some map
 * one sign to both, in either order: it is read once.
 */
export function plainCharacters(text: string): string {
  if (!form.test(text)) return text;
  let plain = '';
  let before = '';
  let last = '';
  for (const character of text) {
    const isForm = form.test(character);
    const meant = isForm ? (meantBy.get(character) ?? character.normalize('NFKC')) : character;
    const again = meant === last && character !== before && (isForm || form.test(before));
    if (!again) plain += meant;
    [before, last] = [character, meant];
  }
  return plain;
}
