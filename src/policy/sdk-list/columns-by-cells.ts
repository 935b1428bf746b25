import type { SdkField } from '../lexicon/lexicon-schema.js';
import type { ReadRow } from '../sections/read-sections.js';
import type { LayoutContext } from './layout.js';
import { companyEnd } from './provider-in-text.js';

type Columns = readonly (readonly SdkField[])[];

/** Rows that a judgement on a column needs, and the part of them that must agree. */
const fewestRows = 2;
const most = 0.6;

/**
 * The columns of a table whose cells contradict its header: below `第三方名称` stand companies, and the names of the SDKs
 * below a heading that says something else. That column names, and the companies provide.
 */
export function settleByCells(
  columns: Columns,
  rows: readonly ReadRow[],
  { products }: LayoutContext,
): Columns {
  const named = columns.findIndex((fields) => fields.length === 1 && fields[0] === 'name');
  if (named < 0 || columns.flat().includes('provider') || rows.length < fewestRows) return columns;
  const share = (column: number, test: (text: string) => boolean): number =>
    rows.filter(({ cells }) => test(cells[column]?.passage.match.trim() ?? '')).length / rows.length;
  if (share(named, (text) => companyEnd.test(text)) < most) return columns;
  const isName = (text: string): boolean =>
    text.length <= 40 && (/sdk(?:[（(][^（()）]*[)）])?$/.test(text) || products.isProduct(text));
  const own = columns.findIndex((fields, i) => i !== named && !isTold(fields) && share(i, isName) >= most);
  if (own < 0) return columns;
  return columns.map((fields, i): readonly SdkField[] =>
    i === own ? ['name'] : i === named ? ['provider'] : fields,
  );
}

/** A heading that leaves no doubt what stands below it. */
function isTold(fields: readonly SdkField[]): boolean {
  return fields.some((field) => field !== 'category' && field !== 'scene' && field !== 'purpose');
}
