import { describe, expect, test } from 'vitest';
import { ParseError } from '../../../src/bytes/parse-error.js';
import { DexFile } from '../../../src/formats/dex/dex-file.js';
import { openDex } from '../../../src/formats/dex/open-dex.js';
import { buildDex, buildDexContainer, type DexDescription } from '../../builders/dex-builder.js';

const SAMPLE: DexDescription = {
  classes: [
    {
      name: 'com.example.Main',
      superclass: 'com.example.Base',
      interfaces: ['java.lang.Runnable', 'java.io.Closeable'],
      accessFlags: 0x11,
      methods: [{ name: 'run' }],
    },
    { name: 'com.example.Base', superclass: 'android.app.Activity' },
  ],
  mentionedTypes: ['Lcom/umeng/analytics/MobclickAgent;'],
};

function classNamed(dex: DexFile, descriptor: string): number {
  for (let index = 0; index < dex.classCount; index++) {
    if (dex.descriptor(dex.classType(index)) === descriptor) return index;
  }
  throw new Error(`no class ${descriptor}`);
}

describe('the tables of a dex file', () => {
  test('give classes with superclass, interfaces and access flags', () => {
    const dex = new DexFile(buildDex(SAMPLE), 'classes.dex');
    const main = classNamed(dex, 'Lcom/example/Main;');
    expect(dex.classCount).toBe(2);
    expect(dex.descriptor(dex.classSuperclass(main))).toBe('Lcom/example/Base;');
    expect(dex.classInterfaces(main).map((type) => dex.descriptor(type))).toEqual([
      'Ljava/lang/Runnable;',
      'Ljava/io/Closeable;',
    ]);
    expect(dex.classAccessFlags(main)).toBe(0x11);
  });

  test('tell types defined here from types only mentioned', () => {
    const dex = new DexFile(buildDex(SAMPLE), 'classes.dex');
    const flags = new Map(
      Array.from({ length: dex.typeCount }, (_, type) => [dex.descriptor(type), dex.defined[type]]),
    );
    expect(flags.get('Lcom/example/Base;')).toBe(1);
    expect(flags.get('Lcom/umeng/analytics/MobclickAgent;')).toBe(0);
    expect(flags.get('Landroid/app/Activity;')).toBe(0);
  });

  test('give method and field references by class and name', () => {
    const dex = new DexFile(
      buildDex({
        classes: [
          {
            name: 'a.A',
            fields: [{ name: 'KEY', type: 'J' }],
            methods: [{ name: 'go', signature: '(I[Ljava/lang/String;)Z', kind: 'native' }],
          },
        ],
      }),
      'classes.dex',
    );
    expect(dex.string(dex.methodName(0))).toBe('go');
    expect(dex.descriptor(dex.methodClass(0))).toBe('La/A;');
    const proto = dex.methodProto(0);
    expect(dex.protoParameters(proto).map((type) => dex.descriptor(type))).toEqual([
      'I',
      '[Ljava/lang/String;',
    ]);
    expect(dex.descriptor(dex.protoReturnType(proto))).toBe('Z');
    expect(dex.string(dex.fieldName(0))).toBe('KEY');
    expect(dex.descriptor(dex.fieldType(0))).toBe('J');
  });

  test('a root class has no superclass', () => {
    const dex = new DexFile(
      buildDex({ classes: [{ name: 'java.lang.Object', superclass: null }] }),
      'classes.dex',
    );
    expect(dex.classSuperclass(0)).toBe(-1);
  });

  test('strings keep NUL, Chinese and characters beyond the basic plane', () => {
    const strings = ['a\0b', '设备标识', '🙂'];
    const dex = new DexFile(buildDex({ classes: [], mentionedStrings: strings }), 'classes.dex');
    expect(Array.from({ length: dex.stringCount }, (_, index) => dex.string(index))).toEqual(
      [...strings].sort(),
    );
  });

  test.each(['035', '036', '037', '038', '039', '040', '041'] as const)('version %s opens', (version) => {
    const { dexFiles, broken } = openDex(buildDex({ ...SAMPLE, version }), 'classes.dex');
    expect(broken).toBeNull();
    expect(dexFiles.map((dex) => [dex.header.version, dex.classCount])).toEqual([[Number(version), 2]]);
  });
});

describe('a DEX 041 container', () => {
  const container = buildDexContainer([SAMPLE, { classes: [{ name: 'b.Second' }] }]);

  test('holds several dex files whose offsets count from its start', () => {
    const { dexFiles, broken } = openDex(container, 'classes.dex');
    expect(broken).toBeNull();
    expect(dexFiles.map((dex) => dex.classCount)).toEqual([2, 1]);
    expect(dexFiles[1]?.descriptor(dexFiles[1].classType(0))).toBe('Lb/Second;');
  });

  test('with a broken second file still gives the first, and says what broke', () => {
    const bytes = Uint8Array.from(container);
    const second = openDex(container, 'classes.dex').dexFiles[0]?.header.end ?? 0;
    bytes[second] = 0x58;
    const { dexFiles, broken } = openDex(bytes, 'classes.dex');
    expect(dexFiles).toHaveLength(1);
    expect(broken).toMatchObject({ format: 'dex', code: 'bad-magic', offset: second });
  });

  test('bytes after a file of an earlier version are not a second file', () => {
    const bytes = Buffer.concat([buildDex(SAMPLE), buildDex(SAMPLE)]);
    expect(openDex(bytes, 'classes.dex').dexFiles).toHaveLength(1);
  });
});

describe('bytes that are no dex file', () => {
  const valid = buildDex(SAMPLE);
  const changed = (change: (view: DataView, bytes: Uint8Array) => void): Uint8Array => {
    const bytes = Uint8Array.from(valid);
    change(new DataView(bytes.buffer), bytes);
    return bytes;
  };

  test.each([
    ['an empty entry', new Uint8Array(0), 'truncated'],
    ['a header cut short', valid.subarray(0, 0x40), 'truncated'],
    ['a file cut short', valid.subarray(0, valid.length - 1), 'truncated'],
    ['a compact dex', changed((_, bytes) => bytes.set(Buffer.from('cdex001\0'))), 'compact-dex'],
    ['another magic', changed((_, bytes) => bytes.set(Buffer.from('PK\x03\x04'))), 'bad-magic'],
    ['a version to come', changed((_, bytes) => bytes.set(Buffer.from('042'), 4)), 'unknown-version'],
    ['an odex version', changed((_, bytes) => bytes.set(Buffer.from('009'), 4)), 'unknown-version'],
    ['swapped byte order', changed((view) => view.setUint32(40, 0x78563412, true)), 'big-endian'],
    ['a file size before the header ends', changed((view) => view.setUint32(32, 4, true)), 'truncated'],
    [
      'a string table past the end',
      changed((view) => view.setUint32(60, valid.length, true)),
      'section-out-of-bounds',
    ],
    ['2^32 - 1 strings', changed((view) => view.setUint32(56, 0xffffffff, true)), 'section-out-of-bounds'],
    ['2^32 - 1 classes', changed((view) => view.setUint32(96, 0xffffffff, true)), 'section-out-of-bounds'],
    [
      'a type naming a string that is not there',
      changed((view) => view.setUint32(view.getUint32(68, true), 0xffff, true)),
      'index-out-of-range',
    ],
    [
      'a string outside the file',
      changed((view) => view.setUint32(view.getUint32(60, true), 0x7fffffff, true)),
      'string-out-of-bounds',
    ],
    [
      'a class of a type that is not there',
      changed((view) => view.setUint32(view.getUint32(100, true), 0xffff, true)),
      'type-index-out-of-range',
    ],
  ])('%s', (_, bytes, code) => {
    const open = (): unknown => {
      const { dexFiles } = openDex(bytes, 'classes.dex');
      return dexFiles.map((dex) => Array.from({ length: dex.stringCount }, (__, index) => dex.string(index)));
    };
    expect(open).toThrow(ParseError);
    expect(open).toThrow(expect.objectContaining({ format: 'dex', code, entry: 'classes.dex' }));
  });

  test('types that all share one long string are refused before anyone reads them all', () => {
    const long = `L${'x'.repeat(4000)};`;
    const bytes = buildDex({
      classes: [],
      mentionedTypes: [long, ...Array.from({ length: 30 }, (_, index) => `La${index};`)],
    });
    const view = new DataView(bytes.buffer);
    const dex = new DexFile(bytes, 'classes.dex');
    const longIndex = Array.from({ length: dex.stringCount }, (_, index) => dex.string(index)).indexOf(long);
    for (let type = 0; type < dex.typeCount; type++) {
      view.setUint32(dex.header.types.offset + type * 4, longIndex, true);
    }
    expect(() => new DexFile(bytes, 'classes.dex')).toThrow(
      expect.objectContaining({ code: 'overlapping-descriptors' }),
    );
  });
});
