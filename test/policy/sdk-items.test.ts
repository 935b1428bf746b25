import { describe, expect, it } from 'vitest';
import { policyOf } from '../builders/policy-documents.js';

const sdksOf = async (text: string, name?: string) => (await policyOf(text, name)).sdks;

describe('numbered items', () => {
  it('take the company in brackets after the name for the provider, a bare clause for the purpose', async () => {
    const sdks = await sdksOf(
      '以下是我们使用的第三方SDK清单：\n\n1. 甲云存储 SDK（甲云计算有限公司）：文件存储；收集设备标识信息；隐私政策：https://jia.example.com/privacy\n2. 乙付SDK（乙付（中国）网络技术有限公司）：支付服务；收集Android ID、OAID；隐私政策：https://yi.example.com/privacy\n3. 丙框架 uni（5+ App）（丙数网络技术有限公司）：应用开发框架；收集用户标识信息、OAID；隐私政策：https://bing.example.com/privacy',
    );
    expect(sdks.map(({ name, provider, purpose }) => [name, provider, purpose])).toEqual([
      ['甲云存储 SDK', '甲云计算有限公司', '文件存储'],
      ['乙付SDK', '乙付（中国）网络技术有限公司', '支付服务'],
      ['丙框架 uni（5+ App）', '丙数网络技术有限公司', '应用开发框架'],
    ]);
    expect(sdks[2]?.dataTypes.map(({ text }) => text)).toEqual(['用户标识信息', 'OAID']);
  });

  it('tell the purpose after 用来', async () => {
    const sdks = await sdksOf(
      '这些SDK包括：\n（1）甲付SDK：用来唤起支付。\n（2）乙看SDK：用来帮助查看常用格式的文档。',
    );
    expect(sdks.map(({ purpose }) => purpose)).toEqual(['用来唤起支付', '用来帮助查看常用格式的文档']);
  });

  it('leave the app’s own mini program alone', async () => {
    const sdks = await sdksOf('本政策适用于：\n- 微信小程序（原始ID：wx0123）\n- 官网');
    expect(sdks).toEqual([]);
  });

  it('give way to keys below them that name the SDK again', async () => {
    const sdks = await sdksOf(
      '集成的第三方SDK\n1.友盟SDK\nSDK名称：友盟统计分析SDK\n使用目的：统计与分析\n运营方：友盟同欣（北京）科技有限公司\n收集个人信息类型：设备信息（IMEI/MAC）、位置信息',
    );
    expect(sdks).toMatchObject([
      { name: '友盟统计分析SDK', provider: '友盟同欣（北京）科技有限公司', purpose: '统计与分析' },
    ]);
  });
});

describe('addresses', () => {
  it('are those of the row’s own link, whatever the links say', async () => {
    const sdks = await sdksOf(
      '第三方SDK\n\n| SDK名称 | 开发者 | 用途 | 隐私政策链接 |\n|---|---|---|---|\n| 甲付SDK | 甲付有限公司 | 支付 | [查看](https://jia.example.com/privacy) |\n| 乙享SDK | 乙享有限公司 | 分享 | [查看](https://yi.example.com/privacy) |\n| 丙析SDK | 丙析有限公司 | 分析 | [查看](https://bing.example.com/privacy) |\n',
      'policy.md',
    );
    expect(sdks.map(({ privacyUrl }) => privacyUrl)).toEqual([
      'https://jia.example.com/privacy',
      'https://yi.example.com/privacy',
      'https://bing.example.com/privacy',
    ]);
  });

  it('go on in Chinese where a path’s last part has begun', async () => {
    const sdks = await sdksOf(
      '第三方SDK\nQQ互联SDK\n使用目的：登录\n隐私政策：https://wiki.example.com/qq互联sdk隐私保护声明\n甲统计SDK\n使用目的：统计\n隐私政策：https://jia.example.com/page/policy点击查看',
    );
    expect(sdks.map(({ privacyUrl }) => privacyUrl)).toEqual([
      'https://wiki.example.com/qq互联sdk隐私保护声明',
      'https://jia.example.com/page/policy',
    ]);
  });
});

describe('a table in HTML within Markdown', () => {
  it('is read as a table, Markdown around it as Markdown', async () => {
    const sdks = await sdksOf(
      '#### 第三方SDK目录\n\n<br>\n\n##### 推送\n\n<div>\n<table style="width: 100%">\n<tr><th>SDK名称</th><th>提供方</th><th>使用目的</th><th>收集个人信息</th></tr>\n<tr><td>甲推送SDK</td><td>甲推科技有限公司</td><td>推送消息</td><td>OAID、IP 地址</td></tr>\n</table>\n</div>\n\n##### 其他\n\n**乙图SDK**\n提供方：乙图软件有限公司\n使用目的：地图\n隐私政策：[查看](https://yi.example.com/privacy)\n',
      'policy.md',
    );
    expect(
      sdks.map(({ name, provider, purpose, privacyUrl }) => [name, provider, purpose, privacyUrl]),
    ).toEqual([
      ['甲推送SDK', '甲推科技有限公司', '推送消息', null],
      ['乙图SDK', '乙图软件有限公司', '地图', 'https://yi.example.com/privacy'],
    ]);
  });
});
