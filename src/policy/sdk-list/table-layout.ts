import { linksIn, matchOf, type Passage, quoteAll } from '../document/passage.js';
import type { SdkField } from '../lexicon/lexicon-schema.js';
import type { ReadRow } from '../sections/read-sections.js';
import { addParts } from './block-keys.js';
import { settleByCells } from './columns-by-cells.js';
import { settleNames } from './header-names.js';
import { type KeyedPart, keyedParts } from './keyed-parts.js';
import type { Layout, LayoutContext } from './layout.js';
import { type SdkRow, SdkRowBuilder } from './sdk-row.js';

type Columns = readonly (readonly SdkField[])[];

/** A table whose header names the fields. Header rows that go deeper refine the one above. */
export const tableLayout: Layout = (context, at) => {
  const item = context.items[at];
  if (item?.kind !== 'table') return null;
  const header = findHeader(item.rows, context);
  if (header === null) return null;
  const rows: SdkRow[] = [];
  let group = item.section.match;
  const body = item.rows.slice(header.next);
  const single = body.filter((row) => groupTitle(row) === null);
  const columns = settleByCells(header.columns, single, context);
  for (const row of body) {
    const title = groupTitle(row);
    if (title !== null) group = title;
    else rows.push(...rowsOf(row, columns, group, context));
  }
  return { rows, next: at + 1 };
};

function findHeader(
  rows: readonly ReadRow[],
  context: LayoutContext,
): { columns: Columns; next: number } | null {
  for (let i = 0; i < Math.min(3, rows.length); i++) {
    const columns = withName(columnsOf(rows[i], context), rows[i], context);
    if (!isHeader(columns)) continue;
    const deeper = columnsOf(rows[i + 1], context);
    const refined = columns.map((fields, k) => (deeper[k]?.length ? (deeper[k] ?? fields) : fields));
    return isHeader(deeper) && deeper.every((fields) => fields.length > 0)
      ? { columns: refined, next: i + 2 }
      : { columns, next: i + 1 };
  }
  return null;
}

function columnsOf(row: ReadRow | undefined, context: LayoutContext): Columns {
  const labels = row?.cells.map((cell) => cell.passage.match) ?? [];
  return settleNames(
    labels.map((label) => context.labels.fieldsOf(label)),
    labels,
    context.words,
  );
}

/**
 * Where no column says that it names, the first one without a meaning of its own does, if the rest leaves no doubt
 * that the table is about what somebody provides.
 */
function withName(columns: Columns, row: ReadRow | undefined, context: LayoutContext): Columns {
  const fields = columns.flat();
  const aboutOthers = fields.includes('privacyUrl') || fields.includes('provider');
  if (fields.includes('name') || !aboutOthers || fields.length < 3) return columns;
  const at = columns.findIndex((own, i) => own.length === 0 && row?.cells[i]?.passage.match !== '');
  return at < 0 || context.labels.fieldsOf(row?.cells[at]?.passage.match ?? '').length > 0
    ? columns
    : columns.map((own, i): Columns[number] => (i === at ? ['name'] : own));
}

/** Two labels at least, one of which says whose row it is. */
function isHeader(columns: Columns): boolean {
  const fields = columns.flat();
  return fields.length >= 2 && (fields.includes('name') || fields.includes('provider'));
}

/** A row that is one cell over all columns names a group. */
function groupTitle(row: ReadRow): string | null {
  const [first, ...others] = row.cells;
  if (first === undefined || first.spanned) return null;
  const text = first.passage.text.text;
  return others.every(
    (cell) => cell.passage.text.text === '' || (cell.spanned && cell.passage.text.text === text),
  )
    ? text
    : null;
}

function rowsOf(row: ReadRow, columns: Columns, group: string, context: LayoutContext): SdkRow[] {
  const builder = new SdkRowBuilder();
  for (const [i, cell] of row.cells.entries()) {
    const fields = columns[i] ?? [];
    const parts = fields.includes('name') ? [] : partsOfCell(cell.passage, context);
    addParts(builder, parts);
    if (parts.length === 0) for (const field of fields) builder.add(field, quoteAll(cell.passage));
    builder.links.push(...(cell.links.length > 0 ? cell.links : linksIn(cell.passage)));
  }
  const name = builder.get('name')[0] ?? builder.get('provider')[0];
  return name === undefined
    ? []
    : [builder.build(name, 'listed', `${group} ${builder.get('category').map(matchOf).join(' ')}`)];
}

/** A cell of several fields has a key before each: `收集信息：…；使用目的：…`. */
function partsOfCell(passage: Passage, { labels }: LayoutContext): KeyedPart[] {
  const parts = keyedParts(passage, labels);
  const fields = new Set(parts.flatMap((part) => part.fields));
  return fields.size >= 2 && !fields.has('name') && !fields.has('subject') ? parts : [];
}
