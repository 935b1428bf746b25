import { readdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { PackageInput } from '../audit.js';
import type { ByteSource } from '../bytes/byte-source.js';
import { FileSource } from './file-source.js';
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
  const paths = packageFiles(given);
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
  const file = new FileSource(path);
  return { name: basename(path), source: file, close: () => file.close() };
}

/**
 * The package files that make up an app given by these paths.
 * @throws UsageError for a path that is not there, and for a folder without packages
 */
export function packageFiles(given: readonly string[]): string[] {
  const paths = given.flatMap(packagesAt);
  if (paths.length === 0) throw new UsageError('folder-without-packages', given[0] ?? '');
  return paths;
}

/** A folder's packages by name; any other path itself. */
function packagesAt(path: string): string[] {
  if (isAddress(path)) return [path];
  try {
    const state = statSync(path);
    // Opening a pipe may wait for ever, and no package can be read from it in any order.
    if (!state.isFile() && !state.isDirectory()) throw new UsageError('file-not-regular', path);
    if (state.isFile()) return [path];
    const names = readdirSync(path).filter((name) => name.toLowerCase().endsWith('.apk'));
    return names.sort().map((name) => join(path, name));
  } catch (error) {
    throw error instanceof UsageError ? error : fileError(error, path);
  }
}
