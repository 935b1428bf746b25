import type { Sheet, Tone } from './sheets.js';
import { styleOfTone, styles } from './styles-xml.js';

/** Longest text Excel keeps in a cell, in UTF-16 units. */
const longestCell = 32_767;

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const mainNamespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** An XML part of a workbook. */
export function xmlPart(content: string): string {
  return declaration + content;
}

/**
 * A sheet as SpreadsheetML (ECMA-376 part 1, section 18.3): frozen header, filter over everything, widths, fitted to
 * the width of a landscape page. Cells hold text and numbers only: there is no formula a word of the input could become.
 */
export function worksheetXml(sheet: Sheet): string {
  const { columns, rows, tones, frozenColumns } = sheet;
  const last = `${columnName(Math.max(1, columns.length))}${rows.length + 1}`;
  const corner = `${columnName(frozenColumns + 1)}2`;
  const widths = columns
    .map(({ width }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`)
    .join('');
  const heading = rowXml(
    1,
    columns.map((column) => column.heading),
    () => styles.header,
  );
  const body = rows.map((cells, index) =>
    rowXml(index + 2, cells, (column) => styleOf(column, tones[index])),
  );
  return xmlPart(
    `<worksheet xmlns="${mainNamespace}">` +
      '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' +
      `<dimension ref="A1:${last}"/>` +
      '<sheetViews><sheetView workbookViewId="0">' +
      `<pane xSplit="${frozenColumns}" ySplit="1" topLeftCell="${corner}" activePane="bottomRight" state="frozen"/>` +
      '</sheetView></sheetViews>' +
      '<sheetFormatPr defaultRowHeight="15"/>' +
      `<cols>${widths}</cols>` +
      `<sheetData>${heading}${body.join('')}</sheetData>` +
      `<autoFilter ref="A1:${last}"/>` +
      '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>' +
      '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>' +
      '</worksheet>',
  );
}

/** Letters of a column, from 1. */
export function columnName(index: number): string {
  let name = '';
  for (let rest = index; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

/** Text between tags and in attributes; what XML 1.0 cannot hold becomes the replacement character. */
export function xmlText(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: section 2.2 of XML 1.0 excludes these
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}

/** Only the first cell of a row carries its tone. */
function styleOf(column: number, tone: Tone | null | undefined): number {
  return column === 0 && tone ? styleOfTone[tone] : styles.plain;
}

function rowXml(
  row: number,
  cells: readonly (string | number | null)[],
  style: (column: number) => number,
): string {
  const parts = cells.map((value, i) => cellXml(`${columnName(i + 1)}${row}`, value, style(i)));
  return `<row r="${row}">${parts.join('')}</row>`;
}

function cellXml(reference: string, value: string | number | null, style: number): string {
  if (value === null || value === '') return `<c r="${reference}" s="${style}"/>`;
  if (typeof value === 'number') return `<c r="${reference}" s="${style}"><v>${value}</v></c>`;
  // ST_Xstring reads _xHHHH_ as a character (section 22.9.2.19): its own underscore is written that way.
  const text = xmlText(cut(value)).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

/** At most what a cell keeps, never half a character. */
function cut(text: string): string {
  return text.length <= longestCell ? text : text.slice(0, longestCell).replace(/[\ud800-\udbff]$/, '');
}
