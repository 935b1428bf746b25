import { createHash } from 'node:crypto';
import type { ByteSource } from '../bytes/byte-source.js';

const BLOCK = 4 * 1024 * 1024;

/** SHA-256 of the whole file, lower-case hexadecimal, read in blocks. */
export async function fileDigest(source: ByteSource): Promise<string> {
  const hash = createHash('sha256');
  for (let offset = 0; offset < source.size; offset += BLOCK) {
    hash.update(await source.read(offset, Math.min(BLOCK, source.size - offset)));
  }
  return hash.digest('hex');
}
