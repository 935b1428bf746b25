import { makeArchive } from '../archive.js';
import type { Sheet } from './sheets.js';
import { styleSheet } from './styles-xml.js';
import { columnName, mainNamespace, worksheetXml, xmlPart, xmlText } from './worksheet-xml.js';

const packageNamespace = 'http://schemas.openxmlformats.org/package/2006';
const officeNamespace = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/**
 * Sheets as a workbook (ECMA-376). Cells hold text and numbers only, never formulas; the same sheets make the same
 * bytes.
 */
export function workbookOf(sheets: readonly Sheet[]): Promise<Uint8Array> {
  return makeArchive([
    ['[Content_Types].xml', contentTypes(sheets.length)],
    ['_rels/.rels', relationships([['officeDocument', 'xl/workbook.xml']])],
    ['xl/workbook.xml', workbookXml(sheets)],
    [
      'xl/_rels/workbook.xml.rels',
      relationships([
        ...sheets.map((_, i) => ['worksheet', `worksheets/sheet${i + 1}.xml`] as const),
        ['styles', 'styles.xml'],
      ]),
    ],
    ['xl/styles.xml', xmlPart(styleSheet)],
    ...sheets.map((sheet, i) => [`xl/worksheets/sheet${i + 1}.xml`, worksheetXml(sheet)] as const),
  ]);
}

/** Names what each part is (ECMA-376 part 2, section 10.1.2.2). */
function contentTypes(sheets: number): string {
  const part = (name: string, type: string) =>
    `<Override PartName="/xl/${name}.xml" ContentType="${contentType}.${type}+xml"/>`;
  const worksheets = Array.from({ length: sheets }, (_, i) => part(`worksheets/sheet${i + 1}`, 'worksheet'));
  return xmlPart(
    `<Types xmlns="${packageNamespace}/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      `${part('workbook', 'sheet.main')}${worksheets.join('')}${part('styles', 'styles')}</Types>`,
  );
}

/** Relationships with the ids rId1, rId2 ... in order. */
function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const entries = targets.map(
    ([type, target], i) =>
      `<Relationship Id="rId${i + 1}" Type="${officeNamespace}/${type}" Target="${target}"/>`,
  );
  return xmlPart(
    `<Relationships xmlns="${packageNamespace}/relationships">${entries.join('')}</Relationships>`,
  );
}

/** The sheets, with what each one filters and which row every printed page repeats. */
function workbookXml(sheets: readonly Sheet[]): string {
  const list = sheets.map(
    ({ name }, i) => `<sheet name="${xmlText(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  );
  const filters = sheets.map((sheet, i) =>
    definedName('_xlnm._FilterDatabase', i, sheet, filterRange(sheet), ' hidden="1"'),
  );
  const titles = sheets.map((sheet, i) => definedName('_xlnm.Print_Titles', i, sheet, '$1:$1', ''));
  return xmlPart(
    `<workbook xmlns="${mainNamespace}" xmlns:r="${officeNamespace}">` +
      '<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="24000" windowHeight="12000"/></bookViews>' +
      `<sheets>${list.join('')}</sheets>` +
      `<definedNames>${[...filters, ...titles].join('')}</definedNames></workbook>`,
  );
}

function filterRange({ columns, rows }: Sheet): string {
  return `$A$1:$${columnName(Math.max(1, columns.length))}$${rows.length + 1}`;
}

function definedName(
  name: string,
  sheet: number,
  { name: title }: Sheet,
  range: string,
  rest: string,
): string {
  const quoted = xmlText(`'${title.replaceAll("'", "''")}'!${range}`);
  return `<definedName name="${name}" localSheetId="${sheet}"${rest}>${quoted}</definedName>`;
}
