import { describe, expect, it } from 'vitest';
import { chineseNumber, inChinese } from '../../../src/policy/document/chinese-numbers.js';

describe('a Chinese number', () => {
  it('up to 99 is read as it is written', () => {
    const numbers = Array.from({ length: 99 }, (_, i) => i + 1);
    expect(numbers.map((value) => chineseNumber(inChinese(value)))).toEqual(numbers);
  });

  it.each([
    ['一', 1],
    ['十', 10],
    ['十五', 15],
    ['三十', 30],
    ['九十九', 99],
    ['', null],
    ['一二', null],
    ['十十', null],
    ['一百', null],
    ['12', null],
  ])('%j is %j', (written, value) => {
    expect(chineseNumber(written)).toBe(value);
  });

  it('above 99 is written in Arabic digits', () => {
    expect(inChinese(100)).toBe('100');
  });
});
