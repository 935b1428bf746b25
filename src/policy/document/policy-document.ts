import type { MappedText } from './mapped-text.js';

export type DocumentFormat = 'txt' | 'markdown' | 'html' | 'pdf' | 'docx';

/** One document as every later step sees it, whatever format it came in. */
export interface PolicyDocument {
  /** Name for evidence, e.g. a file name. */
  readonly name: string;
  readonly format: DocumentFormat;
  /** The decoded text that offsets point into: the file's own text for txt and HTML, extracted text for others. */
  readonly source: string;
  /** Offsets in `source` where lines begin, ascending, first 0. */
  readonly lineStarts: Uint32Array;
  /** In reading order. */
  readonly blocks: readonly Block[];
  readonly links: readonly DocumentLink[];
  /** <title>, or the like, where the format has one. */
  readonly title: string | null;
}

export type Block = HeadingBlock | ParagraphBlock | ListItemBlock | TableBlock;

/** A heading: marked up as one, or a numbered or short line that stands as one in plain text. */
export interface HeadingBlock {
  readonly kind: 'heading';
  /** 1 is the highest. */
  readonly level: number;
  readonly text: MappedText;
}

/** Running text. One line of a plain-text document, hard-wrapped lines joined. */
export interface ParagraphBlock {
  readonly kind: 'paragraph';
  readonly text: MappedText;
}

export interface ListItemBlock {
  readonly kind: 'list-item';
  /** 1 for the outermost list. */
  readonly depth: number;
  readonly text: MappedText;
}

export interface TableBlock {
  readonly kind: 'table';
  /** Spans are resolved: every row has the cell that covers each of its columns. */
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  readonly cells: readonly TableCell[];
}

export interface TableCell {
  readonly text: MappedText;
  /** Marked up as a header. */
  readonly header: boolean;
  /** True where the cell continues one that spans from a row above or a column before. */
  readonly spanned: boolean;
  /** Targets of links within the cell. */
  readonly links: readonly string[];
}

export interface DocumentLink {
  readonly text: string;
  readonly url: string;
  /** Offset in `source`. */
  readonly offset: number;
}

/** Line and column, both from 1, of an offset of the source. */
export function positionOf(document: PolicyDocument, offset: number): { line: number; column: number } {
  let low = 0;
  let high = document.lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((document.lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (document.lineStarts[low] ?? 0) + 1 };
}

/** Where the lines of a text begin; \n, \r\n and \r end a line. */
export function findLineStarts(source: string): Uint32Array {
  const starts = [0];
  for (const { 0: end, index } of source.matchAll(/\r\n?|\n/g)) starts.push(index + end.length);
  return Uint32Array.from(starts);
}
