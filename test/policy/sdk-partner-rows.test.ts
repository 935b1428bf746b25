import { describe, expect, it } from 'vitest';
import { policyOf } from '../builders/policy-documents.js';

const sdksOf = async (text: string, name?: string) => (await policyOf(text, name)).sdks;
const namesIn = async (text: string, name?: string) => (await sdksOf(text, name)).map((sdk) => sdk.name);

const block = (name: string, company: string, how: string): string =>
  `${name}\n服务提供方：${company}\n使用目的：提供服务\n收集信息：账号\n共享方式：${how}\n\n`;

describe('a list of partners', () => {
  it('holds no SDK where servers share with each other, or the system acts', async () => {
    const list =
      '拾光第三方信息共享清单\n' +
      block('智能分析', '甲云有限公司', '服务器调用接口') +
      block('用户识别', '乙通信有限公司', '后台接口传输（加密后传送）') +
      block('拍照', '设备厂商有限公司', '系统能力调用，不是内嵌的 SDK') +
      block('收款服务', '丙支付有限公司', 'SDK 采集及后台接口传输') +
      block('丁客服SDK', '丁科技有限公司', '后台接口传输');
    expect(await namesIn(list)).toEqual(['收款服务', '丁客服SDK']);
  });

  it('holds no row for whoever it may be', async () => {
    const list =
      '第三方SDK及共享清单\n友盟统计\n第三方名称：友盟同欣科技有限公司\n使用目的：统计\n\n广告服务\n第三方名称：广告主及其委托的代理商\n使用目的：投放广告\n收集个人信息类型：OAID\n';
    expect(await namesIn(list)).toEqual(['友盟统计']);
  });
});

describe('a table of data below the name of an SDK', () => {
  const table = (title: string) =>
    `#### 地图功能\n\n**${title}**\n\n| 收集的个人信息 | 收集目的 |\n| --- | --- |\n| 经纬度 | 定位 |\n| 基站信息 | 辅助定位 |\n`;
  it('tells what that SDK collects', async () => {
    const [sdk, ...others] = await sdksOf(table('高德地图SDK（com.amap.api）'), 'policy.md');
    expect(others).toEqual([]);
    expect(sdk).toMatchObject({ id: 'amap-map', dataTypes: [{ text: '经纬度' }, { text: '基站信息' }] });
  });

  it('reads a header of two rows, by columns', async () => {
    const text =
      '**甲广告SDK**\n\n| 收集的个人信息 | | 收集目的 |\n| --- | --- | --- |\n| 个人信息类型 | 个人信息字段 | |\n| 设备信息 | OAID、型号 | 投放 |\n';
    const [sdk] = await sdksOf(text, 'policy.md');
    expect(sdk?.dataTypes.map((item) => item.text)).toEqual(['设备信息', 'OAID', '型号']);
  });

  it('tells of no SDK below another title, or where a column names', async () => {
    expect(await namesIn(table('我们收集的信息如下'), 'policy.md')).toEqual([]);
    expect(
      await namesIn(
        '**第三方SDK**\n\n| SDK名称 | 收集的个人信息 |\n| --- | --- |\n| 友盟统计 | OAID |\n| Bugly | 日志 |\n',
        'policy.md',
      ),
    ).toEqual(['友盟统计', 'Bugly']);
  });
});

describe('the name of an SDK', () => {
  it('is no way to reach the operator', async () => {
    const contact = '七、联系我们\n\n- 邮箱：me@example.com\n- 友盟统计：13800000000\n';
    expect(await namesIn(contact, 'policy.md')).toEqual([]);
  });

  it('is not told by what a product gives out', async () => {
    expect(await namesIn('为了推送消息，我们会使用账号、小米推送令牌、友盟统计 ID。')).toEqual([]);
    expect(await namesIn('为了推送消息，我们会使用小米推送。')).toEqual(['小米推送']);
  });

  it('holds the product whose component it is', async () => {
    expect(await namesIn('为处理崩溃，我们接入了Bugly的异常日志SDK。')).toEqual(['Bugly的异常日志SDK']);
    expect(await namesIn('我们接入了腾讯的甲云信SDK。')).toEqual(['甲云信SDK']);
  });

  it('may be known to nobody where each item says who provides it', async () => {
    const list =
      '第三方SDK\n1.2.1 “友盟统计”：由“友盟”提供，用于统计。\n1.2.2 “甲浏览” 浏览服务，由甲科技有限公司提供，用于网页浏览。\n1.2.3 其他说明，由您决定是否使用。\n';
    expect(await sdksOf(list)).toMatchObject([
      { name: '友盟统计', provider: '友盟' },
      { name: '甲浏览', provider: '甲科技有限公司' },
    ]);
  });
});

describe('the address of an SDK', () => {
  it('stands behind the key that speaks of the policy', async () => {
    const [sdk] = await sdksOf(
      '第三方SDK目录\n甲支付SDK\n提供方：甲支付有限公司\n使用目的：支付\n隐私说明：https://jia.example.com/notes\n隐私政策链接：https://jia.example.com/privacy\n',
    );
    expect(sdk?.privacyUrl).toBe('https://jia.example.com/privacy');
  });

  it('may lack its scheme where it stands alone in its column', async () => {
    const table = (address: string) =>
      `| SDK名称 | 用途 | 隐私政策链接 |\n| --- | --- | --- |\n| 友盟统计 | 统计 | ${address} |\n`;
    const urlOf = async (address: string) => (await sdksOf(table(address), 'policy.md'))[0]?.privacyUrl;
    expect(await urlOf('policies.example.com')).toBe('policies.example.com');
    expect(await urlOf('www.example.com/privacy')).toBe('www.example.com/privacy');
    expect(await urlOf('版本 3.2.1')).toBeNull();
    expect(await urlOf('见 policies.example.com')).toBeNull();
  });
});

describe('keys of a block', () => {
  it('tell the company that runs it and what it serves for', async () => {
    const [sdk] = await sdksOf(
      '接入的第三方SDK目录如下：\n8、甲风控SDK\n运营公司：甲风科技有限公司\n功能/服务：反欺诈\n信息类型：OAID\n官网链接：https://jia.example.com/\n隐私政策链接：https://jia.example.com/privacy\n',
    );
    expect(sdk).toMatchObject({
      provider: '甲风科技有限公司',
      purpose: '反欺诈',
      privacyUrl: 'https://jia.example.com/privacy',
    });
  });
});

describe('a table whose cells contradict its header', () => {
  const table = (rows: string) =>
    `第三方信息共享\n\n| 功能类型 | 第三方名称 | 使用目的 | 收集类型 |\n| --- | --- | --- | --- |\n${rows}`;
  it('has its names where they stand, and its companies as providers', async () => {
    const sdks = await sdksOf(
      table(
        '| 甲广告SDK | 甲广科技有限公司 | 投放广告 | OAID |\n| 友盟统计 | 友盟同欣科技有限公司 | 统计 | IP地址 |\n| 乙引擎 | 开源框架 | 渲染 | 无 |\n',
      ),
      'policy.md',
    );
    expect(sdks.map(({ name, provider, purpose }) => [name, provider, purpose])).toEqual([
      ['甲广告SDK', '甲广科技有限公司', '投放广告'],
      ['友盟统计', '友盟同欣科技有限公司', '统计'],
      ['乙引擎', '开源框架', '渲染'],
    ]);
  });

  it('keeps its names where no other column holds any', async () => {
    const sdks = await namesIn(
      table('| 广告 | 甲广科技有限公司 | 投放 | OAID |\n| 统计 | 乙数科技有限公司 | 统计 | IP地址 |\n'),
      'policy.md',
    );
    expect(sdks).toEqual(['甲广科技有限公司', '乙数科技有限公司']);
  });
});

describe('a name in quotation marks before the word SDK', () => {
  it.each([
    ['我们会使用有能力的第三方SDK，例如“甲定位”SDK。', ['甲定位']],
    ['我们接入了【友盟统计】SDK用于统计。', ['友盟统计']],
    ['我们接入的“第三方”SDK会收集信息。', []],
  ])('%j', async (text, names) => {
    expect(await namesIn(text)).toEqual(names);
  });
});

describe('Markdown with marks of HTML', () => {
  it('reads a line without the break it begins with', async () => {
    const text = '#### 4.1 共享\n\n<br>4.1.5 SDK的使用\n\n<br>我们接入了友盟统计，<u>用于统计</u>。\n';
    expect(await namesIn(text, 'policy.md')).toEqual(['友盟统计']);
  });
});

describe('a row that names a library file', () => {
  it.each([
    ['libBugly.so', 'bugly'],
    ['友盟统计-9.4.0.aar', 'umeng-analytics'],
    ['Bugly.union-4.1.3.aar', 'bugly'],
    ['libdebugly.so', null],
  ])('%j', async (file, id) => {
    const table = `第三方SDK\n\n| SDK名称 | 用途 |\n| --- | --- |\n| ${file} | 服务 |\n`;
    expect(await sdksOf(table, 'policy.md')).toMatchObject([{ name: file, id }]);
  });
});

describe('what an SDK is for', () => {
  it.each([
    ['为处理崩溃，我们接入了Bugly SDK。', '为处理崩溃'],
    ['为分析活跃情况，我们接入了友盟统计SDK。', '为分析活跃情况'],
    ['为此，我们接入了Bugly SDK。', null],
  ])('%j', async (text, purpose) => {
    expect(await sdksOf(text)).toMatchObject([{ purpose }]);
  });
});
