import { addToList } from '../../collections/groups.js';

/**
 * Words by their halves. One slip (a letter left out, added, changed, or two neighbours swapped) leaves the first or the
 * last half of a word as it is, so that a look-up compares a spelling with the few words of about its length that share
 * a half with it. The index holds two entries a word: made anew in every run, it has to be small.
 */
export type SpellingIndex = ReadonlyMap<string, readonly string[]>;

export function spellingIndex(words: readonly string[]): SpellingIndex {
  const index = new Map<string, string[]>();
  for (const word of words) for (const half of halvesOf(word, word.length)) addToList(index, half, word);
  return index;
}

/** The words one slip away from a spelling: those it leaves a letter out of first, then by where the slip is. */
export function near(index: SpellingIndex, spelling: string): string[] {
  const { length } = spelling;
  const found = new Set<string>();
  for (const ofLength of [length + 1, length, length - 1])
    for (const half of halvesOf(spelling, ofLength))
      for (const word of index.get(half) ?? []) if (isOneSlip(word, spelling)) found.add(word);
  const place = (word: string): number => (word.length > length ? -1 : sameLetters(word, spelling));
  return [...found].sort((a, b) => place(a) - place(b));
}

/** Keys of the halves that a word of a length shares with what is written: short of its middle, which a swap may move. */
function halvesOf(written: string, wordLength: number): [string, string] {
  const half = Math.floor((wordLength - 1) / 2);
  return [
    `${wordLength} ${written.slice(0, half)}`,
    `${wordLength} …${written.slice(written.length - half)}`,
  ];
}

/** How many letters two words begin with alike. */
function sameLetters(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one.charAt(at) === other.charAt(at)) at++;
  return at;
}

function isOneSlip(word: string, spelling: string): boolean {
  const at = sameLetters(word, spelling);
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
