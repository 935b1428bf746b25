import { createRequire } from 'node:module';

/**
 * ASCII without control characters, the dashes, quotes and arrow of our own reports, CJK punctuation, kana, ideographs,
 * Hangul syllables and fullwidth forms: each stands for itself, one column wide or two.
 */
const plain =
  /^[\u0020-\u007e\u00b7\u2013\u2014\u2018-\u201d\u2026\u2192\u3001-\u3029\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60]*$/;
/** Of those characters, the first that is two columns wide. */
const firstWide = 0x3001;

/** Whether every character stands for itself, joined with no neighbour. */
export function isPlain(text: string): boolean {
  return plain.test(text);
}

/** Columns of a character of a plain text, by its code. */
export function plainWidth(code: number): number {
  return code < firstWide ? 1 : 2;
}

/**
 * Columns that a text takes in a terminal, as string-width counts them. That library segments every text into
 * graphemes, which takes longer than making a report: texts of plain characters, nearly all, are counted here.
 */
export function displayWidth(text: string): number {
  if (!isPlain(text)) return widthOfAny(text);
  let width = text.length;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) >= firstWide) width++;
  return width;
}

let stringWidth: ((text: string) => number) | undefined;

/** Loaded when it is first needed, which few runs do: its segmenter alone takes a tenth of the time of a small audit. */
function widthOfAny(text: string): number {
  stringWidth ??= createRequire(import.meta.url)('string-width').default as (text: string) => number;
  return stringWidth(text);
}
