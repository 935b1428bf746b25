import { parse } from 'csv-parse/sync';
import type { ListFault, ListFaultCode } from './list-fault.js';
import { type ListColumn, listColumns, manyColumns } from './list-row.js';
import { textLines } from './text-lines.js';

/** A row before it is held to the schema, or why there is none. */
export type RawRow = { readonly line: number; readonly value: unknown } | ListFault;

/** Between the values of a cell that may hold several. */
const between = ';';

/** Other headings by what is left of them without case, spaces, hyphens and underscores. */
const headings: Readonly<Record<string, ListColumn>> = {
  应用包: 'apk',
  安装包: 'apk',
  policy: 'documents',
  隐私政策: 'documents',
  应用类型: 'appType',
  市场: 'profile',
  名称: 'name',
  标签: 'tags',
  ...Object.fromEntries(listColumns.map((column) => [column.toLowerCase(), column])),
};

/**
 * The rows of a CSV list (RFC 4180, one row a line). A broken line spoils itself alone; a heading with faults ends the
 * list, for nothing below it can be trusted.
 */
export async function* csvRows(path: string, where: string): AsyncGenerator<RawRow> {
  let columns: ListColumn[] | null = null;
  for await (const { line, text } of textLines(path)) {
    const fault = (code: ListFaultCode, column: string | null, detail: string): ListFault => ({
      code,
      where,
      line,
      column,
      detail,
    });
    if (text.trim() === '') continue;
    const cells = cellsOf(text);
    if (typeof cells === 'string') {
      yield fault('broken-line', null, cells);
      if (columns === null) return;
    } else if (columns === null) {
      const found = columnsOf(cells, fault);
      yield* found.faults;
      if (found.faults.length > 0) return;
      columns = found.columns;
    } else if (cells.length !== columns.length) {
      yield fault('cell-count', null, `${cells.length} ≠ ${columns.length}`);
    } else yield { line, value: rowOf(columns, cells) };
  }
}

/** The cells of a line, or what is wrong with it. */
function cellsOf(text: string): string[] | string {
  // Without a quote a line is its cells between commas; making a parser for it would be most of a second run's work.
  if (!text.includes('"')) return text.split(',').map((cell) => cell.trim());
  try {
    return parse(text, { trim: true, relax_column_count: true })[0] ?? [];
  } catch (error) {
    return error instanceof Error ? (error.message.split(' at line')[0] ?? '') : String(error);
  }
}

type FaultMaker = (code: ListFaultCode, column: string | null, detail: string) => ListFault;

function columnsOf(cells: readonly string[], fault: FaultMaker) {
  const columns: ListColumn[] = [];
  const faults: ListFault[] = [];
  for (const cell of cells) {
    const column = headings[cell.toLowerCase().replace(/[\s_-]/g, '')];
    if (column === undefined) faults.push(fault('unknown-column', cell, ''));
    else if (columns.includes(column)) faults.push(fault('repeated-column', column, ''));
    else columns.push(column);
  }
  if (faults.length === 0 && !columns.includes('apk')) faults.push(fault('missing-column', 'apk', ''));
  return { columns, faults };
}

/** Cells by column; an empty one counts as left out. */
function rowOf(columns: readonly ListColumn[], cells: readonly string[]): Record<string, unknown> {
  const filled = columns.flatMap((column, i): [string, unknown][] => {
    const cell = cells[i] ?? '';
    if (cell === '') return [];
    return [[column, manyColumns.includes(column) ? valuesOf(cell) : cell]];
  });
  return Object.fromEntries(filled);
}

function valuesOf(cell: string): string[] {
  return cell
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
