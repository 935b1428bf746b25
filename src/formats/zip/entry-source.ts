import type { ByteSource } from '../../bytes/byte-source.js';
import { bufferSource } from '../../bytes/byte-source.js';
import type { ZipEntry } from './central-directory.js';
import { locateEntryData } from './entry-data.js';
import type { ZipArchive } from './open-zip.js';

/**
 * Random access to an entry that is an archive itself. A stored entry is read in place, so that a bundle of many
 * hundred megabytes costs no memory; a deflated one is inflated within the limits.
 *
 * @throws ParseError as reading the entry would
 */
export async function entrySource(archive: ZipArchive, entry: ZipEntry): Promise<ByteSource> {
  if (entry.method === 8) return bufferSource(await archive.read(entry));
  const { source } = archive;
  const start = await locateEntryData(source, entry);
  return {
    size: Math.max(0, Math.min(entry.size, source.size - start)),
    read: (offset, length) => source.read(start + offset, length),
    expect: (offset, length) => source.expect?.(start + offset, length),
    ...(source.readsInPart && { readsInPart: source.readsInPart }),
  };
}
