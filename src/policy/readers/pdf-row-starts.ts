import { type AlignedRegion, distanceAbove, overlap, type Span } from './pdf-aligned-regions.js';
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

/** Parts of the font size: distances that differ by less are one, by more clearly two. */
const sameDistance = 0.08;
const otherDistance = 0.3;
/** Distances of lines that are tried, least first. */
const mostLevels = 12;
/**
 * Of the rows: those that must begin in the first column, those whose every text may go on from above, and those that
 * a wider distance must leave to be preferred.
 */
const nearlyAll = 0.85;
const few = 0.3;
const asMany = 0.7;
const half = 0.5;
/** Parts of the font size: no line of a text is nearer to the one above it. */
const lowestLine = 0.8;

/** Null where nothing tells rows from the lines of a cell. */
export function rowStartsOf(
  { lines, columns }: AlignedRegion,
  rows: readonly RowLine[],
  rules: readonly PdfRule[],
): RowStarts | null {
  const told = startsByDistances(lines, rows);
  const ruled = startsByRules(lines, columns, rules);
  if (ruled !== null && ruled.length >= (told?.starts.length ?? 0) * asMany)
    return { starts: ruled, by: 'rules' };
  if (told !== null) return told;
  return areCentred(lines) ? null : { starts: startsByColumns(rows), by: 'columns' };
}

/** True where lines of one row stand at different heights: cells in the middle of their row. */
function areCentred(lines: readonly PdfLine[]): boolean {
  const between = lines.filter((line, i) => i > 0 && distanceAbove(lines, i) < line.size * lowestLine).length;
  return between > lines.length * few;
}

/** Null where no distance parts rows. */
function startsByDistances(lines: readonly PdfLine[], rows: readonly RowLine[]): RowStarts | null {
  const centred = areCentred(lines);
  const levels = levelsOf(lines);
  // Cells of several lines seldom all have as many: lines that each fill every column are rows.
  const areFull = rows.filter(({ filled }) => !filled.includes(false)).length >= rows.length * nearlyAll;
  const isEven = areFull && levels.length === 1;
  let best: { starts: number[]; whole: number; by: 'distances' | 'lines' } | null = null;
  for (const { least, isClear } of levels) {
    const starts = startsByDistance(lines, least);
    if (best !== null && starts.length < best.starts.length * asMany) break;
    const whole = wholeRows(rows, starts, isClear || isEven ? 1 : few);
    // Nothing but a distance can tell rows whose cells stand in their middle.
    const enough = centred && isClear ? half : nearlyAll;
    if (whole >= enough && whole > (best?.whole ?? 0))
      best = { starts, whole, by: least === 0 ? 'lines' : 'distances' };
  }
  return best;
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

/** Distances from which on a line begins a row, least first: none, and one between each two that the region's lines have. */
function levelsOf(lines: readonly PdfLine[]): { least: number; isClear: boolean }[] {
  const size = lines[0]?.size ?? 0;
  const distances = lines.slice(1).map((_, i) => distanceAbove(lines, i + 1));
  const levels = [{ least: 0, isClear: false }];
  let last: number | null = null;
  for (const distance of distances.sort((a, b) => a - b)) {
    const wider = distance - (last ?? distance);
    if (wider > size * sameDistance)
      levels.push({ least: distance - wider / 2, isClear: wider > size * otherDistance });
    last = distance;
  }
  return levels.slice(0, mostLevels);
}

function startsByDistance(lines: readonly PdfLine[], least: number): number[] {
  return lines.flatMap((_, i) => (i === 0 || distanceAbove(lines, i) > least ? [i] : []));
}

/**
 * The part of the rows that have a text in the first column and another; none where there is one row, or where of too
 * many rows every text may go on from above.
 */
function wholeRows(lines: readonly RowLine[], starts: readonly number[], mostGoingOn: number): number {
  if (starts.length < 2) return 0;
  let [whole, goingOn] = [0, 0];
  for (const [i, start] of starts.entries()) {
    const row = lines.slice(start, starts[i + 1] ?? lines.length);
    /** By column: whether the row's first text in it may go on from above; undefined where it has none. */
    const columns: (boolean | undefined)[] = (row[0]?.filled ?? []).map((_, column) => {
      return row.find(({ filled }) => filled[column] === true)?.mayGoOn[column];
    });
    const filled = columns.filter((column) => column !== undefined);
    if (columns[0] !== undefined && filled.length > 1) whole++;
    if (i > 0 && !filled.includes(false)) goingOn++;
  }
  return goingOn > (starts.length - 1) * mostGoingOn ? 0 : whole / starts.length;
}

/**
 * Where rows are as near to each other as lines of a cell: as cells end, a row's lines fill fewer and fewer columns. One
 * that fills a column again begins a row, and so does one whose first text, or half of whose texts, cannot go on from
 * above.
 */
function startsByColumns(lines: readonly RowLine[]): number[] {
  return lines.flatMap(({ filled, mayGoOn }, i) => {
    const above = lines[i - 1];
    if (above === undefined || filled.some((is, c) => is && above.filled[c] !== true)) return [i];
    const texts = filled.filter(Boolean).length;
    const begun = filled.filter((is, c) => is && mayGoOn[c] !== true).length;
    return filled[0] === true && (mayGoOn[0] !== true || begun * 2 >= texts) ? [i] : [];
  });
}
