import { describe, expect, it } from 'vitest';
import { policyOf } from '../builders/policy-documents.js';

const sdksOf = async (text: string, name?: string) => (await policyOf(text, name)).sdks;
const namesIn = async (text: string, name?: string) => (await sdksOf(text, name)).map((sdk) => sdk.name);
const dataOf = ({ dataTypes }: { readonly dataTypes: readonly { readonly text: string }[] }) =>
  dataTypes.map(({ text }) => text);

describe('keys that lost what stood between them', () => {
  it('ends a company at the key glued to it, a value at a long key', async () => {
    const sdks = await sdksOf(
      '接入的第三方SDK如下：\n\n云信通SDK\n\n运营方：云信通科技有限公司功能：发送验证码、提供身份核验服务收集个人信息类型：设备信息（IMEI、MAC地址）、应用列表\n\n隐私政策链接：https://yunxintong.example.com/privacy',
    );
    expect(sdks).toMatchObject([
      { name: '云信通SDK', provider: '云信通科技有限公司', purpose: '发送验证码、提供身份核验服务' },
    ]);
    expect(sdks.flatMap(dataOf)).toEqual(['设备信息（IMEI、MAC地址）', '应用列表']);
  });

  it('does not cut a value at a word that is also a key', async () => {
    const [sdk] = await sdksOf(
      '第三方SDK目录\n云信通SDK\n提供方：云信通科技有限公司\n使用目的：实现以下功能：登录、支付\n收集信息：手机号',
    );
    expect(sdk).toMatchObject({ purpose: '实现以下功能：登录、支付' });
  });
});

describe('a key whose values stand below it', () => {
  it('takes the bullets below, and the keys after them', async () => {
    const sdks = await sdksOf(
      '### 2.3 第三方SDK\n\n#### 2.3.1 甲推送SDK\n- **服务提供方**: 甲推科技有限公司\n- **收集的个人信息**: \n  - 设备信息: 设备型号、OAID\n  - 推送Token\n- **隐私政策链接**: https://jia.example.com/privacy\n\n#### 2.3.2 乙统计SDK\n- **服务提供方**: 乙数科技有限公司\n- **功能用途**：\n\n+ 统计活跃用户\n+ 分析崩溃\n\n- **隐私政策链接**: https://yi.example.com/privacy\n',
      'policy.md',
    );
    expect(sdks.map(({ name, purpose, privacyUrl }) => [name, purpose, privacyUrl])).toEqual([
      ['甲推送SDK', null, 'https://jia.example.com/privacy'],
      ['乙统计SDK', '统计活跃用户 分析崩溃', 'https://yi.example.com/privacy'],
    ]);
    expect(sdks.map(dataOf)).toEqual([['设备信息: 设备型号', 'OAID', '推送Token'], []]);
  });

  it('takes lines in groups, without what says why', async () => {
    const [first, second, ...others] = await sdksOf(
      '内嵌SDK信息共享\n甲统计SDK\n第三方公司名称：甲数科技（上海）有限公司\n使用目的：统计分析\n共享个人信息类型：\n（1）必选个人信息\n设备标识符（Android ID/OAID）：用于识别用户，以确保统计准确；\n网络信息（网络类型、IP 地址）：用于判断连接状态；\n（2）可选个人信息\n位置信息（GPS）：由开发者调用接口设置；\n第三方个人信息处理规则：https://jia.example.com/rules\n乙推送SDK\n第三方公司名称：乙推科技有限公司\n使用目的：推送消息\n共享个人信息类型：设备标识符、网络信息\n第三方个人信息处理规则：https://yi.example.com/rules',
    );
    expect(others).toEqual([]);
    expect(first && dataOf(first)).toEqual([
      '设备标识符（Android ID/OAID）',
      '网络信息（网络类型、IP 地址）',
      '位置信息（GPS）',
    ]);
    expect(first).toMatchObject({ privacyUrl: 'https://jia.example.com/rules' });
    expect(second).toMatchObject({ name: '乙推送SDK', provider: '乙推科技有限公司' });
  });

  it('leaves the name of the next block alone', async () => {
    const sdks = await sdksOf(
      '第三方SDK目录\n甲地图SDK\n使用目的：导航\n收集信息：\n乙客服SDK\n使用目的：在线客服\n收集信息：聊天记录',
    );
    expect(sdks.map((sdk) => [sdk.name, dataOf(sdk)])).toEqual([
      ['甲地图SDK', []],
      ['乙客服SDK', ['聊天记录']],
    ]);
  });

  it('adds a line of another kind of data to the data above it', async () => {
    const [sdk] = await sdksOf(
      '使用的SDK\n\n1.甲统计组件\n\n提供方名称：甲数科技有限公司\n\n个人信息字段：设备信息（IMEI、OAID）\n\n网络信息：IP地址、WiFi信息\n\n用途或目的：统计崩溃\n\n隐私政策：https://jia.example.com/privacy',
    );
    expect(sdk).toMatchObject({ name: '甲统计组件', provider: '甲数科技有限公司', purpose: '统计崩溃' });
    expect(sdk && dataOf(sdk)).toEqual(['设备信息（IMEI、OAID）', '网络信息：IP地址', 'WiFi信息']);
  });
});

describe('the third party of a block', () => {
  it('is the provider of what the line above names, in a list where each block has such a line', async () => {
    const sdks = await sdksOf(
      '与第三方共享个人信息清单\n我们接入的第三方SDK及其他第三方如下。\n即时通讯（甲云通信IM）\n第三方名称：甲云计算有限公司\n使用目的：收发消息\n收集个人信息类型：用户标识、网络类型\n钱包支付\n第三方名称：乙付支付科技有限公司\n使用目的：完成支付\n收集个人信息类型：订单金额',
    );
    expect(sdks.map(({ name, provider, purpose }) => [name, provider, purpose])).toEqual([
      ['即时通讯（甲云通信IM）', '甲云计算有限公司', '收发消息'],
      ['钱包支付', '乙付支付科技有限公司', '完成支付'],
    ]);
  });

  it('is itself the name where blocks have no line above', async () => {
    const names = await namesIn(
      '第三方合作伙伴\n第三方名称：甲云计算有限公司\n使用目的：收发消息\n收集信息：网络类型\n第三方名称：乙付支付科技有限公司\n使用目的：完成支付\n收集信息：订单金额',
    );
    expect(names).toEqual(['甲云计算有限公司', '乙付支付科技有限公司']);
  });

  it('is the provider after the name of an SDK', async () => {
    const sdks = await sdksOf(
      '第三方SDK清单\n第三方 SDK 名称：甲译文本翻译 SDK\n第三方名称：甲译（中国）有限公司\n第三方收集的个人信息：文本\n实现目的：实现翻译功能\n第三方隐私政策链接：https://jiayi.example.com/privacy',
    );
    expect(sdks).toMatchObject([
      {
        name: '甲译文本翻译 SDK',
        provider: '甲译（中国）有限公司',
        purpose: '实现翻译功能',
        dataTypes: [{ text: '文本' }],
      },
    ]);
  });

  it('opens the block where the kind of sharing names the SDK', async () => {
    const sdks = await sdksOf(
      '具体共享情况说明如下：\n第三方公司名称： 甲图软件有限公司\n共享类型： 内嵌 SDK（甲图定位 SDK）\n共享信息： 位置信息、IP 地址\n使用目的： 用于获取用户定位\n第三方个人信息处理规则： https://jiatu.example.com/privacy\n第三方公司名称： 乙享计算机有限公司\n共享类型： 内嵌 SDK（乙享开放平台 SDK）\n共享信息： 设备标识\n使用目的： 分享内容\n第三方个人信息处理规则： https://yixiang.example.com/privacy',
    );
    expect(
      sdks.map(({ name, provider, purpose, privacyUrl }) => [name, provider, purpose, privacyUrl]),
    ).toEqual([
      ['甲图定位 SDK', '甲图软件有限公司', '用于获取用户定位', 'https://jiatu.example.com/privacy'],
      ['乙享开放平台 SDK', '乙享计算机有限公司', '分享内容', 'https://yixiang.example.com/privacy'],
    ]);
  });

  it('opens the block where the name comes second', async () => {
    const sdks = await sdksOf(
      '第三方SDK如下：\n公司名称：甲图软件有限公司\nSDK名称：甲图SDK\n使用目的：展示地图\n公司名称：乙享计算机有限公司\nSDK名称：乙享SDK\n使用目的：分享内容',
    );
    expect(sdks.map(({ name, provider }) => [name, provider])).toEqual([
      ['甲图SDK', '甲图软件有限公司'],
      ['乙享SDK', '乙享计算机有限公司'],
    ]);
  });
});

describe('blocks that are no SDKs', () => {
  it('are definitions', async () => {
    const names = await namesIn(
      '一、定义\n个人信息：指以电子方式记录的各种信息。\n个人敏感信息：指一旦泄露可能危害人身和财产安全的信息。\n二、其他',
    );
    expect(names).toEqual([]);
  });

  it('are items of data that the app collects', async () => {
    const names = await namesIn(
      '## 我们如何收集和使用信息\n\n**1) 手机号码及验证码**\n- **收集内容**: 手机号码及短信验证码\n- **使用目的**: 验证账号安全\n\n**2) 头像**\n- **收集内容**: 上传的头像\n- **使用目的**: 展示个人资料\n',
      'policy.md',
    );
    expect(names).toEqual([]);
  });
});
