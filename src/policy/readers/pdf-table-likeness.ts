import type { AlignedRegion, Span } from './pdf-aligned-regions.js';
import type { PdfLine } from './pdf-lines.js';
import type { RowLine, RowStarts } from './pdf-row-starts.js';
import type { PdfCell } from './pdf-tables.js';

/** Parts of the font size: places that differ by less are one place. */
const samePlace = 0.4;
/** Of a column's texts: those that must stand at one place. */
const mostTexts = 0.6;
/** Font sizes that a column of running text is wide, at least, and the part of its lines that go on from above. */
const proseWidth = 10;
const proseLines = 0.4;
const mostProseColumns = 3;

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
  { columns }: AlignedRegion,
  lines: readonly RowLine[],
  { by }: RowStarts,
): boolean {
  if (by === 'rules' || by === 'distances' || columns.length > mostProseColumns) return false;
  return columns.every(({ left, right }, c) => {
    const held = lines.filter(({ filled }) => filled[c] === true);
    const size = held[0]?.line.size ?? 0;
    return (
      right - left >= size * proseWidth &&
      held.length > 2 &&
      held.filter(({ mayGoOn }) => mayGoOn[c] === true).length >= held.length * proseLines
    );
  });
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
  if (isMost(first, isKey) || (columns === 2 && isMost(first, isMark))) return false;
  return !arePages(texts.map((row) => row.at(-1) ?? ''));
}

function isMost(texts: readonly string[], test: (text: string) => boolean): boolean {
  return texts.filter(test).length * 2 > texts.length;
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
