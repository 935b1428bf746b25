import { deflateSync } from 'node:zlib';
import type { DocxPiece } from './docx-builder.js';

/** Measures in points of the page a test PDF has. */
const page = { width: 595, height: 842, margin: 60 };
const bodySize = 11;
const placedSize = 10;
const placedLine = 14;

/**
 * A PDF of the pieces, written by hand. Its font is not embedded and its text coded by a predefined character map
 * (UniGB-UCS2-H), as the PDF libraries of many Chinese publishers do; tables have ruled lines.
 */
export function buildPdf(pieces: readonly DocxPiece[]): Uint8Array {
  const content: string[] = [];
  let y = page.height - page.margin;
  for (const piece of pieces) {
    if ('rows' in piece)
      y = drawTable(
        content,
        piece.rows.map((row) => row.map(cellText)),
        y,
      );
    else {
      const [text, size] = textOf(piece);
      y -= size * 1.2;
      for (const line of wrapped(text, page.width - 2 * page.margin, size)) {
        content.push(show(line, page.margin, y, size));
        y -= size * 1.5;
      }
    }
  }
  return assemble(content.join('\n'), '');
}

/** A text on a page: its left end and its baseline, in points from the left and the top. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
}

/** A PDF of texts at given places, page by page, without a line drawn. */
export function buildPlacedPdf(pages: readonly (readonly PlacedText[])[]): Uint8Array {
  const contents = pages.map((texts) =>
    texts.map(({ text, x, y, size = placedSize }) => show(text, x, page.height - y, size)).join('\n'),
  );
  return assemble(contents, '');
}

/** How the cells of a table without ruled lines are set. */
export interface CellSetting {
  /** Widths of columns, in points, with the blank beside them. */
  readonly widths: readonly number[];
  /** Points between rows beyond those between lines. */
  readonly between?: number;
  readonly align?: 'top' | 'middle';
}

/** The texts of a table without ruled lines, each cell wrapped in its column, from `top` on. */
export function placedTable(
  rows: readonly (readonly string[])[],
  { widths, between = 0, align = 'top' }: CellSetting,
  top = 100,
): PlacedText[] {
  let y = top;
  return rows.flatMap((row) => {
    const cells = row.map((text, c) => wrapped(text, (widths[c] ?? 0) - placedSize, placedSize));
    const most = Math.max(...cells.map((lines) => lines.length));
    const texts = cells.flatMap((lines, c) => {
      const x = page.margin + widths.slice(0, c).reduce((sum, width) => sum + width, 0);
      const down = align === 'top' ? 0 : ((most - lines.length) * placedLine) / 2;
      return lines.map((text, i) => ({ text, x, y: y + down + i * placedLine }));
    });
    y += most * placedLine + between;
    return texts.filter(({ text }) => text !== '');
  });
}

/** A PDF whose only page is compressed, `layers` times over, and inflates to `size` bytes of blanks. */
export function buildPdfBomb(size: number, layers = 1): Uint8Array {
  let data: Uint8Array = Buffer.alloc(size, 0x20);
  for (let i = 0; i < layers; i++) data = deflateSync(data);
  const filters = Array.from({ length: layers }, () => '/FlateDecode').join(' ');
  return assemble(String.fromCharCode(...data), '', `/Filter [${filters}]`);
}

/** A PDF whose only page is a picture. */
export function buildScannedPdf(): Uint8Array {
  return assemble('q 500 0 0 700 40 60 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q', '');
}

/** A PDF that needs a password (ISO 32000-1, 7.6.3): its check values fit no password anyone tries. */
export function buildEncryptedPdf(): Uint8Array {
  const hash = '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff';
  return assemble(
    '',
    `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${hash}> /U <${hash}> /P -4 >> /ID [<${hash.slice(0, 32)}> <${hash.slice(0, 32)}>]`,
  );
}

function cellText(cell: Extract<DocxPiece, { rows: unknown }>['rows'][number][number]): string {
  return typeof cell === 'string' ? cell : cell.text;
}

function textOf(piece: Exclude<DocxPiece, { rows: unknown }>): [text: string, size: number] {
  if ('heading' in piece) return [piece.heading, piece.level === 1 ? 20 : 15];
  if ('text' in piece) return [piece.text, bodySize];
  return ['link' in piece ? piece.link : piece.list, bodySize];
}

function drawTable(content: string[], rows: readonly (readonly string[])[], from: number): number {
  const columns = rows[0]?.length ?? 1;
  const width = (page.width - 2 * page.margin) / columns;
  let y = from - 6;
  for (const row of rows) {
    const cells = row.map((text) => wrapped(text, width - 8, 9));
    const height = Math.max(...cells.map((lines) => lines.length)) * 12 + 6;
    for (const [c, lines] of cells.entries()) {
      const x = page.margin + c * width;
      content.push(`${x} ${y - height} ${width} ${height} re S`);
      lines.forEach((line, i) => {
        content.push(show(line, x + 4, y - 12 - i * 12, 9));
      });
    }
    y -= height;
  }
  return y - 10;
}

/** Latin characters are half as wide as Chinese ones here, as the font's widths say. */
function widthOf(character: string, size: number): number {
  return character.charCodeAt(0) < 0x80 ? size / 2 : size;
}

function wrapped(text: string, width: number, size: number): string[] {
  const lines: string[] = [''];
  let used = 0;
  for (const character of text) {
    const wide = widthOf(character, size);
    if (used + wide > width) {
      lines.push('');
      used = 0;
    }
    lines[lines.length - 1] += character;
    used += wide;
  }
  return lines;
}

function show(text: string, x: number, y: number, size: number): string {
  const codes = [...text].map((character) => character.charCodeAt(0).toString(16).padStart(4, '0')).join('');
  return `BT /F1 ${size} Tf ${x} ${y} Td <${codes}> Tj ET`;
}

function assemble(content: string | readonly string[], trailer: string, filter = ''): Uint8Array {
  const contents = typeof content === 'string' ? [content] : content;
  const kids = contents.map((_, i) => `${6 + 2 * i} 0 R`);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${kids.length} >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>',
    // CIDs 1 to 95 and 814 to 939 are the Latin characters of Adobe-GB1, half as wide as the others.
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /W [1 95 500 814 939 500] /FontDescriptor 5 0 R >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
    ...contents.flatMap((drawn, i) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${page.width} ${page.height}] /Contents ${7 + 2 * i} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
      `<< /Length ${drawn.length} ${filter} >>\nstream\n${drawn}\nendstream`,
    ]),
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = file.length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${table}\n%%EOF\n`;
  return Uint8Array.from(file, (character) => character.charCodeAt(0));
}
