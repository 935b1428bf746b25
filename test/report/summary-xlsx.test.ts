import excel from 'exceljs';
import { describe, expect, it } from 'vitest';
import { summaryXlsx } from '../../src/report/summary/summary-xlsx.js';
import { smallSummary } from '../builders/summary-builder.js';

/** Sheets by name, each row as texts. */
async function sheetsOf(facts = smallSummary(), mostRows?: number): Promise<Map<string, string[][]>> {
  const workbook = new excel.Workbook();
  const bytes = await summaryXlsx(facts, null, 'zh-CN', mostRows);
  await workbook.xlsx.load(bytes.buffer as ArrayBuffer);
  return new Map(
    workbook.worksheets.map((sheet) => {
      const rows: string[][] = [];
      sheet.eachRow((row) =>
        rows.push((row.values as unknown[]).slice(1).map((value) => String(value ?? ''))),
      );
      return [sheet.name, rows];
    }),
  );
}

describe('the workbook of a summary', () => {
  it('lists the apps, and a sheet for each thing that was counted', async () => {
    const sheets = await sheetsOf();
    expect([...sheets.keys()]).toEqual([
      '应用',
      '规则',
      '第三方 SDK',
      '权限',
      '可读取的个人信息',
      '未能得出结论',
      '数字明细',
    ]);
    expect(sheets.get('应用')?.map((row) => row.slice(0, 3))).toEqual([
      ['结果', '名称', '包名'],
      ['有错误', '拾光', 'com.example.app0'],
      ['未发现问题', '墨记', 'com.example.app1'],
      ['审核失败', '坏包', 'com.example.app2'],
    ]);
    expect(sheets.get('第三方 SDK')?.[1]).toEqual(['极光推送', 'jpush', '2', '1', '1', '0', '0']);
  });

  it('names the apps behind every number', async () => {
    const rows = (await sheetsOf()).get('数字明细') ?? [];
    const behind = rows.filter(
      ([table, row, measure]) => table === '第三方 SDK' && row === '极光推送 · jpush' && measure === '未披露',
    );
    expect(behind.map((row) => row[3])).toEqual(['拾光']);
    const all = rows.filter(([table, , measure]) => table === '第三方 SDK' && measure === '应用');
    expect(all.map((row) => row[3])).toEqual(['拾光', '墨记']);
  });

  it('says how many rows a sheet could not hold', async () => {
    const whole = (await sheetsOf()).get('数字明细') ?? [];
    const cut = (await sheetsOf(smallSummary(), 5)).get('数字明细') ?? [];
    expect(cut).toHaveLength(6);
    expect(cut.at(-1)?.[0]).toContain(`${whole.length - 1 - 4}`);
  });
});
