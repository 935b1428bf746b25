import { createHash } from 'node:crypto';
import { type BigIntStats, readFileSync, statSync } from 'node:fs';
import { mkdir, open, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileError, UsageError } from '../inputs/usage-error.js';

/** A file changed so recently may change again within the clock's grain; its digest is not kept. Milliseconds. */
const settledAfter = 100;

/** Smaller files are hashed faster than a kept digest is looked up. Bytes. */
const worthKeeping = 64 * 1024;

/** Read and hashed at a time, in bytes; others are served in between. */
const blockBytes = 1024 * 1024;

/**
 * SHA-256 of a file, hexadecimal. That of a large one is kept by path, size, inode and times of change, so that a
 * package is read once and not at every run. A kept digest that cannot be read is made anew.
 * @param kept folder of kept digests, made when needed
 * @throws UsageError where the path is no readable file
 */
export async function fileDigest(path: string, kept: string): Promise<string> {
  try {
    const state = statSync(path, { bigint: true });
    // A pipe or a device may never end, and reading it would hold up every other audit.
    if (!state.isFile() && !state.isDirectory()) throw new UsageError('file-not-regular', path);
    // Handing so little to another thread and back would take longer than reading it.
    if (state.size < worthKeeping) return createHash('sha256').update(readFileSync(path)).digest('hex');
    const place = keptAt(path, kept);
    const identity = identityOf(state);
    const known = knownDigest(place, identity);
    if (known !== null) return known;
    const digest = await digestOf(path);
    const after = await stat(path, { bigint: true });
    if (identityOf(after) === identity && isSettled(after)) await keep(place, identity, digest);
    return digest;
  } catch (error) {
    throw error instanceof UsageError ? error : fileError(error, path);
  }
}

/** Through one block of memory: a new one for each read would have the garbage collector stop a server's readers. */
async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  const block = new Uint8Array(blockBytes);
  const file = await open(path);
  try {
    for (;;) {
      const { bytesRead } = await file.read(block, 0, block.length, null);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(block.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}

function keptAt(path: string, kept: string): string {
  const name = createHash('sha256').update(resolve(path)).digest('hex').slice(0, 32);
  return join(kept, name.slice(0, 2), name);
}

/** The time of change cannot be set back by a program, as the time of writing can. */
function identityOf({ size, ino, mtimeNs, ctimeNs }: BigIntStats): string {
  return [size, ino, mtimeNs, ctimeNs].join(' ');
}

function isSettled({ ctimeMs }: BigIntStats): boolean {
  return Date.now() - Number(ctimeMs) > settledAfter;
}

function knownDigest(place: string, identity: string): string | null {
  try {
    const [known, digest] = readFileSync(place, 'utf8').split('\n');
    return known === identity && digest !== undefined && /^[0-9a-f]{64}$/.test(digest) ? digest : null;
  } catch {
    return null;
  }
}

/** Keeping is a convenience: what cannot be written is hashed again next time. */
async function keep(place: string, identity: string, digest: string): Promise<void> {
  try {
    await mkdir(dirname(place), { recursive: true });
    const written = `${place}.${process.pid}.tmp`;
    // Not synced: what a power cut garbles does not match, and is made anew.
    await writeFile(written, `${identity}\n${digest}\n`);
    await rename(written, place);
  } catch {
    return;
  }
}
