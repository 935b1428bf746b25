import { execFileSync, spawnSync } from 'node:child_process';

/** Android's own dex reader (Debian package `dexdump`), an independent judge where it is installed. */
export const hasDexdump = spawnSync('dexdump', ['-h'], { stdio: 'ignore' }).error === undefined;

/** For the name of a test that cannot run without it. */
export const dexdumpNote = hasDexdump ? '' : ' [NOT RUN: dexdump is not installed]';

/** What dexdump prints of a dex file on disk; throws where it refuses the file. */
export function dexdump(path: string, ...options: string[]): string {
  return execFileSync('dexdump', [...options, path], {
    encoding: 'utf8',
    maxBuffer: 1024 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
