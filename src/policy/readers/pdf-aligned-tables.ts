import { type AlignedRegion, alignedRegions, overlap, type Span } from './pdf-aligned-regions.js';
import { lineOfRuns, type PdfLine } from './pdf-lines.js';
import type { PdfRule, PdfRun } from './pdf-page.js';
import { rowLinesOf, rowStartsOf } from './pdf-row-starts.js';
import { areColumnsOfProse, areRowsOfTable, areWide, isAligned } from './pdf-table-likeness.js';
import type { PdfTable } from './pdf-tables.js';

/** Lines of one column of a page, top down, and where the column ends. */
export interface PdfTextColumn {
  readonly top: number;
  readonly right: number;
  readonly lines: readonly PdfLine[];
}

export interface AlignedTables {
  readonly tables: readonly PdfTable[];
  /** Running text beside other running text, in reading order. */
  readonly textColumns: readonly PdfTextColumn[];
  readonly rest: readonly PdfLine[];
}

/** Tables of a page whose columns only blanks and alignment tell, from the lines outside ruled tables, top down. */
export function alignedTablesOf(lines: readonly PdfLine[], rules: readonly PdfRule[]): AlignedTables {
  const { regions, rest } = alignedRegions(lines);
  const tables: PdfTable[] = [];
  const textColumns: PdfTextColumn[] = [];
  const others: PdfLine[] = [...rest];
  for (const { lines: held, columns: found } of regions) {
    const columns = alignedColumns(held, found);
    if (columns.length < 2) {
      others.push(...held);
      continue;
    }
    const region = { lines: held, columns };
    const rowLines = rowLinesOf(held, columns);
    const told = rowStartsOf(region, rowLines, rules);
    const table = told === null ? null : tableOf(region, told.starts);
    const isTable =
      told !== null &&
      table !== null &&
      !areColumnsOfProse(region, rowLines, told.by, table.rows) &&
      areRowsOfTable(table.rows);
    if (isTable) tables.push(table);
    else if (areWide(region, rowLines)) textColumns.push(...textColumnsOf(region));
    else others.push(...held);
  }
  return { tables, textColumns, rest: others.sort((a, b) => a.baseline - b.baseline) };
}

/** Columns whose texts stand at no common place are part of the column that is nearer to them. */
function alignedColumns(lines: readonly PdfLine[], found: readonly Span[]): Span[] {
  const columns = [...found];
  for (let i = 0; i < columns.length && columns.length > 1; ) {
    const column = columns[i] as Span;
    if (isAligned(lines, column)) {
      i++;
      continue;
    }
    const [before, after] = [columns[i - 1], columns[i + 1]];
    const toBefore = before === undefined ? Number.POSITIVE_INFINITY : column.left - before.right;
    const toAfter = after === undefined ? Number.POSITIVE_INFINITY : after.left - column.right;
    const at = toBefore <= toAfter ? i - 1 : i;
    const [left, right] = [columns[at], columns[at + 1]];
    if (left !== undefined && right !== undefined)
      columns.splice(at, 2, { left: left.left, right: right.right });
    i = at;
  }
  return columns;
}

function tableOf({ lines, columns }: AlignedRegion, starts: readonly number[]): PdfTable {
  const rows = starts.map((start, row) => {
    const runs = lines.slice(start, starts[row + 1] ?? lines.length).flatMap((line) => line.runs);
    return columns.map((column, i) => ({ runs: runs.filter((run) => overlap(column, run)), row, column: i }));
  });
  return { top: lines[0]?.baseline ?? 0, bottom: lines.at(-1)?.baseline ?? 0, rows };
}

function textColumnsOf({ lines, columns }: AlignedRegion): PdfTextColumn[] {
  return columns.map((column) => ({
    top: lines[0]?.baseline ?? 0,
    right: column.right,
    lines: lines.flatMap((line) => {
      const runs = line.runs.filter((run: PdfRun) => overlap(column, run));
      return runs.length === 0 ? [] : [lineOfRuns(runs)];
    }),
  }));
}
