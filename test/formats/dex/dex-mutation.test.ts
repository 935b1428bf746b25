import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ParseError } from '../../../src/bytes/parse-error.js';
import { methodsOfClass } from '../../../src/formats/dex/class-members.js';
import { CodeWalk } from '../../../src/formats/dex/code-walk.js';
import { dexBudget } from '../../../src/formats/dex/dex-budget.js';
import type { DexFile } from '../../../src/formats/dex/dex-file.js';
import { openDex } from '../../../src/formats/dex/open-dex.js';
import { traceRegisters } from '../../../src/formats/dex/register-trace.js';
import { staticStringsOfClass } from '../../../src/formats/dex/static-values.js';
import { WalkMemory } from '../../../src/formats/dex/walk-memory.js';
import { buildDex, buildDexContainer, type DexDescription } from '../../builders/dex-builder.js';

const SAMPLE: DexDescription = {
  classes: [
    {
      name: 'a.Main',
      superclass: 'a.Base',
      interfaces: ['java.lang.Runnable'],
      fields: [{ name: 'KEY', type: 'Ljava/lang/String;', value: 'android_id' }],
      methods: [
        {
          name: 'run',
          code: [
            { op: 'const-string', register: 0, value: 'phone' },
            { op: 'invoke-virtual', registers: ['p0', 0], method: 'La/Base;->find(Ljava/lang/String;)V' },
            { op: 'packed-switch', register: 0, offset: 5 },
            { op: 'return-void' },
            { op: 'nop' },
            { op: 'packed-switch-payload', firstKey: 1, targets: [3] },
          ],
        },
      ],
    },
    { name: 'a.Base', superclass: 'android.app.Activity' },
  ],
};

const VALID = [buildDex(SAMPLE), buildDexContainer([SAMPLE, { classes: [{ name: 'b.B' }] }])];

/** Reads all there is to read; the number of things read keeps the work from being skipped. */
function readEverything(bytes: Uint8Array): number {
  const { dexFiles } = openDex(bytes, 'classes.dex');
  let read = 0;
  for (const dex of dexFiles) {
    for (let index = 0; index < dex.stringCount; index++) read += dex.string(index).length;
    read += readClasses(dex);
  }
  return read;
}

const memory = new WalkMemory();

function readClasses(dex: DexFile): number {
  const budget = dexBudget(dex);
  let read = 0;
  const walk = new CodeWalk(dex, memory);
  for (let index = 0; index < dex.classCount; index++) {
    read += dex.classInterfaces(index).length + staticStringsOfClass(dex, index, budget).length;
    for (const method of methodsOfClass(dex, index, budget)) {
      if (method.codeOffset === 0) continue;
      traceRegisters(dex, method.codeOffset, { call: () => read++ });
      read += walk.readReferences(method.codeOffset).count;
    }
  }
  walkClasses(walk, dex);
  return read;
}

/** Classes whose superclass the file has, as the scan makes sure; each may fail for itself. */
function walkClasses(walk: CodeWalk, dex: DexFile): void {
  walk.readMembers(new Uint8Array(dex.typeCount).fill(1), new Uint8Array(dex.stringCount).fill(1));
  walk.startClasses({
    methodActions: new Uint16Array(dex.methodCount).fill(1),
    fieldActions: new Uint16Array(dex.fieldCount).fill(1),
    stringMarks: new Uint8Array(dex.stringCount).fill(1),
    callable: new Uint8Array(dex.typeCount).fill(1),
    unmentioned: new Uint8Array(dex.typeCount),
  });
  for (let index = 0; index < dex.classCount; index++) {
    if (dex.classSuperclass(index) < dex.typeCount) walk.walkClass(index, true, () => undefined);
  }
  walk.gathered();
}

test('unchanged, everything reads', () => {
  for (const bytes of VALID) expect(readEverything(bytes)).toBeGreaterThan(100);
});

test('any change to a valid file gives facts or a parse error, within its budget', () => {
  const outcomes = { facts: 0, errors: 0 };
  const position = fc.nat({ max: 4000 });
  const change = fc.tuple(position, fc.oneof(fc.nat({ max: 255 }), fc.constantFrom(0, 0x7f, 0x80, 0xff)));
  fc.assert(
    fc.property(
      fc.constantFrom(...VALID),
      fc.array(change, { minLength: 1, maxLength: 6 }),
      (valid, changes) => {
        const bytes = Uint8Array.from(valid);
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        try {
          readEverything(bytes);
          outcomes.facts++;
        } catch (error) {
          if (!(error instanceof ParseError)) throw error;
          outcomes.errors++;
        }
      },
    ),
    { numRuns: 5000 },
  );
  // Both ends of the claim were reached: a test that only ever sees one of them proves nothing of the other.
  expect(outcomes.facts).toBeGreaterThan(500);
  expect(outcomes.errors).toBeGreaterThan(500);
});

test('a file cut anywhere gives a parse error', () => {
  for (const valid of VALID) {
    for (let length = 0; length < valid.length; length += 7) {
      const cut = valid.subarray(0, length);
      let files = 0;
      try {
        files = openDex(cut, 'classes.dex').dexFiles.length;
      } catch (error) {
        expect(error).toBeInstanceOf(ParseError);
      }
      // Only a container may lose its later files and keep the first.
      expect(files).toBeLessThanOrEqual(valid === VALID[1] ? 1 : 0);
    }
  }
});
