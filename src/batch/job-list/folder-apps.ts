import { join } from 'node:path';
import type { ListEntry, ListedApp } from './listed-app.js';
import { documentsBeside, type FolderInputs, inputsIn } from './packages-beside.js';

/**
 * The apps of a folder: each folder in it is one app, with its package (or base and splits) and its documents. Packages
 * that lie in the folder itself are apps too, with the documents of their name.
 */
export async function* folderApps(folder: string, where: string): AsyncGenerator<ListEntry> {
  const inputs = await inputsIn(folder, where);
  for (const name of inputs.folders) yield* appFolder(join(folder, name), name, where);
  for (const name of inputs.packages) yield packageApp(folder, name, inputs, name, where);
}

async function* appFolder(folder: string, name: string, where: string): AsyncGenerator<ListEntry> {
  const { packages, documents } = await inputsIn(folder, join(where, name));
  // A folder of documents or pictures beside the apps is no app with something missing.
  if (packages.length === 0 && documents.length === 0) return;
  const inApp = join(where, name);
  if (packages.length === 0) {
    yield { code: 'no-package', where: inApp, line: null, column: null, detail: '' };
    return;
  }
  yield {
    ...plain(inApp, name),
    apk: packages.map((each) => join(folder, each)),
    documents: documents.length === 0 ? undefined : documents.map((each) => join(folder, each)),
  };
}

/** One package of a folder that may hold several. */
export function packageApp(
  folder: string,
  file: string,
  inputs: FolderInputs,
  name: string,
  where: string,
): ListedApp {
  const documents = documentsBeside(file, folder, inputs);
  return {
    ...plain(where, name),
    apk: [join(folder, file)],
    documents: documents.length === 0 ? undefined : documents,
  };
}

function plain(where: string, name: string) {
  return { where, line: null, name, appType: undefined, profile: undefined, tags: [] };
}
