import { closeSync, fsync, openSync, readdirSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Writes a new file so that it survives a power cut once this returns; its folder is synced by who renames it. */
export async function writeDurably(path: string, content: string | Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes what was created or renamed in a folder survive a power cut. */
export function syncFolder(path: string): Promise<void> {
  return synced(path, 'r');
}

/** Makes all files of a folder and of those within survive a power cut; at once, so that the system may do it in one go. */
export async function syncTree(path: string): Promise<void> {
  const entries = readdirSync(path, { withFileTypes: true, recursive: true });
  await Promise.all([
    syncFolder(path),
    ...entries.map((entry) => synced(join(entry.parentPath, entry.name), entry.isDirectory() ? 'r' : 'r+')),
  ]);
}

function synced(path: string, flags: 'r' | 'r+'): Promise<void> {
  const opened = openSync(path, flags);
  return new Promise((resolve, reject) => {
    fsync(opened, (error) => {
      closeSync(opened);
      if (error === null) resolve();
      else reject(error);
    });
  });
}

/** Replaces a small file as a whole: readers see the old or the new content. @param unique tells writers apart */
export async function replaceFile(path: string, content: string, unique: string): Promise<void> {
  const written = join(dirname(path), `.${unique}.tmp`);
  try {
    await writeDurably(written, content);
    await rename(written, path);
  } catch (error) {
    await rm(written, { force: true });
    throw error;
  }
}

/** The code of a file system error, e.g. ENOENT; undefined for any other error. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
