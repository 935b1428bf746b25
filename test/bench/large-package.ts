import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApk } from '../builders/apk-builder.js';
import { buildDex, type ClassDescription } from '../builders/dex-builder.js';

/** With ten methods each: as many methods as one dex file can hold. */
const CLASSES = 6_000;
const METHODS = 10;
/** Stands for the number of the dex file in every class name, so that files share no class. */
const PLACE = 'pkg00';

/** A dex file of about 8 MB: classes in packages, methods that call each other, strings. */
function template(): Uint8Array {
  const classes = Array.from({ length: CLASSES }, (_, index): ClassDescription => {
    const name = `com.bench.${PLACE}.area${index % 60}.Screen${index}`;
    const next = `Lcom/bench/${PLACE}/area${(index + 1) % 60}/Screen${(index + 1) % CLASSES};`;
    return {
      name,
      methods: Array.from({ length: METHODS }, (_, method) => ({
        name: `handle${method}Of${index % 500}`,
        kind: 'static',
        code: [
          {
            op: 'const-string',
            register: 0,
            value: `message ${method} of screen ${index} with some words around it`,
          },
          ...Array.from({ length: 8 }, (_, call) => ({
            op: 'invoke-static' as const,
            method: `${next}->handle${(method + call) % METHODS}Of${((index + 1) % CLASSES) % 500}()V`,
          })),
          { op: 'return-void' },
        ],
      })),
    };
  });
  return buildDex({ classes });
}

/** The template with another number in every class name. All have one length, so that the tables stay sorted. */
function numbered(dex: Uint8Array, number: number): Uint8Array {
  const bytes = Buffer.from(dex);
  const digits = Buffer.from(`pkg${String(number).padStart(2, '0')}`);
  for (let at = bytes.indexOf(PLACE); at >= 0; at = bytes.indexOf(PLACE, at + 1)) digits.copy(bytes, at);
  return bytes;
}

/** Packages of that many dex files each, written to a new folder. */
export function writeLargePackages(
  counts: readonly number[],
): { path: string; dexCount: number; dexBytes: number }[] {
  const folder = mkdtempSync(join(tmpdir(), 'apk-audit-bench-'));
  const dex = template();
  const manifest = {
    tag: 'manifest',
    attributes: { package: 'com.bench' },
    children: [{ tag: 'application' }],
  };
  return counts.map((count) => {
    const path = join(folder, `${count}.apk`);
    const dexFiles = Array.from({ length: count }, (_, index) => numbered(dex, index));
    writeFileSync(path, buildApk({ manifest, dexFiles }));
    return { path, dexCount: count, dexBytes: count * dex.length };
  });
}
