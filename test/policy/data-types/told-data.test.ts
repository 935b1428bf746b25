import { describe, expect, it } from 'vitest';
import { policyOf } from '../../builders/policy-documents.js';

const told = async (text: string) =>
  (await policyOf(text)).dataTypes.map(({ id, strength, by }) => `${id} ${strength} ${by}`).sort();

describe('data a policy tells', () => {
  it.each([
    ['我们会收集您的IMEI和位置信息。', ['imei collected app', 'location collected app']],
    ['我們會收集您的電話號碼。', ['phone_number collected app']],
    ['我们不会收集您的通讯录。', ['contacts denied app']],
    ['该SDK会收集Android ID。', ['android_id collected sdk']],
    ['We collect your Android ID.', ['android_id collected app']],
  ])('%s', async (text, expected) => {
    expect(await told(text)).toEqual(expected);
  });

  it('is collected where any sentence says so', async () => {
    expect(await told('我们不会收集您的通讯录。\n在好友推荐中我们会收集您的通讯录。')).toEqual([
      'contacts collected app',
    ]);
  });

  it('is by an SDK where its row lists it', async () => {
    const text = '第三方SDK列表\nSDK名称：友盟统计SDK\n使用目的：统计\n收集信息：IMEI、MAC地址';
    expect(await told(text)).toEqual(['imei collected sdk', 'mac collected sdk']);
  });

  it.each([
    '一、定义\n个人信息是指姓名、身份证号码等信息。',
    '本应用可以在iPad上运行，我们收集的信息很少。',
    '您可以拨打电话号码与客服沟通。',
  ])('is not what is merely mentioned: %s', async (text) => {
    expect(await told(text)).toEqual([]);
  });

  it('is shown with its words and place', async () => {
    const { dataTypes } = await policyOf('说明。\n我们会收集您的IMEI。');
    expect(dataTypes[0]).toMatchObject({
      text: 'IMEI',
      evidence: [{ line: 2, quote: '我们会收集您的IMEI。' }],
    });
  });
});
