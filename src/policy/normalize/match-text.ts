import type { Simplifier } from './simplified.js';

/**
 * The form of a text that words are looked up in: NFKC, lower case, simplified characters. It has the length of
 * the text it was made from, so an index means the same in both; characters whose normal form has another length
 * stay as they are.
 */
export function matchText(text: string, simplify: Simplifier): string {
  if (isPlainAscii(text)) return text.toLowerCase();
  const lower = sameLength(text, text.toLowerCase());
  const folded = lower.replace(/[^\p{ASCII}\p{Script=Han}、。《》【】]/gu, foldCharacter);
  return simplify(folded);
}

function foldCharacter(character: string): string {
  return sameLength(character, character.normalize('NFKC').toLowerCase());
}

function sameLength(original: string, changed: string): string {
  return changed.length === original.length ? changed : original;
}

function isPlainAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false;
  return true;
}

/** A text without the blanks that stand beside Chinese characters, with the index each character came from. */
export interface DenseText {
  readonly text: string;
  readonly indexes: Uint32Array;
}

/** Policies put stray spaces between Chinese words (`手机 通讯录`); words are looked up without them. */
export function denseText(match: string): DenseText {
  const runs: string[] = [];
  const indexes = new Uint32Array(match.length + 1);
  let length = 0;
  let runStart = 0;
  for (let i = 0; i < match.length; i++) {
    const stray =
      match.charCodeAt(i) === blank &&
      !(isLatin(match.charCodeAt(i - 1)) && isLatin(match.charCodeAt(i + 1)));
    if (!stray) {
      indexes[length++] = i;
      continue;
    }
    runs.push(match.slice(runStart, i));
    runStart = i + 1;
  }
  indexes[length] = match.length;
  const text = runs.length === 0 ? match : `${runs.join('')}${match.slice(runStart)}`;
  return { text, indexes: indexes.subarray(0, length + 1) };
}

const blank = 0x20;

function isLatin(unit: number): boolean {
  return unit < 0x250;
}
