import { type AlignedRegion, overlap, type Span } from './pdf-aligned-regions.js';
import type { PdfLine } from './pdf-lines.js';
import type { PdfRule, PdfRun } from './pdf-page.js';

/** A line of a region: which columns it fills, and in which of them its text may go on from the line above. */
export interface RowLine {
  readonly line: PdfLine;
  readonly filled: readonly boolean[];
  /** By column: the text of the line that fills it above reached the column's edge. */
  readonly mayGoOn: readonly boolean[];
}

export interface RowStarts {
  /** Lines of the region that begin a row, the first among them. */
  readonly starts: readonly number[];
  /** What told them: ruled lines, wider distances, that every line is one, or the columns that a line fills. */
  readonly by: 'rules' | 'distances' | 'lines' | 'columns';
}

/** Parts of the font size: distances that differ by less are one. */
const sameDistance = 0.08;
/** Distances of lines that are tried, least first. */
const mostLevels = 12;
/** Of the rows: those that must begin in the first column, and those whose every text may go on from above. */
const nearlyAll = 0.85;
const few = 0.3;

export function rowStartsOf(
  { lines, columns }: AlignedRegion,
  rows: readonly RowLine[],
  rules: readonly PdfRule[],
): RowStarts {
  const ruled = startsByRules(lines, columns, rules);
  if (ruled !== null) return { starts: ruled, by: 'rules' };
  for (const level of levelsOf(lines)) {
    const starts = startsByDistance(lines, level);
    if (areRows(rows, starts)) return { starts, by: level === 0 ? 'lines' : 'distances' };
  }
  return { starts: startsByColumns(rows), by: 'columns' };
}

export function rowLinesOf(lines: readonly PdfLine[], columns: readonly Span[]): RowLine[] {
  const above: (PdfRun | undefined)[] = [];
  return lines.map((line) => {
    const held = columns.map((column) => line.runs.filter((run) => overlap(column, run)));
    const mayGoOn = columns.map((column, i) => {
      const [before, first] = [above[i], held[i]?.[0]];
      return before !== undefined && first !== undefined && reaches(before, first, column);
    });
    for (const [i, runs] of held.entries()) if (runs.length > 0) above[i] = runs.at(-1);
    return { line, filled: held.map((runs) => runs.length > 0), mayGoOn };
  });
}

/** The text below would not have fitted beside the one above: its first character, or Latin word. */
function reaches(above: PdfRun, below: PdfRun, column: Span): boolean {
  const latin = /^[\x21-\x7e]*/.exec(below.text.trim())?.[0].length ?? 0;
  const characters = Math.max(1, below.text.length);
  const share = latin > 0 ? latin / characters : 1 / characters;
  return above.right + (below.right - below.left) * share > column.right - below.size * 0.1;
}

/** Null where the region has no two ruled lines with rows between them, from its first column to its last. */
function startsByRules(
  lines: readonly PdfLine[],
  columns: readonly Span[],
  rules: readonly PdfRule[],
): number[] | null {
  const [from, to] = [columns[0]?.right ?? 0, columns.at(-1)?.left ?? 0];
  const across = rules
    .filter(({ left, right, top, bottom }) => bottom - top < right - left && left <= from && right >= to)
    .map(({ top }) => top)
    .sort((a, b) => a - b);
  const starts = [0];
  let at = 0;
  for (let i = 1; i < lines.length; i++) {
    const [above, below] = [lines[i - 1]?.baseline ?? 0, lines[i]?.baseline ?? 0];
    while (at < across.length && (across[at] ?? 0) <= above) at++;
    if (at < across.length && (across[at] ?? 0) < below) starts.push(i);
  }
  // One line alone parts the header from all rows, or the last of them from their sum.
  return starts.length < 3 ? null : starts;
}

/** Distances from which on a line begins a row, least first: between each two that the region's lines have. */
function levelsOf(lines: readonly PdfLine[]): number[] {
  const size = lines[0]?.size ?? 0;
  const distances = lines.slice(1).map(({ baseline }, i) => baseline - (lines[i]?.baseline ?? 0));
  const levels: number[] = [0];
  let last: number | null = null;
  for (const distance of distances.sort((a, b) => a - b)) {
    if (last !== null && distance - last > size * sameDistance) levels.push((distance + last) / 2);
    last = distance;
  }
  return levels.slice(0, mostLevels);
}

function startsByDistance(lines: readonly PdfLine[], level: number): number[] {
  return lines.flatMap(({ baseline }, i) =>
    i === 0 || baseline - (lines[i - 1]?.baseline ?? 0) > level ? [i] : [],
  );
}

/** True where nearly all rows have a text in the first column and another, and few rows go on from those above. */
function areRows(lines: readonly RowLine[], starts: readonly number[]): boolean {
  if (starts.length < 2) return false;
  let [whole, goingOn] = [0, 0];
  for (const [i, start] of starts.entries()) {
    const row = lines.slice(start, starts[i + 1] ?? lines.length);
    const filled = row.reduce<readonly boolean[]>((all, { filled }) => filled.map((is, c) => is || all[c] === true), []);
    if (filled[0] === true && filled.filter(Boolean).length > 1) whole++;
    const first = row[0];
    if (i > 0 && first !== undefined && first.filled.every((is, c) => !is || first.mayGoOn[c] === true)) goingOn++;
  }
  return whole >= starts.length * nearlyAll && goingOn <= (starts.length - 1) * few;
}

/**
 * Where rows are as near to each other as lines of a cell: as cells end, a row's lines fill fewer and fewer columns. One
 * that fills a column again begins a row, and so does one whose first text cannot go on from above.
 */
function startsByColumns(lines: readonly RowLine[]): number[] {
  return lines.flatMap(({ filled, mayGoOn }, i) => {
    const above = lines[i - 1];
    if (above === undefined) return [i];
    const begins = filled.some((is, c) => is && above.filled[c] !== true) || (filled[0] === true && !mayGoOn[0]);
    return begins ? [i] : [];
  });
}
