import { describe, expect, it } from 'vitest';
import { policyOf } from '../builders/policy-documents.js';

const table = (rows: string) => `<html><body><h2>第三方SDK列表</h2><table>${rows}</table></body></html>`;

describe('an HTML table of SDKs', () => {
  it('gives a row a name, provider, purpose, data and address', async () => {
    const policy = await policyOf(
      table(`<tr><th>SDK名称</th><th>公司名称</th><th>使用目的</th><th>收集个人信息</th><th>隐私政策链接</th></tr>
        <tr><td>友盟统计SDK</td><td>友盟同欣（北京）科技有限公司</td><td>统计分析</td><td>设备信息、网络信息</td>
        <td><a href="https://www.umeng.com/policy">查看</a></td></tr>`),
      'p.html',
    );
    expect(policy.sdks).toMatchObject([
      {
        name: '友盟统计SDK',
        id: 'umeng-analytics',
        provider: '友盟同欣（北京）科技有限公司',
        purpose: '统计分析',
        dataTypes: [{ text: '设备信息' }, { text: '网络信息' }],
        privacyUrl: 'https://www.umeng.com/policy',
      },
    ]);
    expect(policy.sdkList.status).toBe('present');
  });

  it('carries a cell that spans rows into each of them', async () => {
    const policy = await policyOf(
      table(
        `<tr><td>名称</td><td>用途</td></tr><tr><td>小米推送</td><td rowspan="2">消息推送</td></tr><tr><td>华为推送</td></tr>`,
      ),
      'p.html',
    );
    expect(policy.sdks.map(({ id, purpose }) => [id, purpose])).toEqual([
      ['xiaomi-push', '消息推送'],
      ['huawei-push', '消息推送'],
    ]);
  });

  it('says where a name stands in the file', async () => {
    const policy = await policyOf(
      '<p>说明</p>\n<table><tr><td>SDK名称</td><td>用途</td></tr>\n<tr><td>Bugly</td><td>崩溃</td></tr></table>',
      'p.html',
    );
    expect(policy.sdks[0]?.evidence).toEqual([{ document: 'p.html', line: 3, column: 9, quote: 'Bugly' }]);
  });
});
