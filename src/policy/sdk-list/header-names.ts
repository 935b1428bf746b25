import type { SdkField } from '../lexicon/lexicon-schema.js';
import type { ListWords } from './list-words.js';

/**
 * The columns of a header in which two name: of `SDK名称` and `第三方名称` the second tells the provider.
 * @param labels the header's cells, lower case and simplified
 */
export function settleNames(
  columns: readonly (readonly SdkField[])[],
  labels: readonly string[],
  words: ListWords,
): readonly (readonly SdkField[])[] {
  const isName = (fields: readonly SdkField[]): boolean => fields.length === 1 && fields[0] === 'name';
  const own = columns.findIndex((fields, i) => isName(fields) && words.headsSdks(labels[i] ?? ''));
  if (own < 0 || columns.flat().includes('provider')) return columns;
  const other = columns.findIndex(
    (fields, i) => i !== own && isName(fields) && words.headsParties(labels[i] ?? ''),
  );
  return other < 0
    ? columns
    : columns.map((fields, i): readonly SdkField[] => (i === other ? ['provider'] : fields));
}
