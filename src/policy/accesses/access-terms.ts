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
  return (dense) => {
    const hits = scanner.hits(dense);
    if (hits.length === 0) return [];
    const terms: AccessTerm[] = [];
    const covers = hits.filter(({ value }) => value.kind === 'mask' || value.kind === 'data');
    /** The first of those that may still reach where the current hit begins. */
    let near = 0;
    for (const hit of hits) {
      if (hit.value.kind === 'mask') continue;
      while ((covers[near]?.end ?? hit.end) < hit.start) near++;
      const around = coveredBy(covers, near, hit);
      if (around !== 'mask')
        terms.push({ ...hit.value, start: hit.start, end: hit.end, isData: around === 'data' });
    }
    return terms;
  };
}

type Hit = WordHit<Word>;

/** What stands around a hit, from `from` on: a phrase that masks it, or a word for data that it is or belongs to. */
function coveredBy(covers: readonly Hit[], from: number, { start, end, value }: Hit): 'mask' | 'data' | null {
  let isData = false;
  for (let i = from; i < covers.length; i++) {
    const cover = covers[i];
    if (cover === undefined || cover.start > start) break;
    if (cover.value.access !== value.access) continue;
    if (cover.value.kind === 'mask') {
      if (cover.end >= end) return 'mask';
    } else if (cover.start === start || cover.end >= end) isData = true;
  }
  return isData ? 'data' : null;
}

interface Word {
  readonly access: DeviceAccessId;
  readonly kind: TermKind;
}

function entries(access: DeviceAccessId, kind: TermKind, words: readonly string[]): [string, Word][] {
  return words.map((word) => [word, { access, kind }]);
}
