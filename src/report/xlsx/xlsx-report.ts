import type { AuditResult } from '../../findings/audit-result.js';
import type { Language } from '../messages/rule-text.js';
import { type Sheet, sheetsOf } from './sheets.js';

/** Longest text Excel keeps in a cell, in UTF-16 units. */
const longestCell = 32_767;

/** Fill by first word of a status or severity cell, ARGB. */
const fills = {
  bad: 'FFFDE2E1',
  warn: 'FFFFF3CD',
  good: 'FFE3F4E6',
} as const;

/**
 * The audit as a workbook for the compliance officer: findings, permissions and SDKs compared, data by owner. Cells
 * hold text and numbers only, never formulas.
 */
export async function auditXlsx(result: AuditResult, language: Language): Promise<Uint8Array> {
  const { default: excel } = await import('exceljs');
  const workbook = new excel.Workbook();
  // Fixed, so that the same audit makes the same bytes.
  workbook.created = new Date(0);
  workbook.modified = new Date(0);
  workbook.creator = 'apk-policy-audit';
  for (const sheet of sheetsOf(result, language)) {
    const worksheet = workbook.addWorksheet(sheet.name, {
      views: [{ state: 'frozen', ySplit: 1, xSplit: sheet.frozenColumns }],
      pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    });
    worksheet.columns = sheet.columns.map(({ heading, width }) => ({ header: heading, width }));
    for (const row of sheet.rows) worksheet.addRow(row.map(cellValue));
    worksheet.autoFilter = {
      from: { row: 1, column: 1 },
      to: { row: sheet.rows.length + 1, column: Math.max(1, sheet.columns.length) },
    };
    format(worksheet, sheet);
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** Control characters cannot be stored in a workbook's XML. */
function cellValue(value: string | number | null): string | number | null {
  if (typeof value !== 'string') return value;
  return (
    value
      // biome-ignore lint/suspicious/noControlCharactersInRegex: section 2.2 of XML 1.0 excludes these
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd')
      .slice(0, longestCell)
  );
}

interface Cells {
  getRow(index: number): {
    font: object;
    fill: object;
    getCell(column: number): { fill: object; font: object };
  };
  eachRow(visit: (row: { alignment: object }, index: number) => void): void;
}

function format(worksheet: Cells, sheet: Sheet): void {
  worksheet.eachRow((row) => {
    row.alignment = { vertical: 'top', wrapText: true };
  });
  const header = worksheet.getRow(1);
  header.font = { bold: true, color: { argb: 'FFFFFFFF' } };
  header.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF1F4E79' } };
  for (const [index, tone] of sheet.tones.entries()) {
    if (tone === null) continue;
    const cell = worksheet.getRow(index + 2).getCell(1);
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: fills[tone] } };
    cell.font = { bold: true };
  }
}
