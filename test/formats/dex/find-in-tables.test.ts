import { describe, expect, test } from 'vitest';
import { methodsOfClass } from '../../../src/formats/dex/class-members.js';
import { dexBudget } from '../../../src/formats/dex/dex-budget.js';
import { DexFile } from '../../../src/formats/dex/dex-file.js';
import { findPrefix, findString, findStrings, findTypes } from '../../../src/formats/dex/find-in-tables.js';
import { staticStringsOfClass } from '../../../src/formats/dex/static-values.js';
import { buildDex, type ClassDescription } from '../../builders/dex-builder.js';

function open(...classes: ClassDescription[]): DexFile {
  return new DexFile(buildDex({ classes }), 'classes.dex');
}

describe('look-ups in the sorted tables', () => {
  const dex = new DexFile(
    buildDex({
      classes: [{ name: 'a.A' }],
      mentionedStrings: ['', 'a\0', 'ab', 'android_id', '设备', '🙂', '﹐'],
    }),
    'classes.dex',
  );

  test.each(['', 'a\0', 'ab', 'android_id', '设备', '🙂', '﹐', 'La/A;'])('find %j', (text) => {
    const index = findString(dex, text);
    expect(index).toBeGreaterThanOrEqual(0);
    expect(dex.string(index)).toBe(text);
  });

  test.each(['a', 'abc', 'android', 'android_id2', 'zzz', '设'])(
    'do not find %j, which only resembles one',
    (text) => {
      expect(findString(dex, text)).toBe(-1);
    },
  );

  test('find many strings at once, and leave out those that are not there', () => {
    const needles = ['', 'a', 'ab', 'android', 'android_id', 'zzz', '设备'].sort();
    const found = new Map<string, string>();
    findStrings(dex, needles, (needle, index) => found.set(needles[needle] ?? '?', dex.string(index)));
    expect([...found].sort()).toEqual([
      ['', ''],
      ['ab', 'ab'],
      ['android_id', 'android_id'],
      ['设备', '设备'],
    ]);
  });

  test('find every string that begins with a prefix', () => {
    expect(findPrefix(dex, 'a').map((index) => dex.string(index))).toEqual(['a\0', 'ab', 'android_id']);
    expect(findPrefix(dex, 'content://')).toEqual([]);
  });

  test('find types by descriptor', () => {
    const needles = ['La/A;', 'La/AB;', 'Ljava/lang/Object;'];
    const found: string[] = [];
    findTypes(dex, needles, (_, type) => found.push(dex.descriptor(type)));
    expect(found.sort()).toEqual(['La/A;', 'Ljava/lang/Object;']);
  });
});

describe('the members of a class', () => {
  test('are its methods with flags, and code where there is some', () => {
    const dex = open({
      name: 'a.A',
      fields: [{ name: 'x', type: 'I', kind: 'instance' }],
      methods: [
        { name: 'plain' },
        { name: 'abstract', kind: 'abstract' },
        { name: 'native', kind: 'native' },
        { name: 'fixed', kind: 'static' },
      ],
    });
    const methods = methodsOfClass(dex, 0, dexBudget(dex)).map((method) => [
      dex.string(dex.methodName(method.methodIndex)),
      method.accessFlags,
      method.codeOffset > 0,
    ]);
    expect(methods).toEqual([
      ['fixed', 0x9, true],
      ['abstract', 0x401, false],
      ['native', 0x101, false],
      ['plain', 0x1, true],
    ]);
  });

  test('are string constants of static fields, between values of other types', () => {
    const dex = open({
      name: 'a.A',
      fields: [
        { name: 'a', type: 'I', value: 7 },
        { name: 'b', type: 'Ljava/lang/String;', value: 'content://sms' },
        { name: 'c', type: 'Z', value: true },
        { name: 'd', type: 'Ljava/lang/String;', value: null },
        { name: 'e', type: 'J', value: 1 },
        { name: 'f', type: 'Ljava/lang/String;', value: 'android_id' },
        { name: 'g', type: 'Ljava/lang/String;' },
      ],
    });
    const values = staticStringsOfClass(dex, 0, dexBudget(dex)).map((value) => [
      dex.string(dex.fieldName(value.fieldIndex)),
      dex.string(value.stringIndex),
    ]);
    expect(values).toEqual([
      ['b', 'content://sms'],
      ['f', 'android_id'],
    ]);
  });

  test('cannot be more than the bytes of the file', () => {
    const dex = open({ name: 'a.A', methods: [{ name: 'm' }] });
    const offset = dex.classDataOffset(0);
    dex.bytes.set([0, 0, 0xff, 0xff, 0xff, 0xff, 0x0f], offset);
    expect(() => methodsOfClass(dex, 0, dexBudget(dex))).toThrow(
      expect.objectContaining({ code: 'budget-spent', offset }),
    );
  });
});
