import excel from 'exceljs';
import { describe, expect, it } from 'vitest';
import type { AuditResult } from '../../src/findings/audit-result.js';
import { auditXlsx } from '../../src/report/xlsx/xlsx-report.js';
import { audited, auditOfSize, auditWithDifferences, hostileAudit } from '../builders/audit-builder.js';
import { appFacts, sdk } from '../builders/facts-builder.js';
import { fastestRun } from './fastest-run.js';

async function opened(result: AuditResult) {
  const workbook = new excel.Workbook();
  const bytes = await auditXlsx(result, 'zh-CN');
  await workbook.xlsx.load(bytes.buffer as ArrayBuffer);
  return workbook;
}

/** Texts of a sheet, row by row. */
async function texts(result: AuditResult, name: string): Promise<string[][]> {
  const rows: string[][] = [];
  (await opened(result)).getWorksheet(name)?.eachRow((row) => {
    rows.push((row.values as unknown[]).slice(1).map((value) => String(value ?? '')));
  });
  return rows;
}

describe('the workbook', () => {
  const result = auditWithDifferences();

  it('has a sheet for findings, permissions, SDKs and data, each with frozen header, filter and widths', async () => {
    const workbook = await opened(result);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['差异', '权限对照', 'SDK 对照', '数据矩阵']);
    for (const sheet of workbook.worksheets) {
      expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
      expect(sheet.autoFilter, sheet.name).toBeTruthy();
      expect(sheet.getColumn(1).width).toBeGreaterThan(5);
    }
  });

  it('lists every finding', async () => {
    expect(await texts(result, '差异')).toHaveLength(result.findings.length + 1);
  });

  it('says of each permission and SDK where it stands', async () => {
    const permissions = await texts(result, '权限对照');
    expect(permissions.map(([standing, name]) => [standing, name])).toEqual(
      expect.arrayContaining([
        ['未说明', 'android.permission.CAMERA'],
        ['多余', 'android.permission.READ_SMS'],
      ]),
    );
    const sdks = await texts(result, 'SDK 对照');
    expect(sdks.map(([standing, , id]) => [standing, id])).toEqual(
      expect.arrayContaining([
        ['未说明', 'bugly'],
        ['多余', 'getui'],
      ]),
    );
  });

  it('shows who can read which data, and marks what lies on the start-up path', async () => {
    const access = {
      data: 'imei',
      api: 'x',
      confidence: 'high' as const,
      reached: true,
      withoutPermission: false,
      evidence: [],
    };
    const app = appFacts({
      sdks: [sdk('bugly')],
      dataAccess: [
        { ...access, owner: 'bugly', count: 2, startup: true },
        { ...access, owner: 'app', count: 1, startup: false },
      ],
    });
    const [heading, row] = await texts(audited(app), '数据矩阵');
    expect(heading).toEqual(['个人信息类型', '应用自身', 'bugly（中文名）']);
    expect(row).toEqual(['IMEI', '1', '2*']);
  });

  it('holds no formula and opens whatever the input says', async () => {
    const workbook = await opened(hostileAudit());
    let cells = 0;
    for (const sheet of workbook.worksheets) {
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          cells++;
          expect(cell.formula).toBeUndefined();
          expect(cell.hyperlink).toBeUndefined();
        }),
      );
    }
    expect(cells).toBeGreaterThan(20);
  });

  it('is the same for the same audit, byte for byte', async () => {
    const first = await auditXlsx(result, 'en');
    expect(Buffer.from(await auditXlsx(result, 'en')).equals(first)).toBe(true);
  });

  it('is made in under 400 ms for 500 findings', async () => {
    const many = auditOfSize(500);
    expect(await fastestRun(() => auditXlsx(many, 'zh-CN'))).toBeLessThan(400);
  });
});
