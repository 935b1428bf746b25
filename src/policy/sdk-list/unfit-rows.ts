import { matchOf } from '../document/passage.js';
import type { LayoutContext } from './layout.js';
import type { SdkRow } from './sdk-row.js';

/** True for a row of a list of partners that is about no SDK in the app. */
export function isUnfit(row: SdkRow, { products, words }: LayoutContext): boolean {
  const name = matchOf(row.name);
  // What a list of SDKs holds is one, whatever it says of the way data takes.
  if (name.includes('sdk') || row.context.includes('sdk') || products.isProduct(name)) return false;
  if (words.isAnyParty(name)) return true;
  const how = (['method', 'category'] as const).flatMap((field) => row.fields.get(field) ?? []).map(matchOf);
  return (
    how.some((told) => words.isOutsideTheApp(told)) &&
    !how.some((told) => told.includes('sdk') && !words.isNotOne(told))
  );
}
