import { addToList } from '../../collections/groups.js';

/** An occurrence of a word in a text. */
export interface WordHit<T> {
  readonly start: number;
  readonly end: number;
  readonly value: T;
}

interface Entry<T> {
  readonly word: string;
  readonly value: T;
}

/** Finds all occurrences of many words of two characters or more in one pass; words may overlap. */
export class WordScanner<T> {
  /** By their first two characters, longest first. */
  readonly #byStart = new Map<number, Entry<T>[]>();
  /** 1 for every unit that a word begins with: most units of a text begin none, and need no look-up. */
  readonly #begins = new Uint8Array(0x10000);

  constructor(entries: Iterable<readonly [word: string, value: T]>) {
    for (const [word, value] of entries) {
      if (word.length < 2) continue;
      const first = word.charCodeAt(0);
      this.#begins[first] = 1;
      addToList(this.#byStart, startKey(first, word.charCodeAt(1)), { word, value });
    }
    for (const words of this.#byStart.values())
      if (words.length > 1) words.sort((a, b) => b.word.length - a.word.length);
  }

  /** Every word at every place of `text` from `start` to `end`; Latin words only as words of their own. */
  hits(text: string, start = 0, end = text.length): WordHit<T>[] {
    const found: WordHit<T>[] = [];
    for (let at = start; at < end - 1; at++) {
      const unit = text.charCodeAt(at);
      if (this.#begins[unit] === 0) continue;
      const candidates = this.#byStart.get(startKey(unit, text.charCodeAt(at + 1)));
      if (candidates === undefined) continue;
      for (const { word, value } of candidates) {
        if (at + word.length <= end && text.startsWith(word, at) && !goesOnFromLeft(text, at, unit)) {
          found.push({ start: at, end: at + word.length, value });
        }
      }
    }
    return found;
  }
}

function startKey(first: number, second: number): number {
  return first * 0x10000 + second;
}

/** A Latin word must not go on to the left; to the right it may be inflected. */
function goesOnFromLeft(text: string, at: number, unit: number): boolean {
  return isLatinLetter(unit) && at > 0 && isLatinLetter(text.charCodeAt(at - 1));
}

function isLatinLetter(unit: number): boolean {
  return unit >= 0x61 && unit <= 0x7a;
}
