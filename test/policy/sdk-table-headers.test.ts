import { describe, expect, it } from 'vitest';
import { policyOf } from '../builders/policy-documents.js';

const row = (cells: readonly string[], tag = 'td') =>
  `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
const tableOf = (header: readonly string[], ...rows: readonly (readonly string[])[]) =>
  `<html><body><h2>第三方SDK</h2><table>${row(header, 'th')}${rows.map((cells) => row(cells)).join('')}</table></body></html>`;
const sdksOf = async (html: string) => (await policyOf(html, 'policy.html')).sdks;

describe('the header of a list', () => {
  it('names the SDK and the third party in two columns', async () => {
    const sdks = await sdksOf(
      tableOf(
        ['使用SDK名称', '第三方名称', '使用目的', '收集个人信息'],
        ['甲付SDK', '甲付网络有限公司', '支付', 'OAID'],
        ['乙推SDK', '乙推科技有限公司', '推送', 'OAID'],
      ),
    );
    expect(sdks.map(({ name, provider }) => [name, provider])).toEqual([
      ['甲付SDK', '甲付网络有限公司'],
      ['乙推SDK', '乙推科技有限公司'],
    ]);
  });

  it('names the third party alone where that is all the list names', async () => {
    const sdks = await sdksOf(
      tableOf(['第三方名称', '使用目的', '收集个人信息'], ['甲付', '支付', 'OAID'], ['乙推', '推送', 'OAID']),
    );
    expect(sdks.map(({ name }) => name)).toEqual(['甲付', '乙推']);
  });

  it('says at length whose product it is and what goes to whom', async () => {
    const sdks = await sdksOf(
      tableOf(
        [
          '序号',
          '第三方产品服务机构名称',
          '第三方产品和服务所属方/运营者',
          '用途',
          'SDK向第三方输送的信息内容',
        ],
        ['1', '甲计统计 SDK', '甲计科技有限公司', '统计', '设备型号、系统版本'],
      ),
    );
    expect(sdks).toMatchObject([
      {
        name: '甲计统计 SDK',
        provider: '甲计科技有限公司',
        purpose: '统计',
        dataTypes: [{ text: '设备型号' }, { text: '系统版本' }],
      },
    ]);
  });

  it('puts data and purpose in one column, whose cells have a key for each', async () => {
    const sdks = await sdksOf(
      tableOf(
        ['合作SDK名称', 'SDK厂商', '收集个人信息字段及目的'],
        ['甲通道SDK', '甲通软件有限公司', '收集个人信息类型：应用基本信息、设备标识<br>使用目的：推送消息'],
      ),
    );
    expect(sdks).toMatchObject([
      { purpose: '推送消息', dataTypes: [{ text: '应用基本信息' }, { text: '设备标识' }] },
    ]);
  });
});

describe('the product of a name', () => {
  const idOf = async (name: string) =>
    (await policyOf(`第三方SDK目录\nSDK名称：${name}\n使用目的：实现功能\n收集信息：OAID`)).sdks[0]?.id;

  it('is that of the name without the system it is for', async () => {
    expect(await idOf('高德Android地图SDK')).toBe('amap-map');
  });

  it('is what a channel of a phone’s vendor is for', async () => {
    expect(await idOf('华为通道SDK')).toBe('huawei-push');
  });
});
