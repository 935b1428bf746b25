import { availableParallelism } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { createAuditPool, defaultLimits } from '../../batch/audit-pool.js';
import { identifyRemote } from '../../batch/identify-remote.js';
import { openResults } from '../../batch/open-results.js';
import { AuditQueue } from '../../batch/queue/audit-queue.js';
import { QueueWorker, type WorkerEvent } from '../../batch/queue/queue-worker.js';
import { currentVersions } from '../../batch/versions.js';
import type { Language } from '../../report/messages/rule-text.js';
import { finishedLine } from '../batch/finished-line.js';
import { workerNote } from './worker-notes.js';

/** What `apk-audit worker` is told. */
export interface WorkerRun {
  readonly queue: string;
  readonly results: string;
  /** Audits at a time; as many as cores where it is not said. */
  readonly concurrency?: number;
  /** MB an audit may take. */
  readonly memory?: number;
  /** Seconds an audit may take. */
  readonly timeLimit?: number;
  readonly tries: number;
  /** Seconds after which a silent worker counts as lost. */
  readonly lockTime: number;
  readonly signatures?: string;
  readonly untilEmpty?: true;
  readonly lang: Language;
}

/** Milliseconds between looks whether the queue is empty. */
const emptyLook = 100;

/**
 * Works on the queue until a signal ends it, or with `untilEmpty` until nothing is left to do. The first SIGTERM or
 * SIGINT lets the audits under way finish, the second gives them back.
 * @throws UsageError where the queue cannot be reached or the results folder cannot be used
 */
export async function runWorker(run: WorkerRun): Promise<void> {
  const concurrency = run.concurrency ?? availableParallelism();
  const versions = await currentVersions(run.signatures);
  const results = await openResults(run.results, 'write');
  const pool = createAuditPool({
    workers: concurrency,
    memoryMb: run.memory ?? defaultLimits.memoryMb,
    timeMs: run.timeLimit === undefined ? defaultLimits.timeMs : run.timeLimit * 1000,
    ...(run.signatures !== undefined && { signatures: run.signatures }),
  });
  try {
    // Gets ready while the queue is reached.
    pool.start();
    const worker = await QueueWorker.start({
      ...{ queue: run.queue, results, versions, pool, identifyRemote, concurrency },
      ...{ mostTries: run.tries, lockTime: run.lockTime * 1000, onEvent: teller(run.lang) },
    });
    await ended(worker, run);
  } finally {
    await pool.close();
  }
}

function teller(language: Language): (event: WorkerEvent) => void {
  return (event) => {
    if (event.kind === 'finished') process.stdout.write(`${finishedLine(event.result, event.job)}\n`);
    else process.stderr.write(`apk-audit: ${workerNote(event, language)}\n`);
  };
}

/** Resolves when the worker has ended, for whichever reason comes first. */
async function ended(worker: QueueWorker, run: WorkerRun): Promise<void> {
  const toldTo = new AbortController();
  let draining: Promise<void> | undefined;
  const drain = (): Promise<void> => {
    draining ??= worker.drain();
    return draining;
  };
  await new Promise<void>((resolve, reject) => {
    const onSignal = () => {
      toldTo.abort();
      (draining === undefined ? drain() : worker.stop()).then(resolve, reject);
    };
    process.on('SIGTERM', onSignal).on('SIGINT', onSignal);
    if (run.untilEmpty !== true) return;
    emptied(run.queue, toldTo.signal)
      .then((isEmpty) => (isEmpty ? drain().then(resolve) : null))
      .catch(reject);
  });
}

async function emptied(address: string, signal: AbortSignal): Promise<boolean> {
  const queue = await AuditQueue.open(address, 'wait');
  try {
    while (!signal.aborted) {
      if (await queue.isEmpty()) return true;
      await pause(emptyLook);
    }
    return false;
  } finally {
    await queue.close();
  }
}
