/** How a line is numbered: its marker, and how deep that style of marker usually stands. */
export interface Numbering {
  /** Length of the marker, blanks after it included. */
  readonly length: number;
  /** 1 第一章, 一、; 2 （一）; 3 1. 1、; 4 1.1, （1）, 1); 5 ①, a), bullets. */
  readonly level: number;
  readonly bullet: boolean;
}

const styles: readonly { readonly pattern: RegExp; readonly level: number; readonly bullet?: true }[] = [
  { pattern: /^(?:附件|附录|附錄|附表)[一二三四五六七八九十\d]{0,3}[:：、.．]?\s*/u, level: 1 },
  { pattern: /^第[一二三四五六七八九十百\d]{1,4}[章条條部分节節]{1,2}[:：、.．]?\s*/u, level: 1 },
  { pattern: /^[一二三四五六七八九十]{1,3}\s?[、.．:：]\s*/u, level: 1 },
  { pattern: /^[(（][一二三四五六七八九十]{1,3}[)）]\s*[、.．:：]?\s*/u, level: 2 },
  { pattern: /^\d{1,2}(?:\s?[.．]\s?\d{1,2}){1,4}\s?[.．、]?(?!\d|[%％])\s*/u, level: 4 },
  { pattern: /^\d{1,2}\s+(?=[\u4e00-\u9fff])/u, level: 3 },
  { pattern: /^[(（]\s?\d{1,3}\s?[)）]\s*[、.．:：]?\s*/u, level: 4 },
  { pattern: /^\d{1,3}\s?[.．、](?!\d)\s*/u, level: 3 },
  { pattern: /^\d{1,3}\s?[)）]\s*[、.．]?\s*/u, level: 4 },
  { pattern: /^[\u2460-\u2473\u2474-\u249b\u3220-\u3229]\s?[.．、]{0,2}\s*/u, level: 5 },
  { pattern: /^[(（]?[a-hA-Hivx]{1,4}[)）.．、]\s?(?=[^\da-z.])/u, level: 5 },
  { pattern: /^[•·●○◆◇■□▪▶►★☆※\-*–—◦]\s*/u, level: 5, bullet: true },
  { pattern: /^\+\s+/u, level: 5, bullet: true },
];

/** What any style begins with: most lines begin otherwise, and need no look at the styles. */
const anyStyle = /^[附第一二三四五六七八九十(（\d\u2460-\u249b\u3220-\u3229a-hA-Hivx•·●○◆◇■□▪▶►★☆※\-*–—◦+]/u;

/** The numbering at the start of a line, or null. */
export function numberingOf(line: string): Numbering | null {
  if (!anyStyle.test(line)) return null;
  for (const { pattern, level, bullet } of styles) {
    const length = pattern.exec(line)?.[0].length ?? 0;
    if (length > 0 && length < line.length) return { length, level, bullet: bullet === true };
  }
  return null;
}

/** How deep a dotted number stands, `2.3.1` three deep; null for lines that begin otherwise. */
export function dottedDepth(line: string): number | null {
  const number = /^\d{1,2}(?:\s?[.．]\s?\d{1,2}){1,5}(?!\d)/.exec(line)?.[0];
  return number === undefined ? null : number.split(/[.．]/).length;
}
