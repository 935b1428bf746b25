import type { NameHit } from '../products/product-scanner.js';

/** Units before the word SDK in which a name in quotation marks begins. */
const longestName = 44;

/** The name in quotation marks that the word SDK follows: `“某某定位”SDK`; null where there is none. */
export function quotedBefore(
  match: string,
  from: number,
  sdkStart: number,
): { start: number; end: number } | null {
  const head = match.slice(Math.max(from, sdkStart - longestName), sdkStart);
  const found = /[“"「『【]([^“”"「」『』【】，,。；;：:]{2,30})[”"」』】] ?$/.exec(head);
  if (found?.[1] === undefined) return null;
  const start = sdkStart - head.length + found.index + 1;
  return { start, end: start + found[1].length };
}

/** The product whose name ends at `at`: `某某统计的异常日志SDK` is one of its own. */
export function productUpTo(hits: readonly NameHit[], at: number): NameHit | null {
  return hits.find((hit) => hit.end === at && hit.term.kind !== 'vendor') ?? null;
}
