import { joinMapped } from '../document/mapped-text.js';
import { matchOf, type Passage, type Quote, quote, quoteAll } from '../document/passage.js';
import type { SdkField } from '../lexicon/lexicon-schema.js';
import { alignCells, type FlatCell, type FlatRow } from './align-cells.js';
import { settleNames } from './header-names.js';
import { type Layout, type LayoutContext, passageAt } from './layout.js';
import { type SdkRow, SdkRowBuilder } from './sdk-row.js';

interface FlatHeader {
  readonly columns: readonly (readonly SdkField[])[];
  /** Cells of a row stand on one line, separated by blanks. */
  readonly spaced: boolean;
  readonly next: number;
}

/** Headings of these end a table however deep they stand. */
const chapters: ReadonlySet<string> = new Set([
  'rights',
  'contact',
  'minors',
  'changes',
  'storage',
  'cookies',
]);
const longestHeaderRun = 14;
/** Fields that a merged cell hands down to the rows below it. */
const inherited: readonly SdkField[] = ['purpose', 'scene', 'category', 'method'];

/** A table of which only the text is left: one cell a line, or the cells of a row on one line. */
export const flatTableLayout: Layout = (context, at) => {
  const header = spacedHeader(context, at) ?? stackedHeader(context, at);
  if (header === null) return null;
  const { cells, next } = collectCells(context, header);
  if (cells.length < 2) return null;
  const section = passageAt(context, at)?.section.match ?? '';
  const rows: SdkRow[] = [];
  let above: FlatRow | null = null;
  const columns = withProvider(header.columns);
  for (const row of alignCells(cells, columns, context.affinity)) {
    const read = toSdkRow(row, above, columns, section);
    if (read !== null) rows.push(read);
    above = read === null ? above : withInherited(row, above);
  }
  return { rows, next };
};

/** Tables without a column for it put the provider above or before the address. */
function withProvider(columns: FlatHeader['columns']): FlatHeader['columns'] {
  if (columns.some((fields) => fields.includes('provider'))) return columns;
  return columns.map((fields) =>
    fields.includes('privacyUrl') || fields.includes('url') ? [...fields, 'provider'] : fields,
  );
}

function spacedHeader(context: LayoutContext, at: number): FlatHeader | null {
  const passage = passageAt(context, at);
  if (passage === null || passage.match.length > 120) return null;
  const labels = passage.match.split(' ');
  if (labels.length < 3) return null;
  const columns = labels.map((label) => context.labels.fieldsOf(label));
  return isHeader(columns) && columns.filter((fields) => fields.length > 0).length >= columns.length * 0.7
    ? { columns: settleNames(columns, labels, context.words), spaced: true, next: at + 1 }
    : null;
}

function stackedHeader(context: LayoutContext, at: number): FlatHeader | null {
  const columns: (readonly SdkField[])[] = [];
  const labels: string[] = [];
  let labelled = 0;
  for (let i = at; i < at + longestHeaderRun; i++) {
    const passage = passageAt(context, i);
    if (passage === null || passage.match.length > 28) break;
    const fields = context.labels.fieldsOf(passage.match);
    if (fields.length === 0 && (columns.length === 0 || /[：:，,。；;]/u.test(passage.match))) break;
    columns.push(fields);
    labels.push(passage.match);
    if (fields.length > 0) labelled = columns.length;
  }
  const run = columns.slice(0, labelled);
  const unknown = run.filter((fields) => fields.length === 0).length;
  return isHeader(run) && unknown <= 1
    ? { columns: settleNames(run, labels, context.words), spaced: false, next: at + run.length }
    : null;
}

/** Three different fields at least, one of which says whose row it is. */
function isHeader(columns: readonly (readonly SdkField[])[]): boolean {
  const fields = new Set(columns.flat());
  return fields.size >= 3 && (fields.has('name') || fields.has('provider'));
}

function collectCells(context: LayoutContext, header: FlatHeader): { cells: FlatCell[]; next: number } {
  const cells: FlatCell[] = [];
  let at = header.next;
  const apart = !header.spaced && headerIsApart(context, header);
  for (; ; at++) {
    const passage = passageAt(context, at);
    if (passage === null || endsTable(passage, context, at)) break;
    const quotes = header.spaced ? splitAtBlanks(passage) : [quoteAll(passage)];
    const last = cells.at(-1);
    if (apart && last !== undefined && linesBetween(last.quote.passage, passage) < 2) {
      cells[cells.length - 1] = joinCells(last, passage);
      continue;
    }
    for (const [i, cell] of quotes.entries()) {
      cells.push({ quote: cell, match: passage.match.slice(cell.start, cell.end), startsLine: i === 0 });
    }
  }
  return { cells, next: at };
}

/** True where cells stand apart from each other by an empty line, so that lines without one are of one cell. */
function headerIsApart(context: LayoutContext, header: FlatHeader): boolean {
  for (let at = header.next - header.columns.length + 1; at < header.next; at++) {
    const [before, passage] = [passageAt(context, at - 1), passageAt(context, at)];
    if (before === null || passage === null || linesBetween(before, passage) < 2) return false;
  }
  return true;
}

function linesBetween(before: Passage, after: Passage): number {
  const from = before.text.offsets[before.text.text.length] ?? 0;
  return before.document.source.slice(from, after.text.offsets[0]).split('\n').length - 1;
}

/** The lines of a cell as one passage. */
function joinCells(cell: FlatCell, passage: Passage): FlatCell {
  const first = cell.quote.passage;
  const text = joinMapped([first.text, passage.text], '\n');
  const joined: Passage = { ...first, text, match: `${first.match}\n${passage.match}` };
  return { ...cell, quote: quoteAll(joined), match: joined.match };
}

/** A chapter heading, or prose that speaks to the reader. */
function endsTable(passage: Passage, context: LayoutContext, at: number): boolean {
  const text = passage.match;
  if (
    passage.kind === 'heading' &&
    passage.section.level <= 2 &&
    passage.section.offset === passage.text.offsets[0]
  )
    return true;
  if (passage.kind === 'heading' && chapters.has(passage.section.role)) return true;
  if (text.length < 40 || /https?:/.test(text)) return false;
  if (!/[。！!]$/u.test(text) || !/我们|您|本政策|we |you /.test(text)) return false;
  // A long purpose cell is followed by an address soon; prose is followed by prose.
  for (let i = at + 1; i <= at + 3; i++) if (/https?:/.test(passageAt(context, i)?.match ?? '')) return false;
  return true;
}

function splitAtBlanks(passage: Passage): Quote[] {
  const cells: Quote[] = [];
  for (const match of passage.text.text.matchAll(/\S+/g))
    cells.push(quote(passage, match.index, match.index + match[0].length));
  return cells;
}

function toSdkRow(
  row: FlatRow,
  above: FlatRow | null,
  columns: FlatHeader['columns'],
  section: string,
): SdkRow | null {
  const builder = new SdkRowBuilder();
  for (const [column, fields] of columns.entries()) {
    for (const field of fields) {
      const own = row[column] ?? [];
      const cells = own.length === 0 && inherited.includes(field) ? (above?.[column] ?? []) : own;
      for (const merged of mergeCells(cells)) builder.add(field, merged);
    }
  }
  const name = builder.get('name')[0] ?? builder.get('provider')[0];
  if (name === undefined) return null;
  return builder.build(name, 'listed', `${section} ${builder.get('category').map(matchOf).join(' ')}`);
}

/** Cells of one passage are one quote again, cells of several stay apart. */
function mergeCells(cells: readonly FlatCell[]): Quote[] {
  const merged: Quote[] = [];
  for (const { quote: cell } of cells) {
    const last = merged.at(-1);
    if (last?.passage === cell.passage) merged[merged.length - 1] = quote(cell.passage, last.start, cell.end);
    else merged.push(cell);
  }
  return merged;
}

function withInherited(row: FlatRow, above: FlatRow | null): FlatRow {
  return row.map((cells, column) => (cells.length === 0 ? (above?.[column] ?? []) : cells));
}
