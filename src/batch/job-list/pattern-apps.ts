import { basename, dirname, isAbsolute, relative } from 'node:path';
import { packageApp } from './folder-apps.js';
import type { ListEntry } from './listed-app.js';
import { type FolderInputs, inputsIn, isPackage } from './packages-beside.js';

/** The packages that a pattern such as `apps/**\/*.apk` matches, each with the documents beside it. */
export async function* patternApps(pattern: string, where: string): AsyncGenerator<ListEntry> {
  const { glob } = await import('tinyglobby');
  const found = await glob(pattern, { onlyFiles: true, expandDirectories: false, absolute: true });
  const paths = found.filter(isPackage).map((path) => (isAbsolute(pattern) ? path : relative('', path)));
  yield* packagesAt(paths.sort(), where);
}

/** Packages named one by one. */
export async function* packagesAt(paths: readonly string[], where: string): AsyncGenerator<ListEntry> {
  let parent = '';
  let inputs: FolderInputs = { folders: [], packages: [], documents: [] };
  for (const path of paths) {
    if (dirname(path) !== parent) {
      parent = dirname(path);
      inputs = await inputsIn(parent, parent);
    }
    yield packageApp(parent, basename(path), inputs, path, where);
  }
}
