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
