import { blockOfText } from '../document/line-blocks.js';
import { joinMapped, type MappedText } from '../document/mapped-text.js';
import { numberingOf } from '../document/numbering.js';
import type { Block, DocumentLink, TableCell, TableRow } from '../document/policy-document.js';
import { readableText } from '../normalize/readable-text.js';
import type { ExtractedText } from './extracted-text.js';
import { alignedTablesOf } from './pdf-aligned-tables.js';
import { linesOf, type PdfLine } from './pdf-lines.js';
import type { PdfPage, PdfRule } from './pdf-page.js';
import { type PdfTable, tablesOf } from './pdf-tables.js';

type Piece =
  | { readonly kind: 'line'; readonly line: PdfLine; readonly top: number; readonly right: number }
  | { readonly kind: 'table'; readonly table: PdfTable; readonly top: number };

const pageNumber = /^[-–—\s]*(?:第\s*)?\d{1,4}\s*(?:页)?(?:\s*(?:\/|of|共)\s*\d{1,4}\s*页?)?[-–—\s]*$/i;
/** What browsers print over a page: the time of printing, and under it: the number of the page. */
const printed =
  /^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?\s*\d{1,2}:\d{2}|^(?:https?|file):\/\/\S+\s+\d{1,4}\/\d{1,4}$/;
const longestHeading = 60;
/** A heading's size over that of running text. */
const headingScale = 1.12;
const fewPages = 3;
/** A key before its value: `使用目的：消息推送`. */
const beginsAnew = /^[^，。；,;：:]{1,16}[：:](?!\/\/)/u;

/** Blocks of all pages in reading order. */
export function blocksOfPages(
  pages: readonly PdfPage[],
  extracted: ExtractedText,
  links: DocumentLink[],
): Block[] {
  const pieces = pages.map(piecesOf);
  const running = runningLines(pieces);
  const kept = pieces.flatMap((page, number) => {
    const inside = page.filter(
      (piece, i) => piece.kind === 'table' || !isMargin(piece.line, i, page.length, running),
    );
    return withAlignedTables(inside, pages[number]?.rules ?? []);
  });
  const sizes = sizesOf(kept);
  const blocks: Block[] = [];
  let paragraph: { lines: PdfLine[]; right: number } | null = null;
  const flush = (): void => {
    if (paragraph !== null) blocks.push(...blockOfLines(paragraph.lines, sizes, extracted, links));
    paragraph = null;
  };
  for (const piece of kept) {
    if (piece.kind === 'table') {
      flush();
      addTable(blocks, rowsOf(piece.table, extracted));
      continue;
    }
    const last: PdfLine | undefined = (paragraph as { lines: PdfLine[] } | null)?.lines.at(-1);
    if (last === undefined || !goesOn(last, piece.line, piece.right)) {
      flush();
      paragraph = { lines: [], right: piece.right };
    }
    (paragraph as { lines: PdfLine[] } | null)?.lines.push(piece.line);
  }
  flush();
  return blocks;
}

function piecesOf({ runs, rules }: PdfPage): Piece[] {
  const { tables, rest } = tablesOf(runs, rules);
  const lines = linesOf(rest);
  const right = lines.reduce((most, line) => Math.max(most, line.right), 0);
  return inOrder([
    ...lines.map((line): Piece => ({ kind: 'line', line, top: line.baseline, right })),
    ...tables.map((table): Piece => ({ kind: 'table', table, top: table.top })),
  ]);
}

/** The pieces of a page, with its lines made tables and columns where that is how they stand. */
function withAlignedTables(pieces: readonly Piece[], rules: readonly PdfRule[]): Piece[] {
  const lines = new Map(pieces.flatMap((piece) => (piece.kind === 'line' ? [[piece.line, piece]] : [])));
  const { tables, textColumns, rest } = alignedTablesOf([...lines.keys()], rules);
  return inOrder([
    ...pieces.filter(({ kind }) => kind === 'table'),
    ...rest.flatMap((line) => lines.get(line) ?? []),
    ...tables.map((table): Piece => ({ kind: 'table', table, top: table.top })),
    ...textColumns.flatMap((column) =>
      column.lines.map((line): Piece => ({ kind: 'line', line, top: column.top, right: column.right })),
    ),
  ]);
}

/** Top down; what has the same top stays as it is. */
function inOrder(pieces: readonly Piece[]): Piece[] {
  return [...pieces].sort((a, b) => a.top - b.top);
}

/** Texts that stand first or last on most pages: headers and footers. */
function runningLines(pages: readonly (readonly Piece[])[]): Set<string> {
  const counts = new Map<string, number>();
  for (const page of pages)
    for (const piece of [page[0], page.at(-1)])
      if (piece?.kind === 'line') {
        const key = runningKey(piece.line);
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
  const least = Math.max(fewPages, pages.length / 2);
  return new Set([...counts].filter(([, count]) => count >= least).map(([key]) => key));
}

function runningKey({ text }: PdfLine): string {
  return text.replace(/\d+/g, '#').trim();
}

function isMargin(line: PdfLine, at: number, count: number, running: ReadonlySet<string>): boolean {
  if (at !== 0 && at !== count - 1) return false;
  return pageNumber.test(line.text) || printed.test(line.text) || running.has(runningKey(line));
}

/** Font sizes of headings, largest first, and that of running text. */
interface Sizes {
  readonly body: number;
  readonly headings: readonly number[];
}

function sizesOf(pieces: readonly Piece[]): Sizes {
  const weights = new Map<number, number>();
  for (const piece of pieces)
    if (piece.kind === 'line') {
      const size = Math.round(piece.line.size * 2) / 2;
      weights.set(size, (weights.get(size) ?? 0) + piece.line.text.length);
    }
  const body = [...weights].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 0;
  const larger = [...weights.keys()].filter((size) => size >= body * headingScale);
  return { body, headings: larger.sort((a, b) => b - a).slice(0, 6) };
}

/** A Latin word or an address moves to the next line as a whole and leaves the line before it short. */
function widthOfFirstWord({ text, size }: PdfLine): number {
  return (/^[\x21-\x7e]*/.exec(text.trim())?.[0].length ?? 0) * size * 0.5;
}

/** A line that reaches the right margin goes on in the next one, unless that begins anew. */
function goesOn(line: PdfLine, next: PdfLine, right: number): boolean {
  const gap = next.baseline - line.baseline;
  if (Math.abs(next.size - line.size) > line.size * 0.1 || (gap > 0 && gap > line.size * 2.6)) return false;
  if (line.right + widthOfFirstWord(next) < right - line.size * 2.2 || beginsAnew.test(next.text))
    return false;
  if (numberingOf(next.text.trim()) !== null) return false;
  return next.left <= line.left + line.size * 0.8 || gap < 0;
}

function blockOfLines(
  lines: readonly PdfLine[],
  sizes: Sizes,
  extracted: ExtractedText,
  links: DocumentLink[],
): Block[] {
  const [first] = lines;
  if (first === undefined) return [];
  const added = lines.map((line) => {
    const offset = extracted.length;
    for (const { text, url } of line.links)
      links.push({ text, url, offset: offset + line.text.indexOf(text) });
    return extracted.add(line.text);
  });
  const text = readableText(joinLines(added));
  if (text.text === '') return [];
  const level = sizes.headings.indexOf(Math.round(first.size * 2) / 2) + 1;
  if (level > 0 && text.text.length <= longestHeading) return [{ kind: 'heading', level, text }];
  return [blockOfText(text)];
}

/** Lines of prose as one text: a blank between Latin words, none between Chinese characters or in an address. */
function joinLines(lines: readonly MappedText[]): MappedText {
  return lines.reduce((before, line) => {
    const latin =
      /[\w,.;:)]$/.test(before.text) &&
      /^[\w(]/.test(line.text) &&
      !/https?:\/\/[^\s\u0080-\uffff]{0,300}$/.test(before.text.slice(-320));
    return joinMapped([before, line], latin ? ' ' : '');
  });
}

function rowsOf(table: PdfTable, extracted: ExtractedText): TableRow[] {
  const texts = new Map<string, MappedText>();
  const rows = table.rows.map((cells, row) => ({
    cells: cells.map((cell, column): TableCell => {
      const key = `${cell.row} ${cell.column}`;
      const spanned = cell.row !== row || cell.column !== column;
      const text = texts.get(key) ?? textOfCell(cell.runs, extracted);
      texts.set(key, text);
      return { text, header: false, spanned, links: urlsOf(cell.runs) };
    }),
  }));
  return rows.filter((row) => row.cells.some(({ text, spanned }) => text.text !== '' && !spanned));
}

function textOfCell(runs: PdfTable['rows'][number][number]['runs'], extracted: ExtractedText): MappedText {
  const lines = linesOf(runs).map((line) => extracted.add(line.text));
  return readableText(lines.length === 0 ? extracted.add('') : joinLines(lines));
}

function urlsOf(runs: PdfTable['rows'][number][number]['runs']): string[] {
  return [...new Set(runs.flatMap(({ link }) => (link === null ? [] : [link.url])))];
}

/** Rows join the table before them: pages part what is one, and repeat its header. */
function addTable(blocks: Block[], found: readonly TableRow[]): void {
  const last = blocks.at(-1);
  const repeated = last?.kind === 'table' && haveSameTexts(last.rows[0], found[0]);
  const rows = repeated ? found.slice(1) : found;
  if (rows.length === 0) return;
  if (last?.kind !== 'table' || last.rows.at(-1)?.cells.length !== rows[0]?.cells.length) {
    blocks.push({ kind: 'table', rows });
    return;
  }
  const [first, ...others] = rows;
  const above = last.rows.at(-1);
  const split = first !== undefined && above !== undefined && first.cells[0]?.text.text === '';
  blocks[blocks.length - 1] = {
    kind: 'table',
    rows: split ? [...last.rows.slice(0, -1), joinRows(above, first), ...others] : [...last.rows, ...rows],
  };
}

function haveSameTexts(one: TableRow | undefined, other: TableRow | undefined): boolean {
  if (one === undefined || one.cells.length !== other?.cells.length) return false;
  return one.cells.every((cell, i) => cell.text.text === other.cells[i]?.text.text);
}

/** A row that goes on on the next page. */
function joinRows(above: TableRow, below: TableRow): TableRow {
  return {
    cells: above.cells.map((cell, i) => {
      const more = below.cells[i]?.text;
      return more === undefined || more.text === '' ? cell : { ...cell, text: joinLines([cell.text, more]) };
    }),
  };
}
