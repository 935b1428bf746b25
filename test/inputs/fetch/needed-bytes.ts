import { collectAppFacts } from '../../../src/app/collect-app-facts.js';
import { bufferSource } from '../../../src/bytes/byte-source.js';
import { openZip } from '../../../src/formats/zip/open-zip.js';

/** Compressed bytes of the entries that collecting facts of a package reads: what a perfect reader would fetch. */
export async function neededBytes(bytes: Uint8Array): Promise<number> {
  const starts = new Set<number>();
  const source = {
    ...bufferSource(bytes),
    readsInPart: true as const,
    expect: (offset: number) => void starts.add(offset),
  };
  await collectAppFacts(source, 'x.apk', { signatures: { vendors: [], sdks: [] } });
  const { entries } = await openZip(bufferSource(bytes), 'x.apk');
  return entries
    .filter((entry) => starts.has(entry.localHeaderOffset))
    .reduce((sum, entry) => sum + entry.compressedSize, 0);
}
