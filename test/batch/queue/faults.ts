import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { AuditJob } from '../../../src/batch/audit-job.js';
import type { PreparedJob } from '../../../src/batch/prepare-job.js';
import { AuditQueue } from '../../../src/batch/queue/audit-queue.js';
import { greedyApp } from '../../builders/batch-apps.js';
import { servePackages } from '../../inputs/fetch/package-server.js';
import { type AppSize, builtApp, codeOf, jobFor, policyPath, writeApps } from './built-apps.js';
import { type QueueRig, startRig, until, type WorkerProcess } from './queue-rig.js';

/** What was left when a fault was over. */
export interface FaultOutcome {
  /** Different apps that were asked for. */
  readonly apps: number;
  /** Results in the folder; those with outcome failed among them. */
  readonly results: number;
  readonly failed: number;
  /** Apps that have no result under their key. */
  readonly missing: readonly string[];
  /** Audits that wrote a result: more than `apps` where one was made twice. */
  readonly audits: number;
  /** Jobs that wait, run or are to be tried again; jobs that were given up. */
  readonly left: number;
  readonly parked: number;
  /** Jobs that other workers took over from a lost one. */
  readonly recovered: number;
  readonly seconds: number;
  /** Messages of the workers. */
  readonly told: string;
}

/** A fault, and the way to bring it about with real processes. */
export interface Fault {
  readonly id: string;
  readonly what: string;
  /** Who may run it. */
  readonly needs?: 'root';
  /** @param apps how many apps go through it */
  readonly run: (apps: number) => Promise<FaultOutcome>;
}

const lockTime = ['--lock-time', '2'] as const;
const sizeOf = (index: number): AppSize => (index % 4 === 0 ? 'medium' : 'small');

interface Stage {
  readonly rig: QueueRig;
  readonly jobs: readonly AuditJob[];
  readonly prepared: readonly PreparedJob[];
  readonly workers: WorkerProcess[];
  /** Adds a worker to those whose messages count. */
  start(...args: string[]): WorkerProcess;
  /** Results finished by any worker. */
  done(): number;
}

interface Setting {
  readonly resultsPath?: string;
  /** Apps beside the ordinary ones. */
  readonly extra?: (folder: string) => readonly string[];
  /** Puts the jobs into the queue, where that is not simply done once. */
  readonly enqueue?: (stage: Stage) => Promise<void>;
}

/** Builds apps, queues them, lets `act` do its worst, and looks at what is left. */
async function staged(apps: number, act: (stage: Stage) => Promise<void>, setting: Setting = {}) {
  const rig = await startRig(setting.resultsPath === undefined ? {} : { resultsPath: setting.resultsPath });
  const workers: WorkerProcess[] = [];
  try {
    const folder = join(rig.folder, 'apps');
    const paths = writeApps(
      folder,
      Array.from({ length: apps }, (_, index) => sizeOf(index)),
    );
    const jobs = [...paths, ...(setting.extra?.(folder) ?? [])].map((path) =>
      jobFor(path, policyPath(folder)),
    );
    const prepared = await rig.prepare(jobs);
    const stage: Stage = {
      ...{ rig, jobs, prepared, workers },
      start(...args) {
        const worker = rig.worker(...lockTime, ...args);
        workers.push(worker);
        return worker;
      },
      done: () => workers.reduce((sum, worker) => sum + worker.lines().length, 0),
    };
    const startedAt = Date.now();
    await (setting.enqueue?.(stage) ?? rig.queue.add(prepared, 100));
    await act(stage);
    await rig.emptied(120);
    return await outcomeOf(stage, (Date.now() - startedAt) / 1000);
  } finally {
    await rig.close();
  }
}

async function outcomeOf({ rig, prepared, workers }: Stage, seconds: number): Promise<FaultOutcome> {
  const cards = await rig.cards();
  const keys = new Set(cards.map(({ key }) => key));
  const told = workers.map((worker) => worker.stderr()).join('');
  const { waiting, running, delayed, parked } = await rig.queue.status();
  return {
    apps: new Set(prepared.map(({ key }) => key)).size,
    results: cards.length,
    failed: cards.filter(({ outcome }) => outcome === 'failed').length,
    missing: prepared.filter(({ key }) => !keys.has(key)).map(({ job }) => job.name),
    audits: workers.flatMap((worker) => worker.lines()).filter((line) => line.new).length,
    ...{ left: waiting + running + delayed, parked, seconds, told },
    recovered: told.split(takenOver).length - 1,
  };
}

const startOne = (stage: Stage) => stage.start('--concurrency', '1');
const startThree = (stage: Stage) => [startOne(stage), startOne(stage), startOne(stage)];
const takenOver = 'came back from a worker that was lost';

function signal(workers: readonly WorkerProcess[], name: 'SIGSTOP' | 'SIGCONT' | 'SIGKILL'): void {
  for (const { child } of workers) child.kill(name);
}

/**
 * Stops every worker there is once something is done and they hold a job: what is stopped finishes nothing, so that the
 * fault comes in mid-audit however fast audits are and however busy the machine.
 */
async function stopInMidAudit({ rig, workers, done }: Stage): Promise<void> {
  await until(() => done() > 0, 60, 'the workers did not get going');
  await until(
    async () => {
      signal(workers, 'SIGSTOP');
      if ((await rig.queue.status()).running > 0) return true;
      signal(workers, 'SIGCONT');
      return false;
    },
    60,
    'no worker held a job',
  );
}

const workerKilled: Fault = {
  id: 'worker-killed',
  what: 'three workers, one killed with SIGKILL in mid-audit',
  run: (apps) =>
    staged(apps, async (stage) => {
      const lost = startOne(stage);
      await stopInMidAudit(stage);
      startOne(stage);
      startOne(stage);
      signal([lost], 'SIGKILL');
    }),
};

const workerStopped: Fault = {
  id: 'worker-stopped',
  what: 'three workers, one stopped with SIGSTOP in mid-audit and continued after three lock times or more',
  run: (apps) =>
    staged(apps, async (stage) => {
      const stopped = startOne(stage);
      await stopInMidAudit(stage);
      const others = [startOne(stage), startOne(stage)];
      await Promise.all([
        pause(6000),
        until(
          () => others.some((worker) => worker.stderr().includes(takenOver)),
          60,
          'nobody took the job over',
        ),
      ]);
      signal([stopped], 'SIGCONT');
      await pause(1000);
    }),
};

const redisRestarted: Fault = {
  id: 'redis-restarted',
  what: 'Redis killed with SIGKILL in mid-audit and started again a second later on its append-only file',
  run: (apps) =>
    staged(apps, async (stage) => {
      startThree(stage);
      await stopInMidAudit(stage);
      const restarted = stage.rig.redis.restart();
      signal(stage.workers, 'SIGCONT');
      await restarted;
    }),
};

const diskFull: Fault = {
  id: 'disk-full',
  what: 'the disk of the results full in mid-run, and free again later',
  needs: 'root',
  run: async (apps) => {
    const disk = mkdtempSync(join(tmpdir(), 'apk-audit-disk-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', disk]);
    const ballast = join(disk, 'ballast');
    try {
      return await staged(
        apps,
        async (stage) => {
          stage.start('--concurrency', '2');
          await stopInMidAudit(stage);
          fill(ballast);
          signal(stage.workers, 'SIGCONT');
          await until(
            () => stage.workers.some((worker) => worker.stderr().includes('the disk is full')),
            60,
            'nobody noticed the full disk',
          );
          await pause(1000);
          rmSync(ballast);
        },
        { resultsPath: join(disk, 'results') },
      );
    } finally {
      execFileSync('umount', ['-l', disk]);
      rmSync(disk, { recursive: true, force: true });
    }
  },
};

/** Writes until the disk takes no more. */
function fill(path: string): void {
  for (let part = 64 * 1024; part >= 1024; part >>= 1) {
    try {
      for (;;) writeFileSync(path, Buffer.alloc(part), { flag: 'a' });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
    }
  }
}

const hangs: Fault = {
  id: 'package-hangs',
  what: 'a package whose reading never ends, among others, with a time limit of 5 seconds',
  run: async (apps) => {
    const code = codeOf('small');
    const server = await servePackages(
      { '/endless.apk': builtApp(9999, [code, code]) },
      // The first two answers identify it for client and worker.
      { drip: (answer) => answer >= 2 },
    );
    try {
      return await staged(
        apps,
        async (stage) => {
          stage.start('--concurrency', '2', '--time-limit', '5');
        },
        { extra: () => [`${server.origin}/endless.apk`] },
      );
    } finally {
      await server.close();
    }
  },
};

/** Megabytes that the audits of ordinary apps stay far below. */
const ceilingMb = 200;

const memory: Fault = {
  id: 'memory-exhausted',
  what: 'a package that takes more memory than an audit may, among others',
  run: (apps) =>
    staged(
      apps,
      async (stage) => {
        stage.start('--concurrency', '2', '--memory', String(ceilingMb));
      },
      {
        extra(folder) {
          mkdirSync(folder, { recursive: true });
          const path = join(folder, 'greedy.apk');
          writeFileSync(path, greedyApp(ceilingMb));
          return [path];
        },
      },
    ),
};

const twoClients: Fault = {
  id: 'two-clients',
  what: 'the same list enqueued by two clients at once, and once more half-way',
  run: (apps) =>
    staged(
      apps,
      async (stage) => {
        startThree(stage);
        await stopInMidAudit(stage);
        await stage.rig.queue.add(stage.prepared, 100);
        signal(stage.workers, 'SIGCONT');
      },
      {
        async enqueue({ rig, prepared }) {
          const other = await AuditQueue.open(rig.redis.address, 'fail');
          await Promise.all([rig.queue.add(prepared, 100), other.add(prepared, 100)]);
          await other.close();
        },
      },
    ),
};

/** Every fault, each with an empty queue and one result for every app as its end. */
export const faults: readonly Fault[] = [
  workerKilled,
  workerStopped,
  redisRestarted,
  diskFull,
  hangs,
  memory,
  twoClients,
];
