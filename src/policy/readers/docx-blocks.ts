import { blockOfText } from '../document/line-blocks.js';
import { joinMapped, type MappedText } from '../document/mapped-text.js';
import type { Block, DocumentLink, TableCell, TableRow } from '../document/policy-document.js';
import { readableText } from '../normalize/readable-text.js';
import type { PolicyLimits } from '../policy-limits.js';
import { ListCounter } from './docx-numbering.js';
import type { DocxParts } from './docx-parts.js';
import type { DocxElement, DocxHandler } from './docx-xml.js';
import { ExtractedText } from './extracted-text.js';

interface Paragraph {
  text: string;
  style: string;
  outline: number | null;
  list: string | null;
  listLevel: number;
  readonly links: { url: string; from: number; to: number }[];
}

interface OpenCell {
  readonly lines: MappedText[];
  readonly links: string[];
  columns: number;
  /** Continues the cell above. */
  merged: boolean;
}

interface OpenTable {
  readonly rows: TableRow[];
  cells: TableCell[];
  cell: OpenCell | null;
}

/** Follows the body of a Word document (ECMA-376 Part 1, 17.3 and 17.4) and makes blocks of it. */
export class DocxBlockReader implements DocxHandler {
  readonly blocks: Block[] = [];
  readonly links: DocumentLink[] = [];
  readonly extracted: ExtractedText;
  readonly #parts: DocxParts;
  readonly #limits: PolicyLimits;
  readonly #counter: ListCounter;
  readonly #paragraphs: Paragraph[] = [];
  readonly #tables: OpenTable[] = [];
  #inText = false;
  /** Depth inside a fallback, which repeats what stands before it for older programs. */
  #skipping = 0;
  #link: { url: string; from: number } | null = null;

  constructor(parts: DocxParts, limits: PolicyLimits) {
    this.#parts = parts;
    this.#limits = limits;
    this.#counter = new ListCounter(parts.lists);
    this.extracted = new ExtractedText(limits.maxCharacters);
  }

  open(element: DocxElement): void {
    const { name } = element;
    if (name === 'Fallback' || this.#skipping > 0) {
      this.#skipping++;
      return;
    }
    const value = element.attribute('val') ?? '';
    const paragraph = this.#paragraphs.at(-1);
    const table = this.#tables.at(-1);
    if (name === 'p')
      this.#paragraphs.push({ text: '', style: '', outline: null, list: null, listLevel: 0, links: [] });
    else if (name === 'tbl') this.#tables.push({ rows: [], cells: [], cell: null });
    else if (table !== undefined && name === 'tr') table.cells = [];
    else if (table !== undefined && name === 'tc')
      table.cell = { lines: [], links: [], columns: 1, merged: false };
    else if (table?.cell && name === 'gridSpan')
      table.cell.columns = Math.min(this.#limits.maxTableColumns, Math.max(1, Number(value) || 1));
    else if (table?.cell && name === 'vMerge') table.cell.merged = value !== 'restart';
    else if (paragraph !== undefined) this.#openInParagraph(paragraph, element, value);
  }

  text(data: string): void {
    const paragraph = this.#paragraphs.at(-1);
    if (this.#inText && this.#skipping === 0 && paragraph !== undefined) paragraph.text += data;
  }

  close(name: string): void {
    if (this.#skipping > 0) {
      this.#skipping--;
      return;
    }
    if (name === 't') this.#inText = false;
    else if (name === 'hyperlink') this.#closeLink();
    else if (name === 'p') this.#closeParagraph();
    else if (name === 'tc') this.#closeCell();
    else if (name === 'tr') this.#closeRow();
    else if (name === 'tbl') this.#closeTable();
  }

  #openInParagraph(paragraph: Paragraph, { name, attribute }: DocxElement, value: string): void {
    if (name === 't') this.#inText = true;
    else if (name === 'tab') paragraph.text += ' ';
    else if (name === 'br' || name === 'cr') paragraph.text += '\n';
    else if (name === 'noBreakHyphen') paragraph.text += '-';
    else if (name === 'pStyle') paragraph.style = value;
    else if (name === 'outlineLvl' && Number(value) < 9) paragraph.outline = Number(value) + 1;
    else if (name === 'numId') paragraph.list = value === '0' ? null : value;
    else if (name === 'ilvl') paragraph.listLevel = Number(value) || 0;
    else if (name === 'hyperlink') {
      const url = this.#parts.links.get(attribute('id') ?? '');
      this.#link = url === undefined ? null : { url, from: paragraph.text.length };
    }
  }

  #closeLink(): void {
    const paragraph = this.#paragraphs.at(-1);
    if (this.#link !== null && paragraph !== undefined)
      paragraph.links.push({ ...this.#link, to: paragraph.text.length });
    this.#link = null;
  }

  #closeParagraph(): void {
    const paragraph = this.#paragraphs.pop();
    if (paragraph === undefined || this.extracted.isFull) return;
    const marker = paragraph.list === null ? null : this.#counter.next(paragraph.list, paragraph.listLevel);
    const number = marker === null || marker === 'bullet' ? '' : marker;
    if (paragraph.text.trim() === '') return;
    const start = this.extracted.length + number.length;
    for (const { url, from, to } of paragraph.links)
      this.links.push({ text: paragraph.text.slice(from, to).trim(), url, offset: start + from });
    const lines = `${number}${paragraph.text}`
      .split('\n')
      .map((line) => readableText(this.extracted.add(line)))
      .filter((line) => line.text !== '');
    const cell = this.#tables.at(-1)?.cell;
    if (cell) {
      cell.lines.push(...lines);
      cell.links.push(...paragraph.links.map(({ url }) => url));
    } else for (const line of lines) this.blocks.push(this.#blockOf(paragraph, line, marker === 'bullet'));
  }

  #blockOf({ style, outline, listLevel }: Paragraph, text: MappedText, bullet: boolean): Block {
    const level = outline ?? this.#parts.headings.get(style) ?? null;
    if (level !== null) return { kind: 'heading', level: Math.min(6, level), text };
    return bullet ? { kind: 'list-item', depth: listLevel + 1, text } : blockOfText(text);
  }

  #closeCell(): void {
    const table = this.#tables.at(-1);
    const open = table?.cell;
    if (table === undefined || !open) return;
    table.cell = null;
    const above = open.merged ? table.rows.at(-1)?.cells[table.cells.length] : undefined;
    const text =
      open.lines.length === 0 ? readableText(this.extracted.add('')) : joinMapped(open.lines, '\n');
    const cell: TableCell =
      above !== undefined
        ? { ...above, spanned: true }
        : { text, header: false, spanned: false, links: open.links };
    for (let i = 0; i < open.columns && table.cells.length < this.#limits.maxTableColumns; i++)
      table.cells.push(i === 0 ? cell : { ...cell, spanned: true });
  }

  #closeRow(): void {
    const table = this.#tables.at(-1);
    if (table?.cells.some((cell) => cell.text.text !== '')) table.rows.push({ cells: table.cells });
  }

  /** A table inside a cell is read into that cell; one that only frames text is read through. */
  #closeTable(): void {
    const table = this.#tables.pop();
    if (table === undefined) return;
    const outer = this.#tables.at(-1)?.cell;
    const cells = table.rows.flatMap((row) => row.cells).filter(({ text }) => text.text !== '');
    if (outer) outer.lines.push(...cells.map(({ text }) => text));
    else if (table.rows.every((row) => row.cells.length < 2))
      this.blocks.push(...cells.map(({ text }) => blockOfText(text)));
    else this.blocks.push({ kind: 'table', rows: table.rows });
  }
}
