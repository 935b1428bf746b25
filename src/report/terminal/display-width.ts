import stringWidth from 'string-width';

/** ASCII without control characters: one column each. */
const narrow = /^[\u0020-\u007e]*$/;
/** ASCII, CJK punctuation, kana, ideographs, Hangul syllables and fullwidth forms: one column or two, never clustered. */
const plain =
  /^[\u0020-\u007e\u3001-\u3029\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60]*$/;

/** Whether every character stands for itself: one or two columns wide, joined with no neighbour. */
export function isPlain(text: string): boolean {
  return plain.test(text);
}

/**
 * Columns that a text takes in a terminal, as string-width counts them. That library segments every text into
 * graphemes, which takes longer than making a report: texts of plain characters, nearly all, are counted here.
 */
export function displayWidth(text: string): number {
  if (narrow.test(text)) return text.length;
  if (!isPlain(text)) return stringWidth(text);
  let width = 0;
  for (let i = 0; i < text.length; i++) width += text.charCodeAt(i) < 0x7f ? 1 : 2;
  return width;
}
