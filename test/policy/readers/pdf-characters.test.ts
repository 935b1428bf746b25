import { describe, expect, it } from 'vitest';
import { plainCharacters } from '../../../src/policy/readers/pdf-characters.js';

describe('a character that its font maps to a form that looks alike', () => {
  it.each([
    ['您使\u2f64手机', '您使用手机'],
    ['\u2ea0法典', '民法典'],
    ['您使\u2f64用本应\u2f64用', '您使用本应用'],
    ['\u2f42\u2f08人信息', '文人信息'],
    ['妈妈的生\u2f47', '妈妈的生日'],
    ['处理\uf9e4\u2f45方式', '处理方式'],
    ['\u2f08\u2f08为我', '人人为我'],
    ['天天\u2f64', '天天用'],
  ])('%j is %s, told once', (text, plain) => {
    expect(plainCharacters(text)).toBe(plain);
  });
});
