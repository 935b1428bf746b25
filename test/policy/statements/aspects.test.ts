import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type PolicyAspect, policyAspectSchema } from '../../../src/facts/policy-facts.js';
import { lexicon } from '../../../src/policy/lexicon/lexicon.js';
import { aspectWordsSchema } from '../../../src/policy/lexicon/lexicon-schema.js';
import { policyOf } from '../../builders/policy-documents.js';

const toldBy = async (text: string): Promise<PolicyAspect[]> =>
  (await policyOf(text)).statements.filter(({ present }) => present).map(({ aspect }) => aspect);

const statementOn = async (text: string, aspect: PolicyAspect) =>
  (await policyOf(text)).statements.find((statement) => statement.aspect === aspect);

describe('the words for aspects', () => {
  it('keep to their schema', () => {
    expect(z.array(aspectWordsSchema).safeParse(lexicon.aspects).error?.issues ?? []).toEqual([]);
  });
});

describe('every policy', () => {
  it('gets one statement for each aspect, absent ones without evidence', async () => {
    const { statements } = await policyOf('我们重视您的隐私。');
    expect(statements.map(({ aspect }) => aspect).sort()).toEqual([...policyAspectSchema.options].sort());
    for (const statement of statements)
      expect(statement).toMatchObject({ present: false, value: null, evidence: [] });
  });
});

describe('an aspect is told', () => {
  it.each<[PolicyAspect, string]>([
    ['retention', '我们仅在实现目的所必需的期间内保留您的个人信息。'],
    ['retention', '日志保存不少于六个月。'],
    ['retention', '我們只會在達成目的所需的期限內保留您的個人資料。'],
    ['retention', 'We retain your data for as long as your account is active.'],
    ['access-right', '您可以在“我的”页面查看个人资料。'],
    ['access-right', 'You can view the information in your profile.'],
    ['correction-right', '您可以在设置中修改昵称和头像。'],
    ['correction-right', 'You may ask us to rectify inaccurate data.'],
    ['deletion-right', '您有权要求我们删除个人信息。'],
    ['deletion-right', 'You may request deletion of your data.'],
    ['deregistration', '您可以在“设置-账号安全”中注销账号。'],
    ['deregistration', 'You may delete your account at any time.'],
    ['consent-withdrawal', '您可以关闭相应权限。'],
    ['consent-withdrawal', 'You can withdraw your consent in Settings.'],
    ['complaint-channel', '您可以向我们投诉。'],
    ['minors', '我们不面向未满十四周岁的人提供服务。'],
    ['minors', 'Our services are not directed to children.'],
    ['cross-border', '我们在中华人民共和国境内收集的个人信息存储于境内。'],
    ['personalised-push', '我们会向您推送个性化的广告。'],
    ['collected-list', '详见《个人信息收集清单》。'],
    ['shared-list', '详见《第三方信息共享清单》。'],
    ['sensitive-information', '人脸信息属于敏感个人信息。'],
    ['separate-consent', '我们会征得您的单独同意。'],
    ['contact', '您可以通过客服邮箱与我们取得联系。'],
  ])('%s: %s', async (aspect, text) => {
    expect(await toldBy(text)).toContain(aspect);
  });

  it('by a list of SDKs that stands in the policy', async () => {
    expect(await toldBy('第三方SDK列表\nSDK名称：友盟统计SDK\n使用目的：统计\n收集信息：IMEI')).toContain(
      'shared-list',
    );
  });
});

describe('an aspect is not told', () => {
  it.each<[PolicyAspect, string]>([
    ['retention', '您可以保存图片到相册。'],
    ['access-right', '我们采取措施防止未经授权访问您的个人信息。'],
    ['correction-right', '我们可能适时修改本政策的条款。'],
    ['deletion-right', '期限届满后我们会将数据删除。'],
    ['deregistration', '本应用暂不支持注销账号。'],
    ['consent-withdrawal', '您同意本政策。'],
    ['personalised-push', '您可以设置个性化头像。'],
    ['personalised-push', '我们不会用于个性化推荐。'],
    ['personalised-push-opt-out', '您可以关闭蓝牙。'],
    ['sensitive-information', '我们收集您的昵称。'],
    ['separate-consent', '您同意本政策。'],
    ['minors', '您可以购买会员。'],
  ])('%s: %s', async (aspect, text) => {
    expect(await toldBy(text)).not.toContain(aspect);
  });
});

describe('the way to turn personalised pushing off', () => {
  const push = '我们会根据您的浏览记录向您展示个性化推荐内容。';

  it('is told where it follows soon after', async () => {
    expect(await toldBy(`${push}\n您可以在“我的-设置”中将其关闭。`)).toContain('personalised-push-opt-out');
  });

  it('is not told by a switch for something else far away', async () => {
    const between = '我们重视您的隐私。\n'.repeat(8);
    expect(await toldBy(`${push}\n${between}您可以关闭蓝牙。`)).not.toContain('personalised-push-opt-out');
  });
});

describe('the time for answering requests', () => {
  it.each([
    ['我们将在15个工作日内答复您的请求。', '15'],
    ['我们将在十五个工作日内予以回复。', '15'],
    ['我们将在收到您的反馈后三十日内答复。', '22'],
    ['我们将在验证您的身份后的7天内回复。', '5'],
    ['我们将在24小时内受理您的投诉。', '1'],
    ['We will respond to your request within 30 days.', '22'],
    ['We will reply within fifteen business days.', '15'],
  ])('%s is %s working days', async (text, days) => {
    expect(await statementOn(text, 'response-time')).toMatchObject({ present: true, value: days });
  });

  it.each(['日志在服务器上保留30天。', '注销申请有15天冷静期，期间我们不处理您的信息。'])(
    'is not told by another term: %s',
    async (text) => {
      expect(await statementOn(text, 'response-time')).toMatchObject({ present: false });
    },
  );
});

describe('the dates of a policy', () => {
  it('are told by their labels', async () => {
    const text = '某某隐私政策\n更新日期：2024年3月1日\n生效日期：2024年03月08日\n正文。';
    expect(await statementOn(text, 'update-date')).toMatchObject({ present: true, value: '2024-03-01' });
    expect(await statementOn(text, 'effective-date')).toMatchObject({ present: true, value: '2024-03-08' });
  });

  it.each([
    ['生效日期\n2023.5.6\n正文。', 'effective-date', '2023-05-06'],
    ['本政策自2023年5月6日起施行。', 'effective-date', '2023-05-06'],
    ['Effective date: March 3, 2023', 'effective-date', '2023-03-03'],
    ['Last updated on 3 March 2023', 'update-date', '2023-03-03'],
  ] as const)('are read from %j', async (text, aspect, day) => {
    expect(await statementOn(text, aspect)).toMatchObject({ present: true, value: day });
  });

  it('are not the dates of laws', async () => {
    const text =
      '依据2021年11月1日的《个人信息保护法》，我们作出如下长篇说明，以便您了解我们如何处理您的个人信息以及您的权利，请您务必仔细阅读并充分理解各条款。';
    expect(await statementOn(text, 'update-date')).toMatchObject({ present: false });
  });
});
