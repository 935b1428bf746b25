import { readFileSync } from 'node:fs';
import { matchDex } from '../../src/app/match-code.js';
import { bufferSource } from '../../src/bytes/byte-source.js';
import type { DexFile } from '../../src/formats/dex/dex-file.js';
import { openDex } from '../../src/formats/dex/open-dex.js';
import { openZip } from '../../src/formats/zip/open-zip.js';
import { loadBuiltInSignatures } from '../../src/sdk/load-signatures.js';
import { createMatching } from '../../src/sdk/matching.js';
import { matchingIndexOf } from '../../src/sdk/matching-index.js';

/** What matching costs beside reading, in milliseconds: medians, taken in turn in one process. */
export interface MatchingCost {
  readonly signatures: number;
  readonly dexFiles: number;
  readonly types: number;
  /** Inflating, headers, descriptors, class definitions. */
  readonly reading: number;
  readonly matchingTypes: number;
  /** Types, strings and beacons. */
  readonly matchingAll: number;
  /** Loading the compiled index from its file: the first time in the process, and the median. */
  readonly firstIndexing: number;
  readonly indexing: number;
}

/** Measures the matching of one package. */
export async function measureMatching(apk: string, rounds: number): Promise<MatchingCost> {
  const bytes = readFileSync(apk);
  const index = (): ReturnType<typeof matchingIndexOf> => matchingIndexOf(loadBuiltInSignatures());
  const firstIndexing = await timeOf(index);
  const { signatures, fingerprints } = index();
  const tables = await readTables(bytes);
  const [reading = 0, matchingTypes = 0, matchingAll = 0, indexing = 0] = await mediansOf(rounds, [
    () => readTables(bytes),
    () => {
      const run = createMatching(signatures);
      for (const table of tables) run.addDex(table);
      return run.finish();
    },
    () => {
      const run = createMatching(signatures, fingerprints);
      for (const table of tables) matchDex(run, table);
      return run.finish();
    },
    index,
  ]);
  return {
    signatures: signatures.sdks.length,
    dexFiles: tables.length,
    types: tables.reduce((sum, table) => sum + table.typeCount, 0),
    reading,
    matchingTypes,
    matchingAll,
    firstIndexing,
    indexing,
  };
}

async function readTables(bytes: Uint8Array): Promise<DexFile[]> {
  const archive = await openZip(bufferSource(bytes), 'app.apk');
  const tables: DexFile[] = [];
  for (const entry of archive.entries) {
    if (/^classes\d*\.dex$/.test(entry.name)) {
      tables.push(...openDex(await archive.read(entry), entry.name).dexFiles);
    }
  }
  return tables;
}

async function timeOf(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function mediansOf(rounds: number, works: readonly (() => unknown)[]): Promise<number[]> {
  const times: number[][] = works.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [place, work] of works.entries()) times[place]?.push(await timeOf(work));
  }
  return times.map((each) => each.sort((a, b) => a - b)[each.length >> 1] ?? 0);
}
