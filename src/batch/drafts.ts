import { createHash, randomBytes } from 'node:crypto';
import { readlinkSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { systemCode } from './durable-files.js';

/** A draft of a process that cannot be asked (another machine) is left alone for this long, in milliseconds. */
const staleAfter = 24 * 60 * 60 * 1000;

/**
 * A place of its own for a result in the making, whose folder its writer makes. Its name says who has it written, so
 * that what an interrupted run left can be told from what is under way.
 */
export function draftPath(drafts: string): string {
  return join(drafts, `${place()}-${process.pid}-${randomBytes(6).toString('hex')}`);
}

/** Removes what interrupted runs left behind; drafts of living processes stay. */
export async function sweepDrafts(drafts: string, now: number): Promise<void> {
  for (const name of await namesIn(drafts)) {
    const path = join(drafts, name);
    if (await isLeftOver(path, name, now)) await rm(path, { recursive: true, force: true });
  }
}

async function isLeftOver(path: string, name: string, now: number): Promise<boolean> {
  const [where, pid] = name.split('-');
  if (where === place()) return !isAlive(Number(pid));
  try {
    return now - (await stat(path)).mtimeMs > staleAfter;
  } catch {
    // Gone already: its maker finished.
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}

/** Names in a folder; none where it does not exist. */
export async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return [];
    throw error;
  }
}

let ownPlace: string | undefined;

/** Where process ids mean the same: the machine and, in containers, its namespace of processes. */
function place(): string {
  ownPlace ??= createHash('sha256').update(`${hostname()} ${processNamespace()}`).digest('hex').slice(0, 12);
  return ownPlace;
}

function processNamespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}
