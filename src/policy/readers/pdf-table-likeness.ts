import type { AlignedRegion, Span } from './pdf-aligned-regions.js';
import type { PdfLine } from './pdf-lines.js';
import type { PdfRun } from './pdf-page.js';
import type { RowLine, RowStarts } from './pdf-row-starts.js';
import type { PdfCell } from './pdf-tables.js';

/** Parts of the font size: places that differ by less are one place. */
const samePlace = 0.4;
/** Of a column's texts: those that must stand at one place. */
const mostTexts = 0.6;
/** Font sizes that a column of running text is wide, at least, and the part of its lines that go on from above. */
const proseWidth = 10;
const proseLines = 0.3;
const mostProseColumns = 3;
/** Of the rows of wide columns: those whose cells stand together. */
const nearlyAllRows = 0.9;
const fewestProseLines = 3;
/** Distances of a cell's lines, in parts of the least: beyond it a paragraph begins. */
const evenDistance = 1.35;

/** True where most texts of a column begin, end or have their middle at one place. */
export function isAligned(lines: readonly PdfLine[], column: Span): boolean {
  const spans = lines.flatMap(({ runs }) => {
    const held = runs.filter((run) => run.left < column.right && run.right > column.left);
    const [first, last] = [held[0], held.at(-1)];
    return first === undefined || last === undefined ? [] : [{ left: first.left, right: last.right }];
  });
  const size = (lines[0]?.size ?? 0) * samePlace;
  const share = (places: number[]): number => mostAtOnePlace(places, size) / spans.length;
  return (
    share(spans.map(({ left }) => left)) >= mostTexts ||
    share(spans.map(({ left, right }) => (left + right) / 2)) >= mostTexts ||
    share(spans.map(({ right }) => right)) >= mostTexts
  );
}

function mostAtOnePlace(places: number[], width: number): number {
  places.sort((a, b) => a - b);
  let [most, from] = [0, 0];
  for (const [i, place] of places.entries()) {
    while ((places[from] ?? place) < place - width) from++;
    most = Math.max(most, i - from + 1);
  }
  return most;
}

/** True for columns of a page that are each read to their end: wide ones, whose lines go on from each other. */
export function areColumnsOfProse(
  region: AlignedRegion,
  lines: readonly RowLine[],
  by: RowStarts['by'],
  rows: readonly (readonly PdfCell[])[],
): boolean {
  if (by === 'rules' || !areWide(region, lines)) return false;
  const goesOn = region.columns.every((_, c) => {
    const held = lines.filter(({ filled }) => filled[c] === true);
    return held.filter(({ mayGoOn }) => mayGoOn[c] === true).length >= held.length * proseLines;
  });
  const haveGaps = by === 'distances' && rows.every((row) => row.every(isEven));
  return (goesOn && !haveGaps) || !standTogether(rows);
}

/** True for few columns, each as wide as running text is set, with some lines in it. */
export function areWide({ columns }: AlignedRegion, lines: readonly RowLine[]): boolean {
  if (columns.length > mostProseColumns) return false;
  return columns.every(({ left, right }, c) => {
    const held = lines.filter(({ filled }) => filled[c] === true);
    return held.length >= fewestProseLines && right - left >= (held[0]?.line.size ?? 0) * proseWidth;
  });
}

/** True where no paragraphs part the lines of a cell. */
function isEven({ runs }: PdfCell): boolean {
  const heights = heightsOf(runs);
  const distances = heights.slice(1).map((height, i) => height - (heights[i] ?? 0));
  distances.sort((a, b) => a - b);
  return distances.length < 2 || (distances.at(-1) ?? 0) <= (distances[0] ?? 0) * evenDistance;
}

function heightsOf(runs: readonly PdfRun[]): number[] {
  return [...new Set(runs.map(({ baseline }) => baseline))].sort((a, b) => a - b);
}

/** True where the cells of most rows begin at one height, or have their middle at one. */
function standTogether(rows: readonly (readonly PdfCell[])[]): boolean {
  const together = rows.filter((row) => {
    const heights = row.map(({ runs }) => heightsOf(runs)).filter(({ length }) => length > 0);
    const size = row.flatMap(({ runs }) => runs)[0]?.size ?? 0;
    const tops = heights.map((cell) => cell[0] ?? 0);
    const middles = heights.map((cell) => ((cell[0] ?? 0) + (cell.at(-1) ?? 0)) / 2);
    return [tops, middles].some((places) => Math.max(...places) - Math.min(...places) <= size * samePlace);
  });
  return together.length >= rows.length * nearlyAllRows;
}

/** True where rows are those of a table, and not the lines of a list, of keys and values, or of a table of contents. */
export function areRowsOfTable(rows: readonly (readonly PdfCell[])[]): boolean {
  const texts = rows.map((row) =>
    row.map(({ runs }) =>
      runs
        .map(({ text }) => text)
        .join('')
        .trim(),
    ),
  );
  const columns = texts[0]?.length ?? 0;
  if (rows.length < (columns === 2 ? 3 : 2)) return false;
  const several = texts.filter((row) => row.filter((text) => text !== '').length > 1);
  if (several.length * 2 <= texts.length) return false;
  const first = texts.map((row) => row[0] ?? '').filter((text) => text !== '');
  if (isMost(first, isKey) || (columns === 2 && isMost(first, isMarkOrSentence))) return false;
  return !arePages(texts.map((row) => row.at(-1) ?? ''));
}

function isMost(texts: readonly string[], test: (text: string) => boolean): boolean {
  return texts.filter(test).length * 2 > texts.length;
}

function isMarkOrSentence(text: string): boolean {
  return isMark(text) || /[。；;！？]$|[a-z]\.$/u.test(text);
}

/** `使用目的：` before its value. */
function isKey(text: string): boolean {
  return /^[^，。；,;：:]{1,16}[：:](?!\/\/)/u.test(text);
}

/** The number or sign before an item: `1.`, `（二）`, `•`. */
function isMark(text: string): boolean {
  if (text.length > 8) return false;
  const letters = text.replace(/[\p{P}\p{S}\p{N}\s\p{Co}]/gu, '');
  return letters === '' || (letters !== text && /^(?:[a-z]|[一二三四五六七八九十百]+)$/iu.test(letters));
}

/** Numbers of pages as a table of contents has them: none is less than the one above. */
function arePages(texts: readonly string[]): boolean {
  let last = 0;
  return texts.every((text) => {
    const page = /^\d{1,4}$/.test(text) ? Number(text) : -1;
    const rises = page >= last;
    last = page;
    return rises;
  });
}
