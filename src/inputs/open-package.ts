import { readSync } from 'node:fs';
import { type FileHandle, open, readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { PackageInput } from '../audit.js';
import type { ByteSource } from '../bytes/byte-source.js';
import { headStartOf } from './head-start.js';
import { fileError, UsageError } from './usage-error.js';

/** How a package given by address is had. */
export interface PackageOptions {
  readonly allowPrivateAddresses?: true | undefined;
}

/**
 * Opens a package, gives it to `use`, and closes it whatever happens. A folder, or several paths, are the base
 * package and splits of one app.
 * @param path a file, a folder, or an http or https address, which is read by ranges
 * @throws UsageError for a path that is no readable file, and for a folder without packages; InputError for an
 *   address that cannot be read
 */
export async function withPackage<T>(
  path: string | readonly string[],
  use: (input: PackageInput) => Promise<T>,
  options: PackageOptions = {},
): Promise<T> {
  const given = typeof path === 'string' ? [path] : path;
  const paths = await packageFiles(given);
  const opened: OpenFile[] = [];
  try {
    for (const each of paths) opened.push(await openOne(each, options));
    const files = opened.map(({ name, source }) => ({ name, source }));
    const [file] = files;
    if (file === undefined) throw new UsageError('package-not-named', '');
    return await use(files.length === 1 ? file : { ...file, name: basename(resolve(given[0] ?? '')), files });
  } finally {
    await Promise.all(opened.map((each) => each.close()));
  }
}

/** Whether an input is an address rather than a path. */
export function isAddress(input: string): boolean {
  return /^https?:\/\//i.test(input);
}

interface OpenFile {
  readonly name: string;
  readonly source: ByteSource;
  close(): Promise<void> | void;
}

async function openOne(path: string, options: PackageOptions): Promise<OpenFile> {
  if (isAddress(path)) {
    const { openRemotePackage } = await import('./fetch/remote-package.js');
    const { remoteOptions } = await import('./fetch/remote-limits.js');
    return openRemotePackage(path, remoteOptions(options));
  }
  const handle = await openFile(path);
  return { name: basename(path), source: await fileSource(handle), close: () => handle.close() };
}

/**
 * The package files that make up an app given by these paths.
 * @throws UsageError for a path that is not there, and for a folder without packages
 */
export async function packageFiles(given: readonly string[]): Promise<string[]> {
  const paths = (await Promise.all(given.map(packagesAt))).flat();
  if (paths.length === 0) throw new UsageError('folder-without-packages', given[0] ?? '');
  return paths;
}

/** A folder's packages by name; any other path itself. */
async function packagesAt(path: string): Promise<string[]> {
  if (isAddress(path)) return [path];
  try {
    if (!(await stat(path)).isDirectory()) return [path];
    const names = (await readdir(path)).filter((name) => name.toLowerCase().endsWith('.apk'));
    return names.sort().map((name) => join(path, name));
  } catch (error) {
    throw fileError(error, path);
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (error) {
    throw fileError(error, path);
  }
}

/** Bytes that are read faster than the thread pool could be asked for them: headers, of which a package has many. */
const SMALL_READ = 64 * 1024;

/** A byte source over an open file; a file that shrinks under us gives short reads, which the formats refuse. */
async function fileSource(handle: FileHandle): Promise<ByteSource> {
  const file = await handle.stat();
  const begun = headStartOf(file);
  return {
    size: file.size,
    ...(begun && {
      inflated: (offset, length) =>
        offset === begun.offset && length === begun.length ? begun.take() : undefined,
    }),
    async read(offset, length, into) {
      const bytes = into ?? new Uint8Array(Buffer.allocUnsafeSlow(length).buffer);
      if (length <= SMALL_READ) return bytes.subarray(0, readSync(handle.fd, bytes, 0, length, offset));
      const { bytesRead } = await handle.read(bytes, 0, length, offset);
      return bytes.subarray(0, bytesRead);
    },
  };
}
