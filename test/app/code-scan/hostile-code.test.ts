import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCodeScan } from '../../../src/app/code-scan/scan-code.js';
import { ParseError } from '../../../src/bytes/parse-error.js';
import { methodsOfClass } from '../../../src/formats/dex/class-members.js';
import { dexBudget } from '../../../src/formats/dex/dex-budget.js';
import { openDex } from '../../../src/formats/dex/open-dex.js';
import { buildSignatureIndex } from '../../../src/sdk/signature-index.js';
import { apiMap } from '../../../src/taxonomy/api-map.js';
import { call, callStatic, constant, ownClass, scanApp, scanMethod } from '../../builders/code-scan-app.js';
import { buildDex, type Instruction } from '../../builders/dex-builder.js';

const DEVICE_ID = 'Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;';
const SECURE_STRING =
  'Landroid/provider/Settings$Secure;->getString(Landroid/content/ContentResolver;Ljava/lang/String;)Ljava/lang/String;';
const PARSE = 'Landroid/net/Uri;->parse(Ljava/lang/String;)Landroid/net/Uri;';

/** Scans one dex file of whatever bytes. */
function scanBytes(bytes: Uint8Array) {
  const application = {
    class: null,
    sharedUserId: null,
    debuggable: null,
    allowBackup: null,
    usesCleartextTraffic: null,
    networkSecurityConfig: null,
  };
  const scan = createCodeScan(
    { package: 'a.b', minSdk: 21, permissions: [], components: [], application, manifestEntry: 'm' },
    apiMap,
    buildSignatureIndex({ vendors: [], sdks: [] }),
  );
  const lost: ParseError[] = [];
  let references = 0;
  for (const dex of openDex(bytes, 'classes.dex').dexFiles) {
    const added = scan.addDex(dex);
    lost.push(...added.lost);
    references += added.references?.types.length ?? 0;
  }
  return { facts: scan.finish({ codeRead: lost.length === 0, sdks: [] }), lost, references };
}

const VALID = buildDex({
  classes: [
    ownClass('A', [
      constant(1, 'android_id'),
      callStatic(SECURE_STRING, 0, 1),
      constant(1, 'content://sms'),
      callStatic(PARSE, 1),
      call(DEVICE_ID, 0),
    ]),
    ownClass('B', [callStatic('Lcom/example/app/A;->go()V')], { superclass: 'com.example.app.A' }),
  ],
});

describe('a broken class', () => {
  test('is named, and the rest of the file is read', () => {
    const bytes = Uint8Array.from(VALID);
    const [dex] = openDex(bytes, 'classes.dex').dexFiles;
    // The second class says it has more methods than the file has bytes.
    bytes.set([0, 0, 0xff, 0xff, 0xff, 0xff, 0x0f], dex?.classDataOffset(1));
    const { facts, lost } = scanBytes(bytes);
    expect(lost).toHaveLength(1);
    expect(lost[0]).toMatchObject({ format: 'dex', code: 'budget-spent', offset: dex?.classDataOffset(1) });
    expect(facts.dataAccess.map(({ data }) => data)).toEqual(['android_id', 'imei', 'sms']);
  });
});

describe('tables that point many rows at one place', () => {
  test('a long list of interfaces that every class shares spends the budget, not the time', () => {
    const interfaces = Array.from({ length: 400 }, (_, index) => `a.I${index}`);
    const classes = Array.from({ length: 300 }, (_, index) => ({ name: `b.C${index}`, interfaces }));
    const { lost } = scanBytes(buildDex({ classes }));
    expect(lost.at(-1)).toMatchObject({ code: 'budget-spent' });
  });

  test('a type defined twice is read once', () => {
    const bytes = Uint8Array.from(VALID);
    const [dex] = openDex(bytes, 'classes.dex').dexFiles;
    const first = dex?.header.classes.offset ?? 0;
    // Both rows of the class table, 32 bytes each, now define the first type.
    bytes.copyWithin(first + 32, first, first + 32);
    const { facts } = scanBytes(bytes);
    expect(facts.dataAccess.map(({ data, count }) => [data, count])).toEqual([
      ['android_id', 1],
      ['imei', 1],
      ['sms', 1],
    ]);
  });

  test('a name of megabytes is no name', () => {
    const bytes = buildDex({ classes: [], mentionedStrings: ['x'.repeat(5000), 'short'] });
    const [dex] = openDex(bytes, 'classes.dex').dexFiles;
    const strings = Array.from({ length: dex?.stringCount ?? 0 }, (_, index) => dex?.shortString(index));
    expect(strings).toEqual(['short', '']);
  });

  test('a frame that claims every register costs no more than those it uses', () => {
    const bytes = Uint8Array.from(VALID);
    const [dex] = openDex(bytes, 'classes.dex').dexFiles;
    if (dex === undefined) throw new Error('opens');
    for (const { codeOffset } of methodsOfClass(dex, 0, dexBudget(dex))) {
      dex.view.setUint16(codeOffset, 0xffff, true);
      dex.view.setUint16(codeOffset + 2, 0xffff, true);
    }
    expect(scanBytes(bytes).facts.dataAccess.map(({ data }) => data)).toEqual(['android_id', 'imei', 'sms']);
  });
});

describe('code made to be hard to read', () => {
  test('a method of nothing but junk does not hide its neighbour', () => {
    const junk: Instruction[] = [{ op: 'units', units: [0x0300, 0xffff, 0xffff, 0xffff] }];
    const facts = scanApp({ dexFiles: [[ownClass('Junk', junk), ownClass('A', [call(DEVICE_ID, 0)])]] });
    expect(facts.dataAccess.map(({ data }) => data)).toEqual(['imei']);
  });

  test('values that hold each other end the search for constants', () => {
    const add = 'Ljava/util/List;->add(Ljava/lang/Object;)Z';
    const code: Instruction[] = [
      { op: 'new-instance', register: 0, type: 'Ljava/util/ArrayList;' },
      { op: 'new-instance', register: 1, type: 'Ljava/util/ArrayList;' },
      call(add, 0, 1),
      call(add, 1, 0),
      call(add, 0, 0),
      callStatic(PARSE, 0),
    ];
    expect(scanMethod(code).dataAccess).toEqual([]);
  });

  test('classes that are each other’s ancestors end the climb', () => {
    const self = call('Lcom/example/app/A;->startForeground(I)V', 0, 1);
    const facts = scanApp({
      dexFiles: [
        [ownClass('A', [self], { superclass: 'com.example.app.B' })],
        [{ name: 'com.example.app.B', superclass: 'com.example.app.A' }],
      ],
    });
    expect(facts.capabilities).toEqual([]);
  });
});

test('any change to a valid file gives facts or a parse error', () => {
  const outcomes = { facts: 0, errors: 0 };
  const change = fc.tuple(
    fc.nat({ max: 4000 }),
    fc.oneof(fc.nat({ max: 255 }), fc.constantFrom(0, 0x7f, 0x80, 0xff)),
  );
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 5 }), (changes) => {
      const bytes = Uint8Array.from(VALID);
      for (const [at, value] of changes) bytes[at % bytes.length] = value;
      try {
        scanBytes(bytes);
        outcomes.facts++;
      } catch (error) {
        if (!(error instanceof ParseError)) throw error;
        outcomes.errors++;
      }
    }),
    { numRuns: 400 },
  );
  expect(outcomes.facts).toBeGreaterThan(40);
  expect(outcomes.errors).toBeGreaterThan(40);
});
