import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileError, UsageError } from '../inputs/usage-error.js';
import { namesIn, sweepDrafts } from './drafts.js';
import { replaceFile, systemCode } from './durable-files.js';
import { draftsFolder, ResultsFolder } from './results-folder.js';
import { storageError } from './storage-error.js';
import { resultsVersion } from './versions.js';

/** Marks a folder as ours, and tells its form. */
const markFile = 'apk-audit-results.json';

/** How a results folder is opened: to read it, or to add to it, making it where it is missing. */
export type ResultsAccess = 'read' | 'write';

/**
 * Opens a results folder. For writing it is made where it is missing or empty, and what interrupted runs left in it is
 * removed.
 * @throws UsageError where it is missing (read), foreign, of another version, or cannot be written
 */
export async function openResults(path: string, access: ResultsAccess): Promise<ResultsFolder> {
  const folder = resolve(path);
  if (access === 'write') await claim(folder, path);
  await checkMark(folder, path);
  if (access === 'write') await sweepDrafts(draftsFolder(folder), Date.now());
  return new ResultsFolder(folder);
}

/** Makes the folder and its mark; a folder that holds anything else is left as it is. */
async function claim(folder: string, path: string): Promise<void> {
  try {
    await makeFolder(folder);
    // Another process may be doing the same at this moment: its unfinished mark is no foreign file.
    const names = (await namesIn(folder)).filter((name) => !name.endsWith('.tmp'));
    if (names.length > 0) return;
    const mark = `${JSON.stringify({ format: 'apk-audit-results', version: resultsVersion })}\n`;
    await replaceFile(join(folder, markFile), mark, `${process.pid}-${randomBytes(4).toString('hex')}`);
  } catch (error) {
    throw systemCode(error) === 'ENOENT'
      ? new UsageError('output-unwritable', path)
      : storageError(error, path);
  }
}

/** As `mkdir -p`; that of Node never returns where the system answers "no such folder" for one that is there. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const code = systemCode(error);
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT' || existsSync(dirname(folder))) throw error;
    await makeFolder(dirname(folder));
    await mkdir(folder);
  }
}

async function checkMark(folder: string, path: string): Promise<void> {
  const version = versionIn(await markIn(folder, path));
  if (version === null) throw new UsageError('results-foreign', path);
  if (version !== resultsVersion) throw new UsageError('results-version', path);
}

async function markIn(folder: string, path: string): Promise<string> {
  try {
    return await readFile(join(folder, markFile), 'utf8');
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw fileError(error, path);
    throw new UsageError(existsSync(folder) ? 'results-foreign' : 'file-not-found', path);
  }
}

function versionIn(mark: string): number | null {
  try {
    const value: unknown = JSON.parse(mark);
    if (typeof value !== 'object' || value === null || !('format' in value) || !('version' in value))
      return null;
    return value.format === 'apk-audit-results' && typeof value.version === 'number' ? value.version : null;
  } catch {
    return null;
  }
}
