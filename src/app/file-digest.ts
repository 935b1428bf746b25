import { createHash } from 'node:crypto';
import type { ByteSource } from '../bytes/byte-source.js';
import type { PackageFile } from './containers/open-container.js';

const BLOCK = 4 * 1024 * 1024;

/**
 * SHA-256 of a package, lower-case hexadecimal. For an app of several files it is the digest of the lines
 * `<digest>  <name>` sorted by name, as `sha256sum` prints them, so that the order of the files does not matter.
 */
export async function filesDigest(files: readonly PackageFile[]): Promise<string> {
  const [file, ...others] = files;
  if (file !== undefined && others.length === 0) return fileDigest(file.source);
  const sorted = [...files].sort((a, b) => (a.name < b.name ? -1 : 1));
  const hash = createHash('sha256');
  for (const each of sorted) hash.update(`${await fileDigest(each.source)}  ${each.name}\n`);
  return hash.digest('hex');
}

async function fileDigest(source: ByteSource): Promise<string> {
  const hash = createHash('sha256');
  for (let offset = 0; offset < source.size; offset += BLOCK) {
    hash.update(await source.read(offset, Math.min(BLOCK, source.size - offset)));
  }
  return hash.digest('hex');
}
