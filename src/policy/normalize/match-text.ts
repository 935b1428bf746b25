import type { Simplifier } from './simplified.js';

/**
 * Makes the form of a text that words are looked up in: NFKC, lower case, simplified characters. It has the length of
 * the text it was made from, so an index means the same in both; characters whose normal form has another length
 * stay as they are.
 */
export function textMatcher(simplify: Simplifier): (text: string) => string {
  const folded = new Map<string, string>();
  const fold = (character: string): string => {
    const known = folded.get(character);
    if (known !== undefined) return known;
    const plain = sameLength(character, character.normalize('NFKC').toLowerCase());
    folded.set(character, plain);
    return plain;
  };
  return (text) => {
    if (plainAscii.test(text)) return text.toLowerCase();
    const lower = sameLength(text, text.toLowerCase());
    return simplify(lower.replace(/[^\p{ASCII}\p{Script=Han}、。《》【】]/gu, fold));
  };
}

const plainAscii = /^[\0-\x7f]*$/;

function sameLength(original: string, changed: string): string {
  return changed.length === original.length ? changed : original;
}

/** A text without the blanks that stand beside Chinese characters. */
export interface DenseText {
  readonly text: string;
  /** The index in the text it was made from of the character at `index`, or of the end. */
  origin(index: number): number;
}

/** Policies put stray spaces between Chinese words (`手机 通讯录`); words are looked up without them. */
export function denseText(match: string): DenseText {
  const runs: string[] = [];
  /** Where in the dense text a blank was left out. */
  const gaps: number[] = [];
  let runStart = 0;
  for (let at = match.indexOf(' '); at >= 0; at = match.indexOf(' ', at + 1)) {
    if (isLatin(match.charCodeAt(at - 1)) && isLatin(match.charCodeAt(at + 1))) continue;
    runs.push(match.slice(runStart, at));
    gaps.push(at - gaps.length);
    runStart = at + 1;
  }
  if (gaps.length === 0) return { text: match, origin: (index) => index };
  const text = `${runs.join('')}${match.slice(runStart)}`;
  return { text, origin: (index) => index + gapsUpTo(gaps, index) };
}

/** How many of the ascending gaps stand at or before an index. */
function gapsUpTo(gaps: readonly number[], index: number): number {
  let low = 0;
  let high = gaps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((gaps[middle] ?? 0) <= index) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isLatin(unit: number): boolean {
  return unit < 0x250;
}
