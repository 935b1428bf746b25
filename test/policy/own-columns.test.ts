import { describe, expect, it } from 'vitest';
import { ownSdkColumns } from '../../src/policy/sdk-list/own-columns.js';
import { auditedPolicy } from '../builders/audit-builder.js';

/** The columns of a page with these tables. */
async function columnsOf(...tables: string[]) {
  const page = `<h1>隐私政策</h1><h2>第三方SDK目录</h2>${tables.map((rows) => `<table>${rows}</table>`).join('<p>其他</p>')}`;
  const { policy, documentTexts = [] } = await auditedPolicy(page, 'policy.html');
  return ownSdkColumns(policy, documentTexts);
}
const row = (...cells: string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;

describe('the columns of a policy’s own SDK list', () => {
  it('are taken with their headings and order, whatever they are called', async () => {
    expect(
      await columnsOf(
        row('收集个人信息类型', '第三方SDK名称', '使用场景', '所属公司', '隐私政策链接') +
          row('设备型号', '友盟SDK', '统计', '友盟公司', 'https://a.example/p'),
      ),
    ).toEqual([
      { heading: '收集个人信息类型', fields: ['data'] },
      { heading: '第三方SDK名称', fields: ['name'] },
      { heading: '使用场景', fields: ['scene'] },
      { heading: '所属公司', fields: ['provider'] },
      { heading: '隐私政策链接', fields: ['privacyUrl'] },
    ]);
  });

  it('are read in traditional characters too', async () => {
    const columns = await columnsOf(
      row('SDK名稱', '提供方', '使用目的', '隱私政策連結') +
        row('友盟SDK', '友盟', '統計數據', 'https://a.example/p'),
    );
    expect(columns?.map(({ fields }) => fields)).toEqual([
      ['name'],
      ['provider'],
      ['purpose'],
      ['privacyUrl'],
    ]);
  });

  it('are those of the header, not of a title above it', async () => {
    const columns = await columnsOf(
      '<tr><td colspan="3">安卓端</td></tr>' +
        row('SDK名称', '提供方', '使用目的') +
        row('友盟SDK', '友盟', '统计'),
    );
    expect(columns?.map(({ heading }) => heading)).toEqual(['SDK名称', '提供方', '使用目的']);
  });

  it('are those of the table with most SDKs', async () => {
    const columns = await columnsOf(
      row('SDK名称', '提供方') + row('友盟SDK', '友盟'),
      row('产品名称', '公司名称', '使用目的') +
        row('极光SDK', '极光', '推送') +
        row('个推SDK', '个推', '推送'),
    );
    expect(columns).toHaveLength(3);
  });

  it('are unknown where the policy lists its SDKs in prose', async () => {
    expect(await columnsOf(row('一', '二'))).toBeUndefined();
    const { policy, documentTexts = [] } = await auditedPolicy('我们接入了友盟SDK，用于统计。');
    expect(await ownSdkColumns(policy, documentTexts)).toBeUndefined();
  });
});
