import type { PdfLine } from './pdf-lines.js';

/** Places from left to right on a page, in points. */
export interface Span {
  readonly left: number;
  readonly right: number;
}

/** Lines below each other whose texts leave the same upright stripes of the page blank. */
export interface AlignedRegion {
  readonly lines: readonly PdfLine[];
  /** Extents of the texts between the stripes, left to right: at least two. */
  readonly columns: readonly Span[];
}

/** Blanks, in parts of the font size: one that may begin a region, one that is kept clear through all of its lines. */
const wideBlank = 1;
const narrowBlank = 0.25;
/** Distance of baselines, in parts of the font size, beyond which lines belong to different things. */
const farthest = 4;
/** More columns than a page has room for; each line is compared with each of them. */
const mostColumns = 40;
/** Lines of one cell, at most. */
const longestCell = 80;
/** Distances that differ by less are meant to be the same. */
const sameDistance = 1.1;
/** Sizes that differ by more are those of a heading and of text. */
const otherSize = 1.15;
/** Dots that lead the eye from an entry of a table of contents to its page. */
const leader = /[.．·・…‥]{4}|(?:[.．·・…‥] ){4}/u;

/** The regions among the lines of a page, given top down, and the lines outside them. */
export function alignedRegions(lines: readonly PdfLine[]): { regions: AlignedRegion[]; rest: PdfLine[] } {
  const regions: AlignedRegion[] = [];
  const rest: PdfLine[] = [];
  let free = 0;
  for (let i = 0; i < lines.length; ) {
    const end = endOfRegion(lines, i);
    const start = startOfRegion(lines, i, end, free);
    const region = lines.slice(start, end);
    const columns = columnsOf(region);
    if (columns.length < 2 || region.length < 2) rest.push(...lines.slice(i, end));
    else {
      rest.length -= i - start;
      regions.push({ lines: region, columns });
      free = end;
    }
    i = end;
  }
  return { regions, rest };
}

/** True where a blank parts the line as columns are parted. */
function hasWideBlank(line: PdfLine): boolean {
  return !leader.test(line.text) && union(line.runs, line.size * wideBlank).length > 1;
}

/** The line after the last that keeps the stripes clear which the first one leaves blank; the next one where none is. */
function endOfRegion(lines: readonly PdfLine[], start: number): number {
  const first = lines[start] as PdfLine;
  if (!hasWideBlank(first)) return start + 1;
  let columns = begunBy(first);
  if (columns.length > mostColumns) return start + 1;
  let last = start;
  let at = start + 1;
  for (; at < lines.length && at - last <= longestCell; at++) {
    const line = lines[at] as PdfLine;
    if (!follows(lines[at - 1] as PdfLine, line)) break;
    let widened = withLine(columns, line);
    // A label may be spaced out: what the second line shows to be one column is one.
    if (widened === null && at === start + 1 && hasWideBlank(line))
      widened = joined([...columns, ...begunBy(line)]);
    if (widened === null || widened.length < 2 || widened.length > mostColumns) break;
    columns = widened;
    if (hasWideBlank(line)) last = at;
  }
  return endOfCell(lines, last, at, lineDistance(lines.slice(start, at), columns));
}

function follows(above: PdfLine, line: PdfLine): boolean {
  if (line.baseline - above.baseline > farthest * Math.min(above.size, line.size)) return false;
  return (
    Math.max(above.size, line.size) <= otherSize * Math.min(above.size, line.size) && !leader.test(line.text)
  );
}

/** A column as the lines so far make it. */
interface GrowingColumn extends Span {
  /** One line alone may show a blank within a cell; two show a column, and so does a wide blank. */
  readonly isSure: boolean;
}

function begunBy(line: PdfLine): GrowingColumn[] {
  return union(line.runs, line.size * wideBlank).map((span) => ({ ...span, isSure: true }));
}

/** The columns with the texts of a line; null where a text of it stands in two of them. */
function withLine(columns: readonly GrowingColumn[], line: PdfLine): GrowingColumn[] | null {
  const spans = union(line.runs, line.size * narrowBlank);
  const parts = spans.map((span) => {
    const under = columns.filter((column) => overlap(column, span));
    return { ...span, isSure: under.length > 0, parts: under.filter(({ isSure }) => isSure).length > 1 };
  });
  return parts.some((part) => part.parts) ? null : joined([...columns, ...parts]);
}

function joined(columns: readonly GrowingColumn[]): GrowingColumn[] {
  return union(columns, 0).map((span) => ({
    ...span,
    isSure: columns.some((column) => column.isSure && column.left >= span.left && column.right <= span.right),
  }));
}

/** After the last line with a wide blank come those that go on in a cell: as near to each other as lines of cells are. */
function endOfCell(lines: readonly PdfLine[], last: number, limit: number, distance: number): number {
  let end = last + 1;
  while (end < limit && distanceAbove(lines, end) <= distance * sameDistance) end++;
  return end;
}

/** From the baseline above to that of the line at `at`. */
export function distanceAbove(lines: readonly PdfLine[], at: number): number {
  return (lines[at]?.baseline ?? 0) - (lines[at - 1]?.baseline ?? 0);
}

/**
 * Where cells stand in the middle of their row, the tallest begins above the first line with a wide blank. Lines
 * above are taken in where with them all cells of the first row have the same middle.
 *
 * @param free the first line that belongs to no region yet
 */
function startOfRegion(lines: readonly PdfLine[], from: number, end: number, free: number): number {
  const columns = columnsOf(lines.slice(from, end));
  if (end === from + 1 || columns.length < 2) return from;
  const near = lineDistance(lines.slice(Math.max(free, from - 1), end), columns) * sameDistance;
  let rowEnd = from + 1;
  while (rowEnd < end && distanceAbove(lines, rowEnd) <= near) rowEnd++;
  let best = from;
  const least = Math.max(free, from - Math.min(rowEnd - from, longestCell));
  for (let start = from - 1; start >= least; start--) {
    const [line, below] = [lines[start] as PdfLine, lines[start + 1] as PdfLine];
    if (distanceAbove(lines, start + 1) > near || !follows(line, below) || standsInTwo(columns, line)) break;
    if (haveOneMiddle(lines.slice(start, rowEnd), columns)) best = start;
  }
  return best;
}

function standsInTwo(columns: readonly Span[], line: PdfLine): boolean {
  return line.runs.some((run) => columns.filter((column) => overlap(column, run)).length > 1);
}

function haveOneMiddle(row: readonly PdfLine[], columns: readonly Span[]): boolean {
  const middles = columns.flatMap((column) => {
    const held = row.filter(({ runs }) => runs.some((run) => overlap(column, run)));
    const [first, last] = [held[0], held.at(-1)];
    return first === undefined || last === undefined ? [] : [(first.baseline + last.baseline) / 2];
  });
  return middles.length > 1 && Math.max(...middles) - Math.min(...middles) <= (row[0]?.size ?? 0) * 0.4;
}

/** The least distance between lines of one column: that of the lines of a cell, or of rows where no cell has two lines. */
export function lineDistance(lines: readonly PdfLine[], columns: readonly Span[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const column of columns) {
    let above: PdfLine | null = null;
    for (const line of lines) {
      if (!line.runs.some((run) => overlap(column, run))) continue;
      if (above !== null) least = Math.min(least, line.baseline - above.baseline);
      above = line;
    }
  }
  return least;
}

/** What the texts of all lines leave between the stripes that every line keeps clear. */
function columnsOf(lines: readonly PdfLine[]): Span[] {
  const size = lines.reduce((least, line) => Math.min(least, line.size), Number.POSITIVE_INFINITY);
  return union(
    lines.flatMap((line) => union(line.runs, size * narrowBlank)),
    size * narrowBlank,
  );
}

/** Spans that overlap, or lie no farther from each other than `blank`, as one; left to right. */
function union(spans: readonly Span[], blank: number): Span[] {
  const joined: { left: number; right: number }[] = [];
  for (const { left, right } of [...spans].sort((a, b) => a.left - b.left)) {
    const last = joined.at(-1);
    if (last !== undefined && left - last.right <= blank) last.right = Math.max(last.right, right);
    else joined.push({ left, right });
  }
  return joined;
}

export function overlap(a: Span, b: Span): boolean {
  return a.left < b.right && b.left < a.right;
}
