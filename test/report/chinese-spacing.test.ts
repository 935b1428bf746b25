import { describe, expect, it } from 'vitest';
import { zh } from '../../src/report/messages/zh-cn/spacing.js';

describe('a Chinese sentence with inserted names', () => {
  it.each([
    [zh`能够读取${'IMEI'}，该标识`, '能够读取 IMEI，该标识'],
    [zh`应用包含 ${'穿山甲SDK'}，没有列出`, '应用包含穿山甲SDK，没有列出'],
    [zh`${'应用自身代码'} 在启动路径上`, '应用自身代码在启动路径上'],
    [zh`${'Bugly'}含有 ${3} 个包名`, 'Bugly 含有 3 个包名'],
    [zh`列出“${'个推 SDK'}”`, '列出“个推 SDK”'],
    [zh`没有${''}写明`, '没有写明'],
  ])('has a space where scripts meet, and none between ideographs', (written, expected) => {
    expect(written).toBe(expected);
  });
});
