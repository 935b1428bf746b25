import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import AdmZip from 'adm-zip';
import { afterAll, describe, expect, test } from 'vitest';
import { methodsOfClass } from '../../../src/formats/dex/class-members.js';
import { CodeWalk } from '../../../src/formats/dex/code-walk.js';
import { dexBudget } from '../../../src/formats/dex/dex-budget.js';
import { REFERENCE, REFERENCES } from '../../../src/formats/dex/opcodes.js';
import { openDex } from '../../../src/formats/dex/open-dex.js';
import { WalkMemory } from '../../../src/formats/dex/walk-memory.js';
import { dexdump, dexdumpNote, hasDexdump } from '../../builders/dexdump-tool.js';

const require = createRequire(import.meta.url);

/** Real packages that npm ships. */
const PACKAGES = [
  ['io.appium.settings', 'apks/settings_apk-debug.apk'],
  ['appium-uiautomator2-server', 'apks/appium-uiautomator2-server-v10.6.6.apk'],
  ['android-apidemos', 'apks/ApiDemos-debug.apk'],
] as const;

interface Seen {
  readonly classes: string[];
  /** Table indexes in the order of the instructions that name them. */
  readonly method: number[];
  readonly field: number[];
  readonly string: number[];
  readonly type: number[];
}

const KINDS: Readonly<Record<number, 'method' | 'field' | 'type'>> = {
  [REFERENCE.method]: 'method',
  [REFERENCE.field]: 'field',
  [REFERENCE.type]: 'type',
};

function nothing(): Seen {
  return { classes: [], method: [], field: [], string: [], type: [] };
}

function ours(bytes: Uint8Array, entry: string): Seen {
  const seen = nothing();
  for (const dex of openDex(bytes, entry).dexFiles) {
    const budget = dexBudget(dex);
    const walk = new CodeWalk(dex, new WalkMemory());
    for (let index = 0; index < dex.classCount; index++) {
      const superclass = dex.classSuperclass(index);
      seen.classes.push(
        `${dex.descriptor(dex.classType(index))} < ${superclass < 0 ? '' : dex.descriptor(superclass)}`,
      );
      for (const method of methodsOfClass(dex, index, budget)) {
        if (method.codeOffset === 0) continue;
        const code = walk.readReferences(method.codeOffset);
        expect(code.brokenAt).toBe(-1);
        for (let row = 0; row < code.count; row++) {
          seen[KINDS[REFERENCES[code.opcodes[row] ?? 0] ?? 0] ?? 'string'].push(code.indexes[row] ?? 0);
        }
      }
    }
  }
  return seen;
}

function theirs(path: string): Seen {
  const seen = nothing();
  const dump = dexdump(path, '-d');
  const pattern =
    /Class descriptor {2}: '(.*)'|Superclass {8}: '(.*)'|\/\/ (method|field|string|type)@([0-9a-f]+)/g;
  for (const [, descriptor, superclass, kind, index] of dump.matchAll(pattern)) {
    if (descriptor !== undefined) seen.classes.push(`${descriptor} < `);
    else if (superclass !== undefined) seen.classes.push(`${seen.classes.pop() ?? ''}${superclass}`);
    else if (kind !== undefined) seen[kind as 'method'].push(Number.parseInt(index ?? '', 16));
  }
  return seen;
}

describe.skipIf(!hasDexdump)(`dexdump, reading the same real packages${dexdumpNote}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'dexdump-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(PACKAGES)(
    'sees in %s the classes, superclasses and references that we see',
    { timeout: 120_000 },
    (name, file) => {
      const root = dirname(require.resolve(`${name}/package.json`));
      const entries = new AdmZip(join(root, file))
        .getEntries()
        .filter(({ entryName }) => /^classes\d*\.dex$/.test(entryName));
      expect(entries.length).toBeGreaterThan(0);
      for (const entry of entries) {
        const bytes = entry.getData();
        const path = join(folder, entry.entryName);
        writeFileSync(path, bytes);
        const [left, right] = [ours(bytes, entry.entryName), theirs(path)];
        expect(left.classes).toEqual(right.classes);
        for (const kind of ['method', 'field', 'string', 'type'] as const) {
          expect(left[kind].length).toBe(right[kind].length);
          expect(left[kind].findIndex((index, at) => index !== right[kind][at])).toBe(-1);
        }
      }
    },
  );
});
