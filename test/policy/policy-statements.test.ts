import { describe, expect, it } from 'vitest';
import type { PolicyStatement } from '../../src/facts/policy-facts.js';
import { policyOf } from '../builders/policy-documents.js';

const statement = async (text: string, aspect: PolicyStatement['aspect']) =>
  (await policyOf(text)).statements.find((one) => one.aspect === aspect);

describe('what a policy tells besides accesses and SDKs', () => {
  it.each([
    ['operator', '甲乙科技有限公司（以下简称“我们”）是本应用的运营者。', '甲乙科技有限公司'],
    ['effective-date', '生效日期：2025年3月8日', '2025-03-08'],
    ['update-date', 'Last updated: 14 May 2025', '2025-05-14'],
    ['update-date', '更新日期：【2022】年【11】月【3】日', '2022-11-03'],
    ['retention', '5. 数据存储和保留\n', null],
    ['cross-border', '您的信息将存储于中国大陆，并在中国大陆处理。', null],
    ['response-time', '我们将在十五个工作日内答复您。', '15'],
    ['contact', '您可以发送邮件至邮箱 privacy@a.example 联系我们。', 'privacy@a.example'],
    ['retention', '我们仅在实现目的所必需的期限内保存您的个人信息。', null],
    ['deregistration', '您可以在“设置”中注销账号。', null],
    ['consent-withdrawal', '您可以随时撤回您的同意。', null],
    ['minors', '若您是未满十四周岁的未成年人，请在监护人陪同下阅读。', null],
    ['cross-border', '我们不会将您的个人信息传输至境外。', null],
    ['personalised-push-opt-out', '您可以关闭个性化推荐。', null],
    ['collected-list', '您可以查看《个人信息收集清单》。', null],
    ['shared-list', '详见《第三方信息共享清单》。', null],
  ] as const)('%s', async (aspect, text, value) => {
    const found = await statement(text, aspect);
    expect(found).toMatchObject({ present: true, value, evidence: [{ line: 1 }] });
    expect(text).toContain(found?.evidence[0]?.quote);
  });

  it('says of each aspect that it is absent where nothing tells it', async () => {
    const { statements } = await policyOf('我们会申请相机权限。');
    expect(statements.every(({ present, evidence }) => !present && evidence.length === 0)).toBe(true);
    expect(statements.length).toBeGreaterThan(15);
  });
});

it('takes the later of the days that a policy was published and updated', async () => {
  const text = '隐私政策\n发布于：2021 年 2 月 24 日\n更新于：2025 年 2 月 06 日\n\n我们重视隐私。';
  expect((await statement(text, 'update-date'))?.value).toBe('2025-02-06');
});

describe('the list of SDKs', () => {
  it('is elsewhere where the text only points to it', async () => {
    const { sdkList } = await policyOf(
      '<p>我们接入的SDK详见<a href="https://a.example/sdk.html">《第三方SDK目录》</a>。</p>',
      'p.html',
    );
    expect(sdkList).toMatchObject({
      status: 'elsewhere',
      title: '第三方SDK目录',
      url: 'https://a.example/sdk.html',
    });
  });

  it('is present where rows stand in the text, though the text points to another', async () => {
    const { sdkList } = await policyOf(
      '更多信息详见《第三方SDK目录》。\nSDK名称：友盟统计SDK\n使用目的：统计',
    );
    expect(sdkList.status).toBe('present');
  });

  it('is absent where no SDK is spoken of', async () => {
    expect((await policyOf('我们会申请相机权限。')).sdkList).toEqual({ status: 'absent' });
  });
});
