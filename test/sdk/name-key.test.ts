import { describe, expect, it } from 'vitest';
import { nameKey } from '../../src/sdk/name-key.js';

describe('the key of a name', () => {
  it.each([
    ['腾讯 Bugly SDK', '腾讯bugly'],
    ['JPushSDK', 'jpush'],
    ['QQ SDK', 'qq'],
    ['ＵＭｅｎｇ', 'umeng'],
    ['U8SDK', 'u8'],
    ['SDK', ''],
  ])('lacks the word SDK: %s', (name, key) => expect(nameKey(name)).toBe(key));

  it.each([
    ['YSDK', 'ysdk'],
    ['腾讯YSDK', '腾讯ysdk'],
    ['MSDK SDK', 'msdk'],
  ])('keeps it where a single letter makes it a name: %s', (name, key) => expect(nameKey(name)).toBe(key));
});
