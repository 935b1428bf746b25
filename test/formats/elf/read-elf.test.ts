import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inspectNativeLibraries } from '../../../src/app/inspect-native-libraries.js';
import { bufferSource } from '../../../src/bytes/byte-source.js';
import { ParseError } from '../../../src/bytes/parse-error.js';
import { printableStrings, readElf } from '../../../src/formats/elf/read-elf.js';
import { buildApk } from '../../builders/apk-builder.js';
import { buildElf, type ElfParts } from '../../builders/elf-builder.js';
import { mutate, mutations } from '../../builders/mutations.js';

const parts: ElfParts = {
  soname: 'libBugly.so',
  needed: ['liblog.so', 'libc.so'],
  symbols: [
    { name: 'Java_com_example_Native_start', defined: true },
    { name: 'JNI_OnLoad', defined: true },
    { name: 'Java_com_example_Native_imported', defined: false },
    { name: 'some_function', defined: true },
  ],
  data: new TextEncoder().encode('\0\x01https://example.com/collect\0short\0'),
};
const expected = {
  soname: 'libBugly.so',
  needed: ['liblog.so', 'libc.so'],
  jniFunctions: ['JNI_OnLoad', 'Java_com_example_Native_start'],
};

describe.each([32, 64] as const)('a library of %i bits', (bits) => {
  test.each(['hash', 'gnu'] as const)('tells its name, needs and Java functions by its %s table', (hash) => {
    expect(readElf(buildElf({ ...parts, bits, hash }), 'lib.so')).toEqual(expected);
  });

  test('without a hash table hides its symbols only', () => {
    expect(readElf(buildElf({ ...parts, bits, hash: 'none' }), 'lib.so')).toEqual({
      ...expected,
      jniFunctions: [],
    });
  });

  test('may have neither name nor needs nor symbols', () => {
    expect(readElf(buildElf({ bits }), 'lib.so')).toEqual({ soname: null, needed: [], jniFunctions: [] });
  });

  test('claiming 2^32 symbols has those that fit', () => {
    const bytes = buildElf({ ...parts, bits });
    const at = Buffer.from(bytes).indexOf(Buffer.from([1, 0, 0, 0, 5, 0, 0, 0, 1, 0, 0, 0]));
    new DataView(bytes.buffer).setUint32(at + 4, 0xffffffff, true);
    expect(readElf(bytes, 'lib.so').soname).toBe('libBugly.so');
  });

  test('mutated gives facts or a ParseError', () => {
    const bytes = buildElf({ ...parts, bits });
    fc.assert(
      fc.property(mutations, (changes) => {
        try {
          readElf(mutate(bytes, changes), 'lib.so');
        } catch (error) {
          if (!(error instanceof ParseError)) throw error;
        }
      }),
      { numRuns: 1000 },
    );
  });
});

test.each([
  ['other bytes', new TextEncoder().encode('#!/bin/sh '.repeat(10)), 'not-elf'],
  ['a cut header', buildElf(parts).subarray(0, 30), 'not-elf'],
  ['big-endian', buildElf(parts).map((byte, index) => (index === 5 ? 2 : byte)), 'big-endian'],
  ['program headers beyond the end', buildElf(parts).subarray(0, 100), 'truncated'],
])('%s: an error', (_name, bytes, code) => {
  expect(() => readElf(bytes, 'lib.so')).toThrowError(expect.objectContaining({ format: 'elf', code }));
});

test('printable strings have a shortest length', () => {
  const bytes = new TextEncoder().encode('\0ab\0https://x.cn/a\x01中\0end');
  expect([...printableStrings(bytes, 3)]).toEqual(['https://x.cn/a', 'end']);
  expect([...printableStrings(bytes)]).toEqual(['https://x.cn/a']);
});

describe('the libraries of an app', () => {
  const manifest = { tag: 'manifest', attributes: { package: 'com.example' } };
  const apk = buildApk({
    manifest,
    entries: {
      'lib/arm64-v8a/libBugly.so': buildElf(parts),
      'lib/armeabi-v7a/libBugly.so': buildElf({ ...parts, bits: 32 }),
      'lib/arm64-v8a/libstub.so': 'no ELF',
    },
  });
  const files = [{ name: 'a.apk', source: bufferSource(apk) }];

  test('are inspected on demand, and what is no library is a diagnostic', async () => {
    const { libraries, diagnostics } = await inspectNativeLibraries(files, { strings: 20 });
    expect(libraries.map(({ abi, soname }) => [abi, soname])).toEqual([
      ['arm64-v8a', 'libBugly.so'],
      ['armeabi-v7a', 'libBugly.so'],
    ]);
    expect(libraries[0]?.strings).toContain('https://example.com/collect');
    expect(diagnostics).toEqual([
      expect.objectContaining({ code: 'elf-not-elf', where: 'lib/arm64-v8a/libstub.so' }),
    ]);
  });

  test('can be chosen by name, without strings', async () => {
    const { libraries, diagnostics } = await inspectNativeLibraries(files, { name: 'libBugly.so' });
    expect(libraries.map(({ strings }) => strings)).toEqual([[], []]);
    expect(diagnostics).toEqual([]);
  });
});
