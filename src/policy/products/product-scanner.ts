import type { ProductNames, ProductTerm } from './product-names.js';

/** A name of the vocabulary within a text. */
export interface NameHit {
  readonly start: number;
  readonly end: number;
  readonly term: ProductTerm;
}

/** Finds every vocabulary name of a text: longest first, from the left, not overlapping. */
export type ProductScanner = (match: string, start: number, end: number) => readonly NameHit[];

/** Marks and blanks that stand within names without changing them: `U-Share`, `腾讯 Bugly`. */
const asciiSilent: ReadonlySet<number> = new Set(
  Array.from(" -_.'&", (character) => character.charCodeAt(0)),
);

export function scanForProducts(
  products: ProductNames,
  brands: readonly string[],
  ordinary: ReadonlySet<string>,
): ProductScanner {
  /** By the first two characters of the key. */
  const byStart = new Map<number, ProductTerm[]>();
  const unknown = brands.map(
    (key): ProductTerm => ({ key, kind: 'vendor', id: '', standsAlone: false, needsSdk: false }),
  );
  const terms = [...products.vocabulary, ...unknown].sort((a, b) => b.key.length - a.key.length);
  for (const known of terms) {
    const term = ordinary.has(known.key) ? { ...known, needsSdk: true } : known;
    const first = startKey(term.key.charCodeAt(0), term.key.charCodeAt(1));
    const present = byStart.get(first);
    if (present === undefined) byStart.set(first, [term]);
    else present.push(term);
  }
  return (match, start, end) => {
    const hits: NameHit[] = [];
    for (let at = start; at < end; at++) {
      const candidates = byStart.get(startKey(match.charCodeAt(at), nextSounding(match, at + 1)));
      if (candidates === undefined || isWithinWord(match, at)) continue;
      const hit = firstHit(candidates, match, at, end);
      if (hit === null) continue;
      hits.push(hit);
      at = hit.end - 1;
    }
    return hits;
  };
}

/** The next character that is part of a name. */
function nextSounding(match: string, from: number): number {
  let at = from;
  while (at < from + 3 && isSilent(match.charCodeAt(at))) at++;
  return match.charCodeAt(at);
}

function isSilent(unit: number): boolean {
  return unit < 0x80 ? asciiSilent.has(unit) : unit === 0xb7 || unit === 0x2019;
}

function startKey(first: number, second: number): number {
  return first * 0x10000 + second;
}

/** Terms come longest first. */
function firstHit(terms: readonly ProductTerm[], match: string, at: number, limit: number): NameHit | null {
  for (const term of terms) {
    const end = endOfTerm(term.key, match, at, limit);
    if (end > 0 && (!term.needsSdk || /^[ -]?sdk/.test(match.slice(end, end + 4))))
      return { start: at, end, term };
  }
  return null;
}

function endOfTerm(key: string, match: string, at: number, limit: number): number {
  let position = at;
  for (let k = 0; k < key.length; position++) {
    if (position >= limit) return -1;
    const character = match.charAt(position);
    if (character === key.charAt(k)) k++;
    else if (k === 0 || !isSilent(character.charCodeAt(0))) return -1;
  }
  const latin = /[a-z0-9]$/.test(key);
  return latin && /[a-z]/.test(match.charAt(position)) && !match.startsWith('sdk', position) ? -1 : position;
}

function isWithinWord(match: string, at: number): boolean {
  return /[a-z]/.test(match.charAt(at)) && /[a-z]/.test(match.charAt(at - 1));
}
