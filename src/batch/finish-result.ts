import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { systemCode } from './durable-files.js';

/**
 * Makes a draft last and shows it in its place with a rename. Where that is taken already, only reports that it lacks
 * are taken over. Waits for the disk; `finishing-threads.ts` does so beside the audits.
 * @throws the file system's error
 */
export function finishResult(draft: string, place: string): void {
  syncTree(draft);
  mkdirSync(dirname(place), { recursive: true });
  if (existsSync(place)) takeReports(draft, place);
  else moveOrMerge(draft, place);
  sync(dirname(place), 'r');
}

/** Renames a draft to a free place; another process may have taken that place since it was looked at. */
function moveOrMerge(draft: string, place: string): void {
  try {
    renameSync(draft, place);
  } catch (error) {
    const code = systemCode(error);
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
    takeReports(draft, place);
  }
}

function takeReports(draft: string, place: string): void {
  for (const language of namesIn(join(draft, 'reports'))) {
    const to = join(place, 'reports', language);
    mkdirSync(to, { recursive: true });
    for (const name of namesIn(join(draft, 'reports', language))) {
      renameSync(join(draft, 'reports', language, name), join(to, name));
    }
    sync(to, 'r');
  }
  rmSync(draft, { recursive: true, force: true });
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

/** Makes all files of a folder and of those within survive a power cut, and their names. */
function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) syncTree(path);
    else sync(path, 'r+');
  }
  sync(folder, 'r');
}

function sync(path: string, flags: 'r' | 'r+'): void {
  const opened = openSync(path, flags);
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
