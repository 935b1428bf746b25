import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { UsageError } from '../../inputs/usage-error.js';

/**
 * The private folder of one running server, with one folder an upload. It lies in the results folder, which is the one
 * place that is large enough and that workers on other machines can see. Names are random and say nothing.
 */
export class UploadFolder {
  readonly #path: string;

  private constructor(path: string) {
    this.#path = path;
  }

  /**
   * Makes the folder, and removes those of servers that are gone: they were killed, and what they held is nobody's.
   * @param within folder for upload folders, made where it is missing
   * @throws UsageError where another server of this machine is using it
   */
  static async open(within: string): Promise<UploadFolder> {
    await mkdir(within, { recursive: true, mode: 0o700 });
    for (const name of await readdir(within)) {
      const owner = ownerOf(name);
      if (owner === 'gone') await rm(join(within, name), { recursive: true, force: true });
      if (owner === 'alive') throw new UsageError('results-in-use', dirname(dirname(within)));
    }
    const path = join(within, `${machine()}.${process.pid}.${randomBytes(8).toString('hex')}`);
    await mkdir(path, { mode: 0o700 });
    return new UploadFolder(path);
  }

  /** A new empty folder only this user can enter. */
  async make(): Promise<string> {
    const path = join(this.#path, randomBytes(16).toString('hex'));
    await mkdir(path, { mode: 0o700 });
    return path;
  }

  /** Removes one folder that `make` made. */
  async remove(path: string): Promise<void> {
    await rm(path, { recursive: true, force: true });
  }

  /** Removes everything. */
  async close(): Promise<void> {
    await rm(this.#path, { recursive: true, force: true });
  }
}

/** Process ids mean something on one machine only; several may share a results folder. */
function machine(): string {
  return hostname()
    .replace(/[^\w-]/g, '_')
    .slice(0, 60);
}

/** Whose folder this is, as far as this machine can tell. */
function ownerOf(name: string): 'gone' | 'alive' | 'unknown' {
  const match = /^([\w-]+)\.(\d+)\.[0-9a-f]{16}$/.exec(name);
  if (match === null || match[1] !== machine()) return 'unknown';
  const pid = Number(match[2]);
  // In a container every server has the same id; none of its own folders can be there before it made one.
  return pid === process.pid || !isAlive(pid) ? 'gone' : 'alive';
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
