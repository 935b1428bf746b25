import { readableText } from '../normalize/readable-text.js';
import { joinMapped, type MappedText, sliceMapped, trimMapped } from './mapped-text.js';
import { numberingOf } from './numbering.js';
import type { Block, DocumentLink, TableCell, TableRow } from './policy-document.js';
import { blockOfStackedCell, stackedTables } from './stacked-cells.js';

const longestHeading = 48;
/** Units below which a line is never taken for a wrapped one, and above which it is no title. */
const shortestWrapped = 24;
const widestTitle = 60;
const endsSentence = /[。；;！!？?：:，,、]$/u;
const pipe = '|';

interface Line {
  readonly text: MappedText;
  /** Markup says that this is a heading of that level. */
  readonly markedLevel: number;
}

/**
 * Blocks of a text that has only lines: a line a block, with hard-wrapped prose joined, Markdown marks removed,
 * rows of `|` tables made tables. Tables flattened without any mark stay lines; telling them needs to know what a
 * policy is.
 */
export function blocksOfLines(text: MappedText, links: DocumentLink[] = []): Block[] {
  const blocks: Block[] = [];
  let group: Line[] = [];
  let columns = 0;
  for (const line of linesOf(text, links)) {
    if (!('columns' in line)) {
      group.push(line);
      continue;
    }
    for (const block of blocksOfGroup(group, columns)) blocks.push(block);
    group = [];
    columns = Math.max(columns, line.columns);
  }
  for (const block of blocksOfGroup(group, columns)) blocks.push(block);
  return joinTableRows(blocks);
}

/** A heading where the line stands as one, a list item where it is bulleted, else a paragraph. */
export function blockOfText(text: MappedText): Block {
  const numbering = numberingOf(text.text);
  if (numbering?.bullet === true)
    return {
      kind: 'list-item',
      depth: 1,
      text: trimMapped(sliceMapped(text, numbering.length, text.text.length)),
    };
  if (standsAsHeading(text.text, numbering !== null))
    return { kind: 'heading', level: numbering?.level ?? 6, text };
  return { kind: 'paragraph', text };
}

function standsAsHeading(text: string, numbered: boolean): boolean {
  if (text.length > longestHeading || endsSentence.test(text) || /https?:\/\//.test(text)) return false;
  return numbered && !/[。；;！!]|[：:]./u.test(text);
}

/** What is between lines: an empty line, or a rule, which under a table's header shows its columns. */
interface Gap {
  readonly columns: number;
}

/** Lines in order, and the gaps between them. */
function* linesOf(text: MappedText, links: DocumentLink[]): Generator<Line | Gap> {
  let start = 0;
  while (start <= text.text.length) {
    let end = text.text.indexOf('\n', start);
    if (end < 0) end = text.text.length;
    const line = withoutMarkdown(readableText(sliceMapped(text, start, end)), links);
    const bare = line.text.text;
    yield bare === '' || /^(?:[-=_*#~](?: ?[-=_*#~]){2,}|[-:| ]{5,}|#{1,6})$/.test(bare)
      ? { columns: bare.split(pipe).length }
      : line;
    start = end + 1;
  }
}

function withoutMarkdown(text: MappedText, links: DocumentLink[]): Line {
  collectLinks(text, links);
  const hashes = /^(?:> ?){0,4}(?:(#{1,6})\s+)?/.exec(text.text);
  const marks = hashes?.[0].length ?? 0;
  const body = marks === 0 ? text : sliceMapped(text, marks, text.text.length);
  const level = hashes?.[1]?.length ?? 0;
  if (!/[*_`\\[!<]/.test(body.text)) return { text: body, markedLevel: level };
  return { text: trimMapped(removeMarks(body)), markedLevel: level };
}

/** Markdown links: their text stays in the line, their target goes to the document's links. */
function collectLinks(text: MappedText, links: DocumentLink[]): void {
  if (!text.text.includes('](')) return;
  for (const match of text.text.matchAll(/(?<!!)\[([^\]]{1,200})\]\(\s?([^)\s]{1,800})[^)]{0,80}\)/g)) {
    links.push({ text: match[1] ?? '', url: match[2] ?? '', offset: text.offsets[match.index] ?? 0 });
  }
}

/** Images, emphasis marks, code marks and link targets; never the `_` within a word or an address. */
const marks =
  /^(?:<br ?\/?>)+|<\/?u>|!\[[^\]]{0,200}\]\([^)]{0,500}\)|\[(?=[^\]]{1,200}\]\([^)]{0,800}\))|(?<=\[[^\]]{1,200})\]\([^)]{0,800}\)|\*{2,}|`+|\\(?=[-_*.#()])|(?<![\w/=&?.#-])_+|_+(?![\w/=&?.#-])/g;

function removeMarks(text: MappedText): MappedText {
  const kept: MappedText[] = [];
  let from = 0;
  for (const match of text.text.matchAll(marks)) {
    if (match.index > from) kept.push(sliceMapped(text, from, match.index));
    from = match.index + match[0].length;
  }
  if (from === 0) return text;
  if (from < text.text.length) kept.push(sliceMapped(text, from, text.text.length));
  return kept.length === 0 ? sliceMapped(text, 0, 0) : readableText(joinMapped(kept, ''));
}

/** A run of lines without a gap. */
function* blocksOfGroup(lines: readonly Line[], columns: number): Generator<Block> {
  let from = 0;
  for (const { start, end } of stackedTables(lines.map(({ text }) => text.text))) {
    yield* blocksOfLinesTogether(lines.slice(from, start), columns);
    for (const { text } of lines.slice(start, end)) yield* blockOfStackedCell(text);
    from = end;
  }
  yield* blocksOfLinesTogether(lines.slice(from), columns);
}

function blocksOfLinesTogether(lines: readonly Line[], columns: number): Block[] {
  if (lines.filter((line) => line.text.text === pipe).length >= 2) {
    return rowsOfCells(splitAtPipes(joinLines(lines)), columns).map(tableRow);
  }
  const blocks: Block[] = [];
  let wrapped: Line[] = [];
  for (const line of lines) {
    const last = wrapped.at(-1);
    if (last !== undefined && !continues(last, line)) {
      blocks.push(blockOfWrapped(wrapped));
      wrapped = [];
    }
    wrapped.push(line);
  }
  if (wrapped.length > 0) blocks.push(blockOfWrapped(wrapped));
  return blocks;
}

/**
 * Rows whose pipes stand on lines of their own. Without gaps the last cell of a row and the first of the next are
 * one piece between pipes: its last line is the next row's.
 */
function rowsOfCells(pieces: readonly MappedText[], columns: number): MappedText[][] {
  if (columns < 2 || pieces.length < columns * 2 - 1) return [[...pieces]];
  const rows: MappedText[][] = [];
  let row: MappedText[] = [];
  for (const piece of pieces) {
    const lineEnd = piece.text.lastIndexOf('\n');
    if (row.length < columns - 1 || lineEnd < 0) {
      row.push(piece);
      continue;
    }
    rows.push([...row, trimMapped(sliceMapped(piece, 0, lineEnd))]);
    row = [trimMapped(sliceMapped(piece, lineEnd + 1, piece.text.length))];
  }
  return [...rows, row];
}

function blockOfWrapped(lines: readonly Line[]): Block {
  const [first] = lines;
  if (first !== undefined && lines.length === 1) return blockOfLine(first);
  return blockOfText(joinLines(lines, ' '));
}

/** Prose that was broken at a fixed width goes on in the next line. */
function continues(line: Line, next: Line): boolean {
  if (line.markedLevel > 0 || next.markedLevel > 0) return false;
  const text = line.text.text;
  const following = next.text.text;
  if (text.includes(pipe) || following.includes(pipe)) return false;
  if (text.length < shortestWrapped || /[。；;！!？?：:]$/u.test(text)) return false;
  if (/^https?:|:\/\//i.test(following) || /https?:\/\/\S+$/i.test(text)) return false;
  if (standsAsHeading(text, numberingOf(text) !== null) && !/[，,：:]/u.test(text)) return false;
  // English is wrapped within a sentence, and a line of it that begins with a capital begins one.
  if (!/\p{Script=Han}/u.test(text) && /^[A-Z]/.test(following)) return false;
  if (numberingOf(following) !== null || /^[^，,。：:]{1,30}[：:]/u.test(following)) return false;
  // Text is wrapped at a blank, which Chinese has beside Latin words and marks, or at a width no title reaches.
  const atBlank = /[，,、（(A-Za-z0-9]$/u.test(text) || /^[A-Za-z0-9]/.test(following);
  if (!atBlank && text.length < widestTitle) return false;
  return /[，。；,;：:]/u.test(next.text.text);
}

function joinLines(lines: readonly Line[], separator = '\n'): MappedText {
  return joinMapped(
    lines.map((line) => line.text),
    separator,
  );
}

function blockOfLine(line: Line): Block {
  if (line.markedLevel > 0) return { kind: 'heading', level: line.markedLevel, text: line.text };
  const cells = splitAtPipes(line.text);
  return cells.length >= 2 ? tableRow(cells) : blockOfText(line.text);
}

function splitAtPipes(text: MappedText): MappedText[] {
  const cells: MappedText[] = [];
  let start = 0;
  for (let at = text.text.indexOf(pipe); at >= 0; at = text.text.indexOf(pipe, start)) {
    cells.push(trimMapped(sliceMapped(text, start, at)));
    start = at + 1;
  }
  cells.push(trimMapped(sliceMapped(text, start, text.text.length)));
  if (cells.length > 2 && cells[0]?.text === '') cells.shift();
  if (cells.length > 2 && cells.at(-1)?.text === '') cells.pop();
  return cells;
}

function tableRow(cells: readonly MappedText[]): Block {
  const row: TableRow = {
    cells: cells.map((text): TableCell => ({ text, header: false, spanned: false, links: [] })),
  };
  return { kind: 'table', rows: [row] };
}

/** Rows that follow each other with about the same number of cells are one table. */
function joinTableRows(blocks: readonly Block[]): Block[] {
  const joined: Block[] = [];
  /** Those of the table that the last block is. */
  let rows: TableRow[] | null = null;
  for (const block of blocks) {
    if (block.kind === 'table' && rows !== null) {
      rows.push(...block.rows);
      continue;
    }
    rows = block.kind === 'table' ? [...block.rows] : null;
    joined.push(rows === null ? block : { kind: 'table', rows });
  }
  return joined;
}
