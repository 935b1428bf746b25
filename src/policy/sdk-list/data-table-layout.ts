import { numberingOf } from '../document/numbering.js';
import { type Passage, quote, quoteAll } from '../document/passage.js';
import type { ReadRow } from '../sections/read-sections.js';
import { type Layout, type LayoutContext, passageAt } from './layout.js';
import { SdkRowBuilder } from './sdk-row.js';

const longestTitle = 60;
/** Rows in which a header may go deeper. */
const mostHeaderRows = 2;

/**
 * A table of data below the name of an SDK: `某某地图SDK` above `收集的个人信息 | 收集目的`. Its rows are what that one SDK
 * collects.
 */
export const dataTableLayout: Layout = (context, at) => {
  const title = passageAt(context, at);
  const item = context.items[at + 1];
  if (title === null || item?.kind !== 'table' || !namesOne(title, context)) return null;
  const header = dataColumns(item.rows, context);
  if (header === null) return null;
  const builder = new SdkRowBuilder();
  for (const { cells } of item.rows.slice(header.next))
    for (const column of header.columns) {
      const cell = cells[column];
      if (cell !== undefined && !cell.spanned) builder.add('data', quoteAll(cell.passage));
    }
  if (builder.isEmpty) return null;
  const start = numberingOf(title.text.text)?.length ?? 0;
  const name = quote(title, start, title.match.length);
  return { rows: [builder.build(name, 'listed', title.section.match)], next: at + 2 };
};

/** A line that is the name of a product or SDK and nothing else. */
function namesOne({ match }: Passage, { products, names, words }: LayoutContext): boolean {
  const bare = match.slice(numberingOf(match)?.length ?? 0).replace(/ ?[（(][^（()）]{0,40}[)）]$/, '');
  if (bare.length > longestTitle || /[，,。；;：:、]/.test(bare) || words.announces(bare)) return false;
  return products.isProduct(bare) || (/sdk$/.test(bare) && !names.isGeneric(bare));
}

/** The columns that tell data, where no column says whose a row is; null where the table is of another kind. */
function dataColumns(
  rows: readonly ReadRow[],
  { labels }: LayoutContext,
): { columns: readonly number[]; next: number } | null {
  const columns = new Set<number>();
  let next = 0;
  for (const { cells } of rows.slice(0, mostHeaderRows)) {
    const fields = cells.map(({ passage }) => labels.fieldsOf(passage.match));
    if (fields.flat().some((field) => field === 'name' || field === 'provider')) return null;
    const told = fields.flatMap((own, column) => (own.includes('data') ? [column] : []));
    if (told.length === 0) break;
    for (const column of told) columns.add(column);
    next++;
  }
  return columns.size === 0 ? null : { columns: [...columns], next };
}
