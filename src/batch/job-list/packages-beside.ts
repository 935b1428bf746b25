import { readdir } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { fileError } from '../../inputs/usage-error.js';

const packageEndings = new Set(['.apk', '.apks', '.xapk', '.apkm', '.aab']);
const documentEndings = new Set(['.html', '.htm', '.txt', '.md', '.pdf', '.docx']);

/** What a folder holds for an audit, names sorted. */
export interface FolderInputs {
  readonly folders: readonly string[];
  readonly packages: readonly string[];
  readonly documents: readonly string[];
}

/** Packages, documents and folders in a folder; hidden ones are left out. @throws UsageError */
export async function inputsIn(folder: string, where: string): Promise<FolderInputs> {
  try {
    const entries = (await readdir(folder, { withFileTypes: true })).filter(
      ({ name }) => !name.startsWith('.'),
    );
    const names = (test: (entry: (typeof entries)[number]) => boolean) =>
      entries
        .filter(test)
        .map(({ name }) => name)
        .sort();
    return {
      folders: names((entry) => entry.isDirectory()),
      packages: names((entry) => !entry.isDirectory() && isPackage(entry.name)),
      documents: names((entry) => !entry.isDirectory() && isDocument(entry.name)),
    };
  } catch (error) {
    throw fileError(error, where);
  }
}

/** True for the name of an app package. */
export function isPackage(name: string): boolean {
  return packageEndings.has(extname(name).toLowerCase());
}

function isDocument(name: string): boolean {
  return documentEndings.has(extname(name).toLowerCase());
}

/**
 * The documents that belong to one of several packages in a folder: those with its name (`shop.html`,
 * `shop.sdk-list.html` for `shop.apk`), else every document where it is the only package.
 */
export function documentsBeside(
  name: string,
  folder: string,
  { packages, documents }: FolderInputs,
): string[] {
  const stem = basename(name, extname(name));
  const own = documents.filter((document) => document.startsWith(`${stem}.`));
  const beside = own.length > 0 ? own : packages.length === 1 ? documents : [];
  return beside.map((document) => join(folder, document));
}
