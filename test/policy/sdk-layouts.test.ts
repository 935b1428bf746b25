import { describe, expect, it } from 'vitest';
import { policyOf } from '../builders/policy-documents.js';

const namesIn = async (text: string, name?: string) =>
  (await policyOf(text, name)).sdks.map((sdk) => sdk.name);

describe('a list of SDKs as key and value', () => {
  it('takes the line above the first key for the name', async () => {
    const { sdks } = await policyOf(
      '第三方SDK目录\n\n友盟统计SDK\n提供方：友盟同欣（北京）科技有限公司\n使用目的：统计\n收集信息：OAID、IP 地址\n隐私政策：https://www.umeng.com/page/policy',
    );
    expect(sdks).toMatchObject([
      {
        name: '友盟统计SDK',
        id: 'umeng-analytics',
        provider: '友盟同欣（北京）科技有限公司',
        purpose: '统计',
        dataTypes: [
          { text: 'OAID', id: 'oaid' },
          { text: 'IP 地址', id: 'ip' },
        ],
        privacyUrl: 'https://www.umeng.com/page/policy',
      },
    ]);
  });

  it('reads several keys of one line', async () => {
    const { sdks } = await policyOf(
      'SDK名称：甲速播SDK；使用目的：播放视频；收集信息：网络类型；提供方：甲速科技有限公司',
    );
    expect(sdks).toMatchObject([
      { name: '甲速播SDK', id: null, purpose: '播放视频', provider: '甲速科技有限公司' },
    ]);
  });

  it('hands what a group says to the SDKs below it', async () => {
    const { sdks } = await policyOf(
      '一、推送类\n使用目的：推送消息\n收集信息：设备标识\n1. 小米推送\n提供方：北京小米移动软件有限公司\n隐私政策：https://dev.mi.com/a\n2. 华为推送\n提供方：华为软件技术有限公司\n隐私政策：https://developer.huawei.com/b',
    );
    expect(sdks.map(({ id, purpose }) => [id, purpose])).toEqual([
      ['xiaomi-push', '推送消息'],
      ['huawei-push', '推送消息'],
    ]);
  });

  it('takes a company labelled as the third party for the provider, a label with an aside for what it says', async () => {
    const { sdks } = await policyOf(
      '1. 高德地图SDK\n使用目的：导航\n第三方名称：高德软件有限公司\n隐私政策链接，仅供参考：\nhttps://lbs.amap.com/pages/privacy/',
    );
    expect(sdks).toMatchObject([
      { id: 'amap-map', provider: '高德软件有限公司', privacyUrl: 'https://lbs.amap.com/pages/privacy/' },
    ]);
  });

  it('leaves a list of permissions alone', async () => {
    expect(
      await namesIn('权限分组：相机\n权限名称：android.permission.CAMERA\n使用目的：拍照\n使用场景：扫码时'),
    ).toEqual([]);
  });
});

describe('a table that lost its borders', () => {
  it('reads one cell a line, a cell broken in two included', async () => {
    const cells = [
      'SDK名称',
      '使用目的',
      '收集信息',
      '公司名称',
      '腾讯 Bugly',
      '统计崩溃，\n改进稳定性',
      '设备型号、日志',
      '深圳市腾讯计算机系统有限公司',
      '高德地图SDK',
      '导航',
      '位置信息',
      '高德软件有限公司',
    ];
    const { sdks } = await policyOf(cells.join('\n\n'));
    expect(sdks.map(({ id, purpose, provider }) => [id, purpose, provider])).toEqual([
      ['bugly', '统计崩溃，\n改进稳定性', '深圳市腾讯计算机系统有限公司'],
      ['amap-map', '导航', '高德软件有限公司'],
    ]);
  });

  it('hands a merged cell down to the rows that lack it', async () => {
    const { sdks } = await policyOf(
      '第三方名称 涉及个人信息 使用目的 隐私政策链接\n小米推送 设备信息 用于推送消息 北京小米移动软件有限公司\nhttps://dev.mi.com/a\n华为推送 设备信息 华为软件技术有限公司\nhttps://developer.huawei.com/b',
    );
    expect(sdks.map(({ id, purpose, provider, privacyUrl }) => [id, purpose, provider, privacyUrl])).toEqual([
      ['xiaomi-push', '用于推送消息', '北京小米移动软件有限公司', 'https://dev.mi.com/a'],
      ['huawei-push', '用于推送消息', '华为软件技术有限公司', 'https://developer.huawei.com/b'],
    ]);
  });

  it('reads records between commas where each has a platform or an address', async () => {
    const { sdks } = await policyOf(
      '1. iOS，埋点SDK，StatCore，涉及设备信息，用于统计，https://a.example/\n2. Android，地图，MapKit，涉及位置信息，用于导航，https://b.example/\n3. Android，刷脸SDK，face.aar，涉及面部信息，用以核对，https://c.example/',
    );
    expect(sdks.map(({ name, platforms }) => [name, platforms])).toEqual([
      ['StatCore', 'ios'],
      ['MapKit', 'android'],
      ['face.aar', 'android'],
    ]);
  });
});

describe('SDKs in running text', () => {
  it('reads numbered items that open with a name', async () => {
    const { sdks } = await policyOf(
      '三、SDK\n（1）友盟统计SDK：为了统计活跃用户，我们使用了友盟统计SDK，需要获取您的设备型号。\n（2）影轩扫描SDK：用于识别证件。',
    );
    expect(sdks).toMatchObject([
      { id: 'umeng-analytics', purpose: '为了统计活跃用户', dataTypes: [{ text: '设备型号' }] },
      { name: '影轩扫描SDK', id: null, purpose: '用于识别证件' },
    ]);
  });

  it('takes brands beside a push SDK for their push', async () => {
    const { sdks } = await policyOf('我们集成了小米、华为（Android端）、友盟推送SDK，用于推送消息。');
    expect(sdks.map(({ id }) => id)).toEqual(['xiaomi-push', 'huawei-push', 'umeng-push']);
  });

  it('names an SDK by its provider where the text does', async () => {
    const { sdks } = await policyOf(
      '（3）基于广告的SDK接入\n我们的广告服务由甲科技有限公司、乙传媒有限公司提供，我们会接入这些公司的SDK，他们会收集您的IMEI。',
    );
    expect(sdks.map(({ name, provider }) => [name, provider])).toEqual([
      ['甲科技有限公司', '甲科技有限公司'],
      ['乙传媒有限公司', '乙传媒有限公司'],
    ]);
  });

  it.each([
    ['an account to sign in with', '您可以使用微信账号登录，我们会获取您的昵称。'],
    ['a partner without a component', '我们会与高德软件有限公司签订合同。'],
    ['SDKs in general', '第三方SDK可能会收集您的信息，我们会对该SDK进行检测。'],
    ['a definition', '一、定义\nSDK：是指软件开发工具包，例如友盟统计SDK。'],
  ])('finds none in %s', async (_case, text) => {
    expect(await namesIn(text)).toEqual([]);
  });
});

describe('the same SDK told twice', () => {
  it('is one entry where Chinese and English lists go together', async () => {
    const { sdks } = await policyOf(
      '一、SDK\nSDK名称：友盟统计SDK\n使用目的：统计\n隐私政策：https://a.example/\n\n1. SDKs\nSDK name: Umeng Analytics SDK (友盟统计)\nPurpose: statistics\nPrivacy policy: https://a.example/',
    );
    expect(sdks.map(({ id }) => id)).toEqual(['umeng-analytics']);
  });

  it('is two entries where one list names two', async () => {
    expect(
      await namesIn(
        '<table><tr><td>SDK名称</td><td>用途</td></tr><tr><td>友盟统计SDK</td><td>统计</td></tr><tr><td>友盟SDK</td><td>统计</td></tr></table>',
        'p.html',
      ),
    ).toHaveLength(2);
  });
});

describe('an address', () => {
  it.each([
    ['glued to a company', 'https://a.example/p', '甲有限公司https://a.example/p'],
    ['glued to text after it', 'https://a.example/p', 'https://a.example/p。'],
    ['broken over two lines', 'https://a.example/long/policy.html', 'https://a.example/long/\npolicy.html'],
  ])('is whole when %s', async (_case, expected, cell) => {
    const { sdks } = await policyOf(
      `<table><tr><td>SDK名称</td><td>隐私政策</td></tr><tr><td>友盟统计SDK</td><td>${cell.replace('\n', '<br>')}</td></tr></table>`,
      'p.html',
    );
    expect(sdks[0]?.privacyUrl).toBe(expected);
  });
});

describe('a list of permissions', () => {
  it.each([
    '系统权限\n使用目的及所需权限：\n相机权限：用于扫描二维码\n存储权限：用于缓存图片\n使用目的：扫码',
    '设备权限\n我们会申请以下权限：\n相机权限：扫码、拍摄\n存储权限：保存图片',
  ])('is no SDK: %j', async (text) => {
    const { sdks, permissions } = await policyOf(text);
    expect(sdks).toEqual([]);
    expect(permissions.map(({ group }) => group).sort()).toEqual(['CAMERA', 'STORAGE']);
  });
});

describe('a block under a title', () => {
  it('has the title for its name and the company for its provider', async () => {
    const text =
      '第三方清单\n推送消息（小米推送SDK）\n第三方名称：小米科技有限责任公司\n使用目的：推送消息\n收集信息：OAID\n消息推送（华为推送SDK）\n第三方名称：华为终端有限公司\n使用目的：推送消息\n收集信息：OAID';
    expect((await policyOf(text)).sdks).toMatchObject([
      { name: '推送消息（小米推送SDK）', id: 'xiaomi-push', provider: '小米科技有限责任公司' },
      { name: '消息推送（华为推送SDK）', id: 'huawei-push', provider: '华为终端有限公司' },
    ]);
  });

  it('has no title where that is the list’s', async () => {
    const text = '第三方SDK清单\n第三方名称：甲乙科技有限公司\n使用目的：统计\n收集信息：OAID';
    expect((await policyOf(text)).sdks.map(({ name }) => name)).toEqual(['甲乙科技有限公司']);
  });
});

it('takes what stands on the lines of each platform for an item’s data', async () => {
  const text =
    '1、“友盟统计”：该SDK由“友盟同欣（北京）科技有限公司”提供，用于统计使用情况。需要收集的信息包括：\nAndroid版本：OAID、设备型号\niOS版本：IDFA';
  expect((await policyOf(text)).sdks).toMatchObject([
    {
      provider: '友盟同欣（北京）科技有限公司',
      dataTypes: [{ text: 'OAID' }, { text: '设备型号' }, { text: 'IDFA' }],
    },
  ]);
});

it('reads a table whose every cell is a line that ends in a pipe', async () => {
  const cells = [
    'SDK名称',
    '公司',
    '用途',
    '友盟统计SDK',
    '甲公司',
    '统计分析',
    '小米推送SDK',
    '乙公司',
    '消息推送',
  ];
  const { sdks } = await policyOf(`清单如下\n${cells.map((cell) => `${cell} |`).join('\n')}`);
  expect(sdks).toMatchObject([
    { name: '友盟统计SDK', provider: '甲公司', purpose: '统计分析' },
    { name: '小米推送SDK', provider: '乙公司', purpose: '消息推送' },
  ]);
});

it('takes the link of a cell for the address in a Markdown table too', async () => {
  const { sdks } = await policyOf(
    '| SDK | 用途 | 隐私政策 |\n| --- | --- | --- |\n| 友盟统计SDK | 统计 | [查看](https://a.example/p) |',
  );
  expect(sdks[0]?.privacyUrl).toBe('https://a.example/p');
});
