/** The commands that `batch.ts` times: how each is run, held to which cores, and what memory it took. */
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const cli = join(resolve(import.meta.dirname, '../..'), 'dist/cli/main.js');

/** Milliseconds between two looks at the memory of a run. */
const memoryInterval = 100;

/** Resident memory in MB: of a command, and the sum of its audit processes. */
export interface Sample {
  readonly command: number;
  readonly audits: number;
}

/** What a run took. */
export interface Run {
  readonly seconds: number;
  readonly memory: readonly Sample[];
  readonly apps: number;
}

/** Whether this machine can hold a command to a core. */
export const canPin = spawnSync('taskset', ['--version']).error === undefined;

/**
 * Runs a built command that prints a line an app, and watches its memory. What it prints goes to a file, and memory is
 * looked at a few times a second: a bench that reads each line takes a hundredth of the cores it measures.
 * @param output a file for what it prints
 * @param core the core it is held to, all where it is left out
 */
export async function runCommand(args: readonly string[], output: string, core?: number): Promise<Run> {
  const lines = openSync(output, 'w');
  const startedAt = performance.now();
  const command = [process.execPath, cli, ...args];
  const [program = '', ...rest] = core === undefined ? command : ['taskset', '-c', `${core}`, ...command];
  const child = spawn(program, rest, { stdio: ['ignore', lines, 'ignore'] });
  closeSync(lines);
  const memory: Sample[] = [];
  const watch = setInterval(() => memory.push(memoryOf(child.pid)), memoryInterval);
  await new Promise((done) => child.on('close', done));
  const seconds = (performance.now() - startedAt) / 1000;
  clearInterval(watch);
  const apps = readFileSync(output, 'utf8').split('\n').length - 1;
  return { seconds, memory: memory.filter((sample) => sample.command > 0), apps };
}

/** Zero where the system has no /proc, or the process is gone. */
function memoryOf(pid = 0): Sample {
  const children = textOf(`/proc/${pid}/task/${pid}/children`)
    .split(' ')
    .filter((id) => id !== '');
  return { command: residentMb(String(pid)), audits: children.reduce((sum, id) => sum + residentMb(id), 0) };
}

function residentMb(pid: string): number {
  return Number(/^VmRSS:\s+(\d+)/m.exec(textOf(`/proc/${pid}/status`))?.[1] ?? 0) / 1024;
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
