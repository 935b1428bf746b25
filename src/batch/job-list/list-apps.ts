import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { isAddress } from '../../inputs/open-package.js';
import { fileError } from '../../inputs/usage-error.js';
import { folderApps } from './folder-apps.js';
import { listEndings, listFile } from './list-file.js';
import type { ListEntry } from './listed-app.js';
import { packagesAt, patternApps } from './pattern-apps.js';

/**
 * The apps that an input of the command line stands for: a list (.csv, .jsonl, .ndjson), a folder with one folder an
 * app, a pattern, or a package.
 * @throws UsageError where it is not there or cannot be read
 */
export async function* listApps(input: string): AsyncGenerator<ListEntry> {
  let empty = true;
  for await (const entry of await entriesOf(input)) {
    empty = false;
    yield entry;
  }
  if (empty) yield { code: 'empty-list', where: input, line: null, column: null, detail: '' };
}

async function entriesOf(input: string): Promise<AsyncGenerator<ListEntry>> {
  if (isAddress(input)) return one(input);
  const kind = await kindOf(input);
  if (kind === 'folder') return folderApps(resolve(input), input);
  if (kind === 'pattern') return patternApps(input, input);
  const isList = listEndings.some((ending) => input.toLowerCase().endsWith(ending));
  return isList ? listFile(resolve(input), input) : packagesAt([input], input);
}

async function kindOf(input: string): Promise<'file' | 'folder' | 'pattern'> {
  try {
    return (await stat(input)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    if (/[*?[{]/.test(input)) return 'pattern';
    throw fileError(error, input);
  }
}

async function* one(address: string): AsyncGenerator<ListEntry> {
  yield {
    where: address,
    line: null,
    name: address,
    apk: [address],
    documents: undefined,
    appType: undefined,
    profile: undefined,
    tags: [],
  };
}
