import { describe, expect, it } from 'vitest';
import { policyOf } from '../../builders/policy-documents.js';

describe('the operator', () => {
  it.each([
    ['北京拾光科技有限公司（以下简称“我们”）非常重视您的隐私。', '北京拾光科技有限公司'],
    ['拾光日记由上海拾光网络科技有限公司开发并运营。', '上海拾光网络科技有限公司'],
    ['“拾光”是华为软件技术有限公司（以下称“我们”）的产品。', '华为软件技术有限公司'],
    ['欢迎您选择由广州心与潮信息科技有限公司运营的产品。', '广州心与潮信息科技有限公司'],
    ['本政策仅适用于杭州某某（中国）信息技术有限公司的产品。', '杭州某某（中国）信息技术有限公司'],
    [
      '某某银行股份有限公司浙江省分行（以下简称“我行”）深知个人信息的重要性。',
      '某某银行股份有限公司浙江省分行',
    ],
    ['深圳易读科技有限公司是易读的运营者，我们集成了北京友盟同欣科技有限公司的SDK。', '深圳易读科技有限公司'],
    ['拾光科技（以下称“我们”）重视您的隐私。', '拾光科技'],
    ['软件开发者：朝阳区拾光电子产品经营部', '朝阳区拾光电子产品经营部'],
    ['版权所有 © 2015.上海拾光文化传播有限公司', '上海拾光文化传播有限公司'],
    ['本平台由技术服务提供者拾光科技有限公司运营。', '拾光科技有限公司'],
    ['拾光日记是由拾光小组（以下称“我们”）制作的。', '拾光小组'],
    ['拾光日记由拾光社及其关联公司（以下简称“我们”）提供。', '拾光社'],
    ['拾光日记的运营主体北京拾光文化有限公司（以下称“我们”）重视隐私。', '北京拾光文化有限公司'],
    ['本政策的解释权归洛阳拾光科技有限公司所有。', '洛阳拾光科技有限公司'],
    ['This app is operated by Shiguang Technology Co., Ltd. in Beijing.', 'Shiguang Technology Co., Ltd.'],
  ])('%s', async (text, name) => {
    const { operator, statements } = await policyOf(text);
    expect(operator).toBe(name);
    expect(statements.find(({ aspect }) => aspect === 'operator')).toMatchObject({
      present: true,
      value: name,
      evidence: [{ line: 1 }],
    });
  });

  it('is not told by a phrase about whoever provides the service', async () => {
    expect((await policyOf('您所使用的拾光产品服务提供方（以下简称“我们”）。')).operator).toBeNull();
    expect((await policyOf('拾光小程序的运营主体（以下简称“我们”）重视隐私。')).operator).toBeNull();
  });

  it('stands above the list of a document that is one of SDKs', async () => {
    const text =
      '# 拾光第三方信息共享清单\n\n服务提供者：北京拾光科技有限公司\n\n我们接入的第三方SDK如下：\n\n- 统计服务\n';
    expect((await policyOf(text, 'policy.md')).operator).toBe('北京拾光科技有限公司');
  });

  it('is not whoever stands first in a list of SDKs', async () => {
    const text =
      '# 拾光第三方SDK清单\n\n我们接入的第三方SDK如下：\n\n- 统计服务\n\n服务提供者：北京某数科技有限公司\n\n使用目的：统计\n';
    expect((await policyOf(text, 'policy.md')).operator).toBeNull();
  });

  it('is not the provider of an SDK in the list', async () => {
    const text = `我们重视隐私。
第三方SDK列表
SDK名称：友盟统计SDK
开发者：友盟同欣（北京）科技有限公司
使用目的：统计`;
    expect((await policyOf(text)).operator).toBeNull();
  });
});

describe('the app', () => {
  it.each([
    ['拾光日记隐私政策\n我们重视您的隐私。', '拾光日记'],
    ['拾光日記隱私權政策\n我們重視您的隱私。', '拾光日記'],
    ['Lumio Photo Editor Privacy Policy\nWe value your privacy.', 'Lumio Photo Editor'],
    ['隐私政策\n《拾光日记用户隐私政策》适用于本产品。\n请阅读《拾光日记隐私政策》。', '拾光日记'],
    ['隐私政策\n我们向您说明拾光日记客户端（以下简称“本客户端”）如何处理信息。', '拾光日记'],
    ['隐私政策\n拾光日记（以下简称“我们”或“本应用”）重视您的隐私。', '拾光日记'],
    [
      '隐私政策\n当您使用「 拾光日记 」及相关服务时，我们会收集信息。\n您可以登录「 拾光日记 」账号。',
      '拾光日记',
    ],
    ['拾光日记 · 隐私政策\n我们重视您的隐私。', '拾光日记'],
    ['拾光日记是一款日记软件。\n您在使用拾光日记服务时，我们会收集信息。', '拾光日记'],
  ])('is named by %j', async (text, name) => {
    expect((await policyOf(text)).app).toBe(name);
  });

  it.each([
    '隐私政策\n我们重视您的隐私。',
    '本应用隐私政策\n您使用我们的服务时。',
    '用户隐私政策\n《隐私政策》',
    '隐私政策\n当我们要将信息用于本隐私政策未载明的用途时，会征求同意。',
    '第二部分 隐私政策\n正文。',
    '十、隐私政策\n正文。',
  ])('is not named by %j', async (text) => {
    expect((await policyOf(text)).app).toBeNull();
  });
});

describe('a way to reach the operator', () => {
  it.each([
    ['请发送邮件至 privacy@example.com。', 'privacy@example.com'],
    ['客服电话：400-123-4567', '400-123-4567'],
    ['联系电话：0571-88889999', '0571-88889999'],
  ])('%s', async (text, value) => {
    const { statements } = await policyOf(text);
    expect(statements.find(({ aspect }) => aspect === 'contact')).toMatchObject({ present: true, value });
  });

  it('is not a number that happens to be long', async () => {
    const { statements } = await policyOf('备案号：京ICP备12345678号');
    expect(statements.find(({ aspect }) => aspect === 'contact')).toMatchObject({ present: false });
  });
});

describe('links', () => {
  it('are facts with their place', async () => {
    const { links } = await policyOf(
      '<html><body><p>说明</p>\n<a href="https://example.com/sdk">第三方SDK目录</a></body></html>',
      'p.html',
    );
    expect(links).toEqual([
      {
        text: '第三方SDK目录',
        url: 'https://example.com/sdk',
        evidence: [{ document: 'p.html', line: 2, column: 1, quote: '第三方SDK目录' }],
      },
    ]);
  });
});
