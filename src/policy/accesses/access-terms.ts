import type { DeviceAccessId } from '../../taxonomy/device-access-id.js';
import type { DeviceAccessWords } from '../lexicon/lexicon-schema.js';
import { type WordHit, WordScanner } from '../normalize/word-scanner.js';

export type TermKind =
  | 'capability'
  | 'near'
  | 'beforeRight'
  | 'shared'
  | 'list'
  | 'data'
  | 'held'
  | 'item'
  | 'beside'
  | 'mask';

/** A word of the lexicon in a text, and the access it speaks of. */
export interface AccessTerm {
  readonly access: DeviceAccessId;
  readonly kind: TermKind;
  readonly start: number;
  readonly end: number;
  /** The word is data as well, or part of a word for data: only what is about it makes it a right. */
  readonly isData: boolean;
}

export type AccessTermFinder = (dense: string) => readonly AccessTerm[];

/** Finds the words of all accesses; a word inside a phrase that masks it does not count. */
export function findAccessTerms(words: readonly DeviceAccessWords[]): AccessTermFinder {
  const scanner = new WordScanner(
    words.flatMap(({ id, capability, near, beforeRight, shared, list, data, held, items, beside, masks }) => [
      ...entries(id, 'capability', capability),
      ...entries(id, 'near', near),
      ...entries(id, 'beforeRight', beforeRight),
      ...entries(id, 'shared', shared),
      ...entries(id, 'list', list),
      ...entries(id, 'data', data),
      ...entries(id, 'held', held),
      ...entries(id, 'item', items),
      ...entries(id, 'beside', beside?.words ?? []),
      ...entries(id, 'mask', masks),
    ]),
  );
  const longestMask = Math.max(0, ...words.flatMap(({ masks }) => masks.map((mask) => mask.length)));
  return (dense) => {
    const hits = scanner.hits(dense);
    const terms: AccessTerm[] = [];
    /** The first hit that may still reach where the current one begins. */
    let near = 0;
    for (const hit of hits) {
      while ((hits[near]?.start ?? hit.start) < hit.start - longestMask) near++;
      const others = othersAt(hits, near, hit);
      if (hit.value.kind === 'mask' || others.some((other) => masks(other, hit))) continue;
      const isData = others.some(
        ({ start, end, value }) => value.kind === 'data' && (start === hit.start || end >= hit.end),
      );
      terms.push({ ...hit.value, start: hit.start, end: hit.end, isData });
    }
    return terms;
  };
}

type Hit = WordHit<Word>;

/** The hits of the same access that begin at or before a hit, from `near` on; itself one of them. */
function othersAt(hits: readonly Hit[], near: number, { start, value }: Hit): Hit[] {
  const others: Hit[] = [];
  for (let i = near; i < hits.length; i++) {
    const other = hits[i];
    if (other === undefined || other.start > start) break;
    if (other.value.access === value.access) others.push(other);
  }
  return others;
}

function masks(mask: Hit, hit: Hit): boolean {
  return mask.value.kind === 'mask' && mask.end >= hit.end;
}

interface Word {
  readonly access: DeviceAccessId;
  readonly kind: TermKind;
}

function entries(access: DeviceAccessId, kind: TermKind, words: readonly string[]): [string, Word][] {
  return words.map((word) => [word.replaceAll(' ', ' '), { access, kind }]);
}
