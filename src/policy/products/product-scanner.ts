import type { ProductTerm } from '../../sdk/product-names.js';
import type { ProductNames } from './product-names.js';

/** A name of the vocabulary within a text. */
export interface NameHit {
  readonly start: number;
  readonly end: number;
  readonly term: ProductTerm;
}

/** Finds every vocabulary name of a text: longest first, from the left, not overlapping. */
export type ProductScanner = (match: string, start: number, end: number) => readonly NameHit[];

type TermsByStart = (start: number) => readonly ProductTerm[] | undefined;

/** Marks and blanks that stand within names without changing them: `U-Share`, `腾讯 Bugly`. */
const asciiSilent: ReadonlySet<number> = new Set(
  Array.from(" -_.'&", (character) => character.charCodeAt(0)),
);

/**
 * @param brands names of vendors that no signature is of
 * @param ordinary keys that count beside the word SDK only, whatever the signatures say
 */
export function scanForProducts(
  products: ProductNames,
  brands: readonly string[],
  ordinary: ReadonlySet<string>,
): ProductScanner {
  const byStart = termsByStart(products, brands);
  /** 1 for every unit that a name begins with: most units of a text begin none. */
  const begins = new Uint8Array(0x10000);
  for (const start of [...products.starts, ...brands]) begins[start.charCodeAt(0)] = 1;
  return (match, start, end) => {
    const hits: NameHit[] = [];
    for (let at = start; at < end; at++) {
      const unit = match.charCodeAt(at);
      if (begins[unit] === 0 || isWithinWord(match, at, unit)) continue;
      const candidates = byStart(startKey(unit, nextSounding(match, at + 1)));
      const hit = candidates === undefined ? null : firstHit(candidates, ordinary, match, at, end);
      if (hit === null) continue;
      hits.push(hit);
      at = hit.end - 1;
    }
    return hits;
  };
}

/** The terms by the first two characters of their keys, longest first; made when a text first has them. */
function termsByStart(products: ProductNames, brands: readonly string[]): TermsByStart {
  const starts = new Map<number, readonly ProductTerm[] | string>();
  for (const start of products.starts) starts.set(keyOf(start), start);
  for (const key of brands) {
    const term: ProductTerm = { key, kind: 'vendor', id: '', category: '', needsSdk: false };
    const start = key.slice(0, 2);
    const present = starts.get(keyOf(start));
    const known = typeof present === 'object' ? present : products.termsFrom(start);
    starts.set(
      keyOf(start),
      [...known, term].sort((a, b) => b.key.length - a.key.length),
    );
  }
  return (key) => {
    const terms = starts.get(key);
    if (typeof terms !== 'string') return terms;
    const made = products.termsFrom(terms);
    starts.set(key, made);
    return made;
  };
}

function keyOf(start: string): number {
  return startKey(start.charCodeAt(0), start.charCodeAt(1));
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
function firstHit(
  terms: readonly ProductTerm[],
  ordinary: ReadonlySet<string>,
  match: string,
  at: number,
  limit: number,
): NameHit | null {
  for (const term of terms) {
    const end = endOfTerm(term.key, match, at, limit);
    if (end < 0) continue;
    const needsSdk = term.needsSdk || ordinary.has(term.key);
    if (!needsSdk || /^[ -]?sdk/.test(match.slice(end, end + 4))) return { start: at, end, term };
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

function isWithinWord(match: string, at: number, unit: number): boolean {
  return isLetter(unit) && isLetter(match.charCodeAt(at - 1));
}

function isLetter(unit: number): boolean {
  return unit >= 0x61 && unit <= 0x7a;
}
