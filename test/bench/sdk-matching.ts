/**
 * What matching costs beside reading: `npm run bench:sdks`. Prints milliseconds and their ratio, measured in one run
 * on the largest package that the development dependencies hold; medians, so that a busy machine disturbs little.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { matchDex } from '../../src/app/match-code.js';
import { bufferSource } from '../../src/bytes/byte-source.js';
import type { DexFile } from '../../src/formats/dex/dex-file.js';
import { openDex } from '../../src/formats/dex/open-dex.js';
import { openZip } from '../../src/formats/zip/open-zip.js';
import { buildFingerprintIndex, noFingerprints } from '../../src/sdk/fingerprint-index.js';
import { loadBuiltInSignatures } from '../../src/sdk/load-signatures.js';
import { createMatching } from '../../src/sdk/matching.js';
import { buildSignatureIndex } from '../../src/sdk/signature-index.js';

const rounds = 15;
const apk = resolve(
  import.meta.dirname,
  '../../node_modules/appium-uiautomator2-server/apks/appium-uiautomator2-server-v10.6.6.apk',
);
const bytes = readFileSync(process.argv[2] ?? apk);

/** Reads the class tables of every dex file: inflating, header, descriptors, class definitions. */
async function readTables(): Promise<DexFile[]> {
  const archive = await openZip(bufferSource(bytes), 'app.apk');
  const tables: DexFile[] = [];
  for (const entry of archive.entries) {
    if (/^classes\d*\.dex$/.test(entry.name)) {
      tables.push(...openDex(await archive.read(entry), entry.name).dexFiles);
    }
  }
  return tables;
}

async function medianOf(run: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return times[rounds >> 1] ?? 0;
}

const signatures = loadBuiltInSignatures();
const index = buildSignatureIndex(signatures);
const fingerprints = buildFingerprintIndex(index, signatures.fingerprints ?? noFingerprints);
const tables = await readTables();
const types = tables.reduce((sum, table) => sum + table.typeCount, 0);

const reading = await medianOf(readTables);
const matching = await medianOf(() => {
  const run = createMatching(index);
  for (const table of tables) run.addDex(table);
  return run.finish();
});
const withStrings = await medianOf(() => {
  const run = createMatching(index, fingerprints);
  for (const table of tables) matchDex(run, table);
  return run.finish();
});
const indexing = await medianOf(() => {
  const built = buildSignatureIndex(signatures);
  return buildFingerprintIndex(built, signatures.fingerprints ?? noFingerprints);
});
const loading = await medianOf(loadBuiltInSignatures);

const line = (what: string, ms: number, base?: number): string =>
  `${what.padEnd(58)}${ms.toFixed(1).padStart(8)} ms${base === undefined ? '' : `${((ms / base) * 100).toFixed(1).padStart(8)} %`}`;
process.stdout.write(
  [
    `${signatures.sdks.length} signatures, ${tables.length} dex files, ${types} types`,
    line('reading the dex class tables', reading),
    line('matching their types', matching, reading),
    line('matching types, strings and beacons', withStrings, reading),
    line('building the index', indexing),
    line('loading the compiled signatures', loading),
    '',
  ].join('\n'),
);
