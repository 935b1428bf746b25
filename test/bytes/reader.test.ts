import { describe, expect, test } from 'vitest';
import { Leb128Cursor } from '../../src/bytes/leb128.js';
import { decodeMutf8 } from '../../src/bytes/mutf8.js';
import { ByteReader } from '../../src/bytes/reader.js';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

describe('a byte reader', () => {
  const reader = new ByteReader(
    bytes(1, 2, 3, 4, 0xff, 0xff, 0xff, 0xff, 0, 0, 0x20, 0),
    'axml',
    'x.xml',
    100,
  );

  test('reads little-endian numbers at absolute offsets', () => {
    expect([reader.u8(0), reader.u16(0), reader.u32(0), reader.i32(4)]).toEqual([1, 0x201, 0x4030201, -1]);
  });

  test('names format, entry and offset within the entry when bytes run out', () => {
    expect(() => reader.u32(9)).toThrow('axml: truncated in x.xml at byte 109');
    expect(() => reader.slice(2, 11)).toThrow('truncated');
    expect(() => reader.u8(-1)).toThrow('truncated');
  });

  test('refuses 64-bit numbers that a double cannot hold', () => {
    expect(new ByteReader(bytes(1, 0, 0, 0, 2, 0, 0, 0), 'zip', 'z').u64(0)).toBe(2 ** 33 + 1);
    expect(() => new ByteReader(bytes(0, 0, 0, 0, 0, 0, 0x20, 0), 'zip', 'z').u64(0)).toThrow(
      'number-too-large',
    );
  });
});

describe('LEB128 numbers', () => {
  const cursor = (...values: number[]): Leb128Cursor =>
    new Leb128Cursor(bytes(...values), 0, 'dex', 'classes.dex');

  test.each([
    [[0x00], 0],
    [[0x7f], 127],
    [[0x80, 0x01], 128],
    [[0xff, 0xff, 0xff, 0xff, 0x0f], 0xffffffff],
  ])('unsigned %j is %i', (values, expected) => {
    expect(cursor(...values).unsigned()).toBe(expected);
  });

  test.each([
    [[0x7f], -1],
    [[0x3f], 63],
    [[0x80, 0x7f], -128],
    [[0xff, 0xff, 0xff, 0xff, 0x7f], -1],
    [[0x80, 0x80, 0x80, 0x80, 0x78], -(2 ** 31)],
  ])('signed %j is %i', (values, expected) => {
    expect(cursor(...values).signed()).toBe(expected);
  });

  test('end with an error where they are too long or cut off', () => {
    expect(() => cursor(0x80, 0x80, 0x80, 0x80, 0x80, 0x01).unsigned()).toThrow('leb128-too-long');
    expect(() => cursor(0x80).unsigned()).toThrow('truncated');
    expect(() => cursor(...Array<number>(11).fill(0x80)).skip()).toThrow('leb128-too-long');
  });

  test('follow one another', () => {
    const numbers = cursor(0x05, 0x80, 0x01, 0x00);
    expect([numbers.unsigned(), numbers.unsigned(), numbers.unsignedMinusOne(), numbers.offset]).toEqual([
      5, 128, -1, 4,
    ]);
  });
});

describe('modified UTF-8', () => {
  const decode = (...values: number[]): string => decodeMutf8(bytes(...values), 0, values.length);

  test('holds NUL as two bytes and wide characters as surrogates', () => {
    expect(decode(0x61, 0xc0, 0x80, 0xe4, 0xb8, 0xad)).toBe('a\0中');
    expect(decode(0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80)).toBe('😀');
  });

  test('turns bytes that fit nowhere into replacement characters', () => {
    expect(decode(0xff, 0x61)).toBe('\ufffda');
    expect(decode(0xe4, 0xb8)).toBe('\ufffd\ufffd');
  });

  test('decodes strings longer than one run', () => {
    const long = new Uint8Array(10_000).fill(0x62);
    expect(decodeMutf8(long, 0, long.length)).toBe('b'.repeat(10_000));
  });
});
