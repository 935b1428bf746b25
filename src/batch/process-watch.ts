/**
 * A thread beside an audit, which may be in a loop that never yields: it ends the process when its memory passes the
 * ceiling, and when the process that started it is gone. The heap's own limit does not count buffers.
 */
import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import { memoryMark } from './audit-messages.js';

export interface WatchOptions {
  /** Id of the process that started this one. */
  readonly parent: number;
  /** Ceiling of resident memory in MB. */
  readonly memoryMb: number;
}

/** Milliseconds between two looks. */
const interval = 50;

const { parent, memoryMb } = workerData as WatchOptions;

setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
  if (process.memoryUsage.rss() <= memoryMb * 1024 * 1024) return;
  writeSync(2, `${memoryMark}\n`);
  process.kill(process.pid, 'SIGKILL');
}, interval);
