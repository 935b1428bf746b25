import type { AppStanding, SummaryApp, SummaryFacts, SummaryTrend } from '../../findings/summary-facts.js';
import type { Language } from '../messages/rule-text.js';
import { summaryWords } from '../messages/summary-words.js';
import { harmless } from '../terminal/style.js';
import type { Sheet, Tone } from '../xlsx/sheets.js';
import { workbookOf } from '../xlsx/workbook.js';
import { type SummaryCell, type SummaryTable, summaryTables } from './summary-tables.js';

/** Rows below the heading that a worksheet can hold. */
export const longestSheet = 1_048_575;

const tones: Readonly<Record<AppStanding, Tone | null>> = {
  error: 'bad',
  warning: 'warn',
  info: null,
  clean: 'good',
  incomplete: 'warn',
  failed: 'bad',
};

/**
 * A summary as a workbook: the apps, a sheet for each table, and one that lists the apps behind every number.
 * @param mostRows rows of the last sheet; what does not fit is counted in its last row
 */
export function summaryXlsx(
  facts: SummaryFacts,
  trend: SummaryTrend | null,
  language: Language,
  mostRows = longestSheet,
): Promise<Uint8Array> {
  const tables = summaryTables(facts, trend, language).filter(({ rows }) => rows.length > 0);
  return workbookOf([
    appSheet(facts, language),
    ...tables.filter(({ id }) => id !== 'standings').map(tableSheet),
    behindSheet(tables, language, mostRows),
  ]);
}

function appSheet({ apps }: SummaryFacts, language: Language): Sheet {
  const words = summaryWords(language);
  return {
    name: sheetName(words.apps),
    frozenColumns: 2,
    columns: [
      { heading: words.state, width: 16 },
      { heading: words.name, width: 32 },
      { heading: words.package, width: 32 },
      { heading: words.version, width: 12 },
      ...(['error', 'warning', 'info'] as const).map((each) => ({
        heading: words.standing[each],
        width: 10,
      })),
      { heading: words.tags, width: 24 },
      { heading: words.result, width: 68 },
    ],
    rows: apps.map(({ standing, name, package: id, versionName, findings, tags, key }) => [
      words.standing[standing],
      harmless(name),
      harmless(id ?? ''),
      harmless(versionName ?? ''),
      findings.error,
      findings.warning,
      findings.info,
      harmless(tags.join(' ')),
      key,
    ]),
    tones: apps.map(({ standing }) => tones[standing]),
  };
}

function tableSheet({ title, columns, rows }: SummaryTable): Sheet {
  return {
    name: sheetName(title),
    frozenColumns: 1,
    columns,
    rows: rows.map((row) => row.map(cellOf)),
    tones: rows.map(() => null),
  };
}

function cellOf(cell: SummaryCell): string | number {
  if (typeof cell !== 'string') return cell.apps.length;
  return /^\d{1,9}$/.test(cell) ? Number(cell) : harmless(cell);
}

/** A row for each app behind each number, to be filtered by table, row and measure. */
function behindSheet(tables: readonly SummaryTable[], language: Language, mostRows: number): Sheet {
  const words = summaryWords(language);
  const all = tables.flatMap((table) => table.rows.flatMap((row) => behindRow(table, row)));
  const rows: (string | number)[][] = all.length <= mostRows ? all : all.slice(0, mostRows - 1);
  if (rows.length < all.length) rows.push([words.rest(all.length - rows.length)]);
  return {
    name: sheetName(words.behindNumbers),
    frozenColumns: 3,
    columns: [
      { heading: words.table, width: 20 },
      { heading: words.row, width: 48 },
      { heading: words.measure, width: 12 },
      { heading: words.name, width: 32 },
      { heading: words.package, width: 32 },
      { heading: words.result, width: 68 },
    ],
    rows,
    tones: rows.map(() => null),
  };
}

function behindRow({ title, columns }: SummaryTable, row: readonly SummaryCell[]): string[][] {
  const name = row
    .filter((cell) => typeof cell === 'string' && cell !== '' && !/^\d+$/.test(cell))
    .join(' · ');
  return row.flatMap((cell, column) =>
    typeof cell === 'string'
      ? []
      : cell.apps.map((app: SummaryApp) => [
          title,
          harmless(name),
          columns[column]?.heading ?? '',
          harmless(app.name),
          harmless(app.package ?? ''),
          app.key,
        ]),
  );
}

/** What a workbook takes for the name of a sheet: 31 units, none of `[]:*?/\`. */
function sheetName(title: string): string {
  return title.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31);
}
