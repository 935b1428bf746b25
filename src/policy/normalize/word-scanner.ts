/** An occurrence of a word in a text. */
export interface WordHit<T> {
  readonly start: number;
  readonly end: number;
  readonly value: T;
}

/** Finds all occurrences of many words in one pass; the longest word at a place wins, words may overlap. */
export class WordScanner<T> {
  readonly #byFirst = new Map<string, { word: string; value: T }[]>();

  constructor(entries: Iterable<readonly [word: string, value: T]>) {
    for (const [word, value] of entries) {
      const first = word.charAt(0);
      const present = this.#byFirst.get(first);
      if (present === undefined) this.#byFirst.set(first, [{ word, value }]);
      else present.push({ word, value });
    }
    for (const words of this.#byFirst.values()) words.sort((a, b) => b.word.length - a.word.length);
  }

  /** Every word at every place of `text` from `start` to `end`; Latin words only as words of their own. */
  *hits(text: string, start = 0, end = text.length): Generator<WordHit<T>> {
    for (let at = start; at < end; at++) {
      const candidates = this.#byFirst.get(text.charAt(at));
      if (candidates === undefined) continue;
      for (const { word, value } of candidates) {
        if (at + word.length <= end && text.startsWith(word, at) && standsAlone(text, at, word)) {
          yield { start: at, end: at + word.length, value };
        }
      }
    }
  }

  has(text: string): boolean {
    return !this.hits(text).next().done;
  }
}

/** A Latin word must not go on to the left; to the right it may be inflected. */
function standsAlone(text: string, at: number, word: string): boolean {
  return !/[a-z]/.test(word.charAt(0)) || at === 0 || !/[a-z]/.test(text.charAt(at - 1));
}
