import { describe, expect, test } from 'vitest';
import { ParseError } from '../../../src/bytes/parse-error.js';
import { readClassFile } from '../../../src/formats/classfile/class-file.js';
import { buildClassFile } from '../../builders/class-file-builder.js';

const bytes = buildClassFile({
  name: 'com/x/Push',
  superclass: 'android/app/Service',
  interfaces: ['java/lang/Runnable', 'com/x/Callback'],
  methods: [
    { name: 'onBind', descriptor: '(Landroid/content/Intent;)Landroid/os/IBinder;' },
    { name: 'send', descriptor: '(I)V', accessFlags: 0x0101 },
  ],
  strings: ['推送', 'https://push.x.com'],
  calls: [{ owner: 'android/os/Build', name: 'getSerial', descriptor: '()Ljava/lang/String;' }],
  constants: { VERSION: '1.2.3' },
});

describe('a class file', () => {
  test('tells its supertypes, methods, strings, calls and constants', () => {
    expect(readClassFile(bytes, 'com/x/Push.class')).toEqual({
      name: 'com/x/Push',
      superclass: 'android/app/Service',
      interfaces: ['java/lang/Runnable', 'com/x/Callback'],
      accessFlags: 1,
      methods: [
        { name: 'onBind', descriptor: '(Landroid/content/Intent;)Landroid/os/IBinder;', accessFlags: 1 },
        { name: 'send', descriptor: '(I)V', accessFlags: 0x0101 },
      ],
      strings: ['推送', 'https://push.x.com'],
      calls: [{ owner: 'android/os/Build', name: 'getSerial', descriptor: '()Ljava/lang/String;' }],
      constants: new Map([['VERSION', '1.2.3']]),
    });
  });

  test('of java.lang.Object has no superclass', () => {
    const root = buildClassFile({ name: 'java/lang/Object', superclass: null });
    expect(readClassFile(root, 'x').superclass).toBeNull();
  });

  test('cut off at any byte is a parse error of the class format, never anything else', () => {
    for (let length = 0; length < bytes.length; length++) {
      expect(() => readClassFile(bytes.subarray(0, length), 'cut.class'), `${length} bytes`).toThrow(
        ParseError,
      );
    }
  });

  test('with one byte changed is read or refused as a parse error', () => {
    for (let at = 0; at < bytes.length; at++) {
      const changed = Uint8Array.from(bytes);
      changed[at] = 0xff - (changed[at] ?? 0);
      let thrown: unknown = null;
      try {
        readClassFile(changed, 'changed.class');
      } catch (error) {
        thrown = error;
      }
      expect(thrown === null || thrown instanceof ParseError, `byte ${at}: ${thrown}`).toBe(true);
    }
  });

  test.each([
    ['the magic', 0, 'bad-magic'],
    ['the first constant’s kind', 10, 'bad-constant'],
  ])('with %s wrong is refused by its code', (_, at, code) => {
    const changed = Uint8Array.from(bytes);
    changed[at] = 99;
    expect(() => readClassFile(changed, 'x.class')).toThrow(`class: ${code} in x.class`);
  });
});
