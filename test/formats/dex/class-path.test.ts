import { describe, expect, test } from 'vitest';
import { methodsOfClass } from '../../../src/formats/dex/class-members.js';
import { ClassPath } from '../../../src/formats/dex/class-path.js';
import { dexBudget } from '../../../src/formats/dex/dex-budget.js';
import { DexFile } from '../../../src/formats/dex/dex-file.js';
import { findString, findType, stringIs } from '../../../src/formats/dex/find-in-tables.js';
import { staticStringsOfClass } from '../../../src/formats/dex/static-values.js';
import { buildDex, type ClassDescription } from '../../builders/dex-builder.js';

function open(...classes: ClassDescription[]): DexFile {
  return new DexFile(buildDex({ classes }), 'classes.dex');
}

/** The first ancestor that the files do not define, as a descriptor. */
function outside(path: ClassPath, dexIndex: number, descriptor: string): string | null {
  const dex = path.dexFiles[dexIndex];
  if (dex === undefined) throw new Error('no such file');
  const mention = path.outsideAncestor(path.classOf(dexIndex, findType(dex, descriptor)));
  return mention === null ? null : (path.dexFiles[mention.dex]?.descriptor(mention.type) ?? null);
}

describe('a class path of several dex files', () => {
  test('finds the platform class at the end of a chain that crosses files', () => {
    const path = new ClassPath([
      open({ name: 'app.Main', superclass: 'base.Middle' }),
      open({ name: 'base.Middle', superclass: 'base.Bottom' }, { name: 'other.X' }),
      open({ name: 'base.Bottom', superclass: 'android.app.Activity' }),
    ]);
    expect(path.classCount).toBe(4);
    expect(outside(path, 0, 'Lapp/Main;')).toBe('Landroid/app/Activity;');
    expect(outside(path, 1, 'Lother/X;')).toBe('Ljava/lang/Object;');
  });

  test('a class that no file defines has no number', () => {
    const path = new ClassPath([open({ name: 'app.Main', superclass: 'missing.Base' })]);
    const [dex] = path.dexFiles;
    expect(path.classOf(0, dex === undefined ? -1 : findType(dex, 'Lmissing/Base;'))).toBe(-1);
    expect(outside(path, 0, 'Lapp/Main;')).toBe('Lmissing/Base;');
  });

  test('classes that are each other’s ancestor end the climb', () => {
    const path = new ClassPath([
      open({ name: 'a.A', superclass: 'a.B' }),
      open({ name: 'a.B', superclass: 'a.A' }),
    ]);
    expect(outside(path, 0, 'La/A;')).toBeNull();
  });

  test('a file’s own definition goes before another file’s', () => {
    const path = new ClassPath([
      open({ name: 'a.Twice', superclass: 'android.app.Service' }),
      open({ name: 'a.Twice', superclass: 'android.app.Activity' }),
    ]);
    expect(outside(path, 1, 'La/Twice;')).toBe('Landroid/app/Activity;');
  });
});

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
    expect(stringIs(dex, index, text)).toBe(true);
  });

  test.each(['a', 'abc', 'android', 'android_id2', 'zzz', '设'])(
    'do not find %j, which only resembles one',
    (text) => {
      expect(findString(dex, text)).toBe(-1);
    },
  );

  test('find types by descriptor', () => {
    expect(dex.descriptor(findType(dex, 'La/A;'))).toBe('La/A;');
    expect(findType(dex, 'La/AB;')).toBe(-1);
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
