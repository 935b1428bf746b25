import { dataTypeByWord, dataTypes, wordsFor } from '../../taxonomy/data-types.js';
import { WordScanner } from '../normalize/word-scanner.js';

/** Finds the type of personal data that an item of a row names; null where the taxonomy has none. */
export type DataItemFinder = (item: string) => string | null;

/** By the whole item first, then by the longest word of the taxonomy that stands in it. */
export function findDataItems(): DataItemFinder {
  const scanner = new WordScanner(
    dataTypes.flatMap((type) =>
      wordsFor(type).map((word) => [word.normalize('NFKC').toLowerCase(), type.id] as const),
    ),
  );
  return (item) => {
    const exact = dataTypeByWord(item.replace(/[（(].*$/u, ''));
    if (exact !== undefined) return exact.id;
    const hits = [...scanner.hits(item.normalize('NFKC').toLowerCase())];
    return hits.sort((a, b) => b.end - b.start - (a.end - a.start))[0]?.value ?? null;
  };
}
