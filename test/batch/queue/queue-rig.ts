import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { AuditJob } from '../../../src/batch/audit-job.js';
import { identifyRemote } from '../../../src/batch/identify-remote.js';
import { openResults } from '../../../src/batch/open-results.js';
import { type PreparedJob, type Preparing, prepareJob } from '../../../src/batch/prepare-job.js';
import { AuditQueue } from '../../../src/batch/queue/audit-queue.js';
import type { ResultCard } from '../../../src/batch/result-card.js';
import { currentVersions } from '../../../src/batch/versions.js';
import { type Fsync, type OwnRedis, startRedis } from './redis-server.js';

const main = resolve(import.meta.dirname, '../../../dist/cli/main.js');

/** A worker in a process of its own. */
export interface WorkerProcess {
  readonly child: ChildProcess;
  /** Lines of JSON so far. */
  readonly lines: () => { key: string; name: string; outcome: string; new: boolean }[];
  readonly stderr: () => string;
  /** Resolves with exit code or signal. */
  readonly exit: Promise<number | string>;
}

/** A queue server, a results folder and what a test needs of them. */
export interface QueueRig {
  readonly redis: OwnRedis;
  readonly folder: string;
  readonly resultsPath: string;
  readonly preparing: Preparing;
  readonly queue: AuditQueue;
  prepare(jobs: readonly AuditJob[]): Promise<PreparedJob[]>;
  worker(...args: string[]): WorkerProcess;
  /** Waits until nothing waits or runs. @throws after `seconds` */
  emptied(seconds: number): Promise<void>;
  cards(): Promise<ResultCard[]>;
  close(): Promise<void>;
}

/** How a rig differs from the usual. */
export interface RigOptions {
  /** Where results go; a folder of the rig's own where it is not said. */
  readonly resultsPath?: string;
  readonly fsync?: Fsync;
}

export async function startRig({ resultsPath, fsync }: RigOptions = {}): Promise<QueueRig> {
  const redis = await startRedis(fsync);
  const folder = mkdtempSync(join(tmpdir(), 'apk-audit-queue-'));
  const path = resultsPath ?? join(folder, 'results');
  const results = await openResults(path, 'write');
  const preparing = { results, versions: await currentVersions(), identifyRemote };
  const queue = await AuditQueue.open(redis.address, 'wait');
  const workers: WorkerProcess[] = [];
  return {
    ...{ redis, folder, resultsPath: path, preparing, queue },
    prepare: (jobs) => Promise.all(jobs.map((job) => prepareJob(job, preparing))),
    worker(...args) {
      const started = startWorker(['--queue', redis.address, '--results', path, '--lang', 'en', ...args]);
      workers.push(started);
      return started;
    },
    emptied: (seconds) => until(() => queue.isEmpty(), seconds, 'the queue is not empty'),
    async cards() {
      const cards = [];
      for await (const card of results.cards()) cards.push(card);
      return cards;
    },
    async close() {
      for (const { child } of workers) {
        child.kill('SIGCONT');
        child.kill('SIGKILL');
      }
      await Promise.all(workers.map(({ exit }) => exit));
      await queue.close();
      await redis.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function startWorker(args: readonly string[]): WorkerProcess {
  const child = spawn(process.execPath, [main, 'worker', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const exit = new Promise<number | string>((done) => {
    child.once('close', (code, signal) => done(code ?? signal ?? 'gone'));
  });
  const lines = () =>
    out
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line));
  return { child, lines, stderr: () => err, exit };
}

/** Waits until something holds. @throws after `seconds` */
export async function until(holds: () => Promise<boolean> | boolean, seconds: number, otherwise: string) {
  const end = Date.now() + seconds * 1000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`after ${seconds} s: ${otherwise}`);
    await pause(10);
  }
}
