/**
 * Words by what is left of them when one letter is dropped. A word and one that differs from it by one letter (left
 * out, added, changed, or two neighbours swapped) share such a rest, so that a look-up costs what the word is long,
 * however many words there are.
 */
export type SpellingIndex = ReadonlyMap<string, readonly string[]>;

export function spellingIndex(words: readonly string[]): SpellingIndex {
  const index = new Map<string, string[]>();
  for (const word of words) {
    for (const rest of restsOf(word)) {
      const present = index.get(rest);
      if (present === undefined) index.set(rest, [word]);
      else present.push(word);
    }
  }
  return index;
}

/** The words one slip away from a spelling. */
export function near(index: SpellingIndex, spelling: string): string[] {
  const candidates = new Set([...restsOf(spelling)].flatMap((rest) => index.get(rest) ?? []));
  return [...candidates].filter((word) => isOneSlip(word, spelling));
}

/** The word itself and the word without each of its letters. */
function restsOf(word: string): Set<string> {
  const rests = new Set([word]);
  for (let at = 0; at < word.length; at++) rests.add(word.slice(0, at) + word.slice(at + 1));
  return rests;
}

function isOneSlip(word: string, spelling: string): boolean {
  let at = 0;
  while (at < word.length && word.charAt(at) === spelling.charAt(at)) at++;
  const rest = (text: string, skipped: number): string => text.slice(at + skipped);
  return (
    rest(word, 1) === rest(spelling, 1) ||
    rest(word, 1) === rest(spelling, 0) ||
    rest(word, 0) === rest(spelling, 1) ||
    (rest(word, 2) === rest(spelling, 2) &&
      word.charAt(at) === spelling.charAt(at + 1) &&
      word.charAt(at + 1) === spelling.charAt(at))
  );
}
