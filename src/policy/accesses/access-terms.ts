import type { DeviceAccessId } from '../../taxonomy/device-access-id.js';
import type { DeviceAccessWords } from '../lexicon/lexicon-schema.js';
import { WordScanner } from '../normalize/word-scanner.js';

export type TermKind = 'capability' | 'near' | 'list' | 'data' | 'mask';

/** A word of the lexicon in a text, and the access it speaks of. */
export interface AccessTerm {
  readonly access: DeviceAccessId;
  readonly kind: TermKind;
  readonly start: number;
  readonly end: number;
}

export type AccessTermFinder = (dense: string) => readonly AccessTerm[];

/** Finds the words of all accesses; a word inside a phrase that masks it does not count. */
export function findAccessTerms(words: readonly DeviceAccessWords[]): AccessTermFinder {
  const scanner = new WordScanner(
    words.flatMap(({ id, capability, near, list, data, masks }) => [
      ...entries(id, 'capability', capability),
      ...entries(id, 'near', near),
      ...entries(id, 'list', list),
      ...entries(id, 'data', data),
      ...entries(id, 'mask', masks),
    ]),
  );
  return (dense) => {
    const terms = [...scanner.hits(dense)].map(
      ({ start, end, value }): AccessTerm => ({ ...value, start, end }),
    );
    const masks = terms.filter(({ kind }) => kind === 'mask');
    return terms.filter(
      (term) =>
        term.kind !== 'mask' &&
        !masks.some(
          (mask) => mask.access === term.access && mask.start <= term.start && mask.end >= term.end,
        ),
    );
  };
}

function entries(
  access: DeviceAccessId,
  kind: TermKind,
  words: readonly string[],
): [string, { access: DeviceAccessId; kind: TermKind }][] {
  return words.map((word) => [word.replaceAll(' ', ' '), { access, kind }]);
}
