import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { PackageInput } from '../audit.js';
import type { ByteSource } from '../bytes/byte-source.js';
import { fileError, UsageError } from './usage-error.js';

/**
 * Opens a package, gives it to `use`, and closes it whatever happens.
 * @throws UsageError for a path that is no readable file
 */
export async function withPackage<T>(path: string, use: (input: PackageInput) => Promise<T>): Promise<T> {
  const handle = await openFile(path);
  try {
    return await use({ name: basename(path), source: await fileSource(handle, path) });
  } finally {
    await handle.close();
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (error) {
    throw fileError(error, path);
  }
}

/** A byte source over an open file; a file that shrinks under us gives short reads, which the formats refuse. */
async function fileSource(handle: FileHandle, path: string): Promise<ByteSource> {
  const stat = await handle.stat();
  if (stat.isDirectory()) throw new UsageError('file-is-directory', path);
  return {
    size: stat.size,
    async read(offset, length) {
      const buffer = Buffer.allocUnsafeSlow(length);
      const { bytesRead } = await handle.read(buffer, 0, length, offset);
      return buffer.subarray(0, bytesRead);
    },
  };
}
