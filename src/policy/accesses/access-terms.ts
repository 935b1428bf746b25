import type { DeviceAccessId } from '../../taxonomy/device-access-id.js';
import type { DeviceAccessWords } from '../lexicon/lexicon-schema.js';
import { WordScanner } from '../normalize/word-scanner.js';

export type TermKind = 'capability' | 'near' | 'beforeRight' | 'list' | 'data' | 'mask';

/** A word of the lexicon in a text, and the access it speaks of. */
export interface AccessTerm {
  readonly access: DeviceAccessId;
  readonly kind: TermKind;
  readonly start: number;
  readonly end: number;
  /** The word names data as well: only words that speak of the right itself make it one. */
  readonly isData: boolean;
}

export type AccessTermFinder = (dense: string) => readonly AccessTerm[];

/** Finds the words of all accesses; a word inside a phrase that masks it does not count. */
export function findAccessTerms(words: readonly DeviceAccessWords[]): AccessTermFinder {
  const scanner = new WordScanner(
    words.flatMap(({ id, capability, near, beforeRight, list, data, masks }) => [
      ...entries(id, 'capability', capability),
      ...entries(id, 'near', near),
      ...entries(id, 'beforeRight', beforeRight),
      ...entries(id, 'list', list),
      ...entries(id, 'data', data),
      ...entries(id, 'mask', masks),
    ]),
  );
  return (dense) => {
    const terms = scanner
      .hits(dense)
      .map(({ start, end, value }): AccessTerm => ({ ...value, start, end, isData: false }));
    const data = new Set(
      terms.filter(({ kind }) => kind === 'data').map(({ access, start }) => `${access}:${start}`),
    );
    const masks = terms.filter(({ kind }) => kind === 'mask');
    const meant = terms.filter(
      (term) =>
        term.kind !== 'mask' &&
        !masks.some(
          (mask) => mask.access === term.access && mask.start <= term.start && mask.end >= term.end,
        ),
    );
    return meant.map((term) => ({ ...term, isData: data.has(`${term.access}:${term.start}`) }));
  };
}

function entries(
  access: DeviceAccessId,
  kind: TermKind,
  words: readonly string[],
): [string, { access: DeviceAccessId; kind: TermKind }][] {
  return words.map((word) => [word.replaceAll(' ', ' '), { access, kind }]);
}
