import { setTimeout as pause } from 'node:timers/promises';
import { DelayedError, type Job, UnrecoverableError, WaitingError, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import { UsageError } from '../../inputs/usage-error.js';
import type { AuditJob } from '../audit-job.js';
import type { AuditingOnce, OnceResult } from '../audit-once.js';
import { parkedReason, queueName } from './audit-queue.js';
import { auditQueued, WrongWorker } from './audit-queued.js';
import { connectQueue } from './queue-connection.js';
import { type QueuedJob, queuedJobSchema } from './queued-job.js';
import { RetryWanted } from './retry-causes.js';
import { isWritable } from './storage-probe.js';

/** What a worker needs beside what auditing needs. */
export interface QueueWorkerOptions extends AuditingOnce {
  /** Address of the queue. */
  readonly queue: string;
  /** Audits at a time. */
  readonly concurrency: number;
  /** Tries of a job, lost workers included, before it is parked. */
  readonly mostTries: number;
  /** Milliseconds after which a worker that says nothing counts as lost, and its jobs go to others. */
  readonly lockTime: number;
  readonly onEvent: (event: WorkerEvent) => void;
}

/** What a worker has to tell. */
export type WorkerEvent =
  | { readonly kind: 'finished'; readonly result: OnceResult; readonly job: AuditJob }
  | {
      readonly kind: 'retry' | 'parked';
      readonly key: string;
      readonly name: string;
      readonly reason: string;
    }
  /** Another worker's job came back because that worker was lost. */
  | { readonly kind: 'recovered'; readonly key: string }
  /** The results folder cannot be written; no job is taken until it can. */
  | { readonly kind: 'storage'; readonly error: UsageError }
  | { readonly kind: 'storage-back' }
  | { readonly kind: 'connection-lost' | 'connection-back' };

/** Milliseconds between looks whether the results folder can be written again. */
const storagePause = 2000;
/** Waiting jobs from which on a worker may take one that it cannot audit yet: no other worker goes without for it. */
const plenty = 100;
/** Milliseconds between looks whether that many wait. */
const plentyLook = 1000;
/** Milliseconds for the farewell to a queue that may not be there any more. */
const farewell = 3000;

/** Takes jobs from the queue until it is told to stop. */
export class QueueWorker {
  readonly #options: QueueWorkerOptions;
  readonly #connection: Redis;
  readonly #worker: Worker<QueuedJob>;
  readonly #cancel = new AbortController();
  readonly #draining = new AbortController();
  #awaitsStorage = false;

  private constructor(options: QueueWorkerOptions, connection: Redis) {
    this.#options = options;
    this.#connection = connection;
    this.#worker = new Worker<QueuedJob>(queueName.name, (job, token) => this.#process(job, token), {
      connection,
      prefix: queueName.prefix,
      concurrency: options.concurrency,
      lockDuration: options.lockTime,
      lockRenewTime: options.lockTime / 3,
      stalledInterval: options.lockTime / 2,
      maxStalledCount: options.mostTries - 1,
    });
    this.#listen();
    void this.#watchPlenty();
  }

  /** Connects and begins to take jobs. @throws UsageError where the queue cannot be reached */
  static async start(options: QueueWorkerOptions): Promise<QueueWorker> {
    return new QueueWorker(options, await connectQueue(options.queue, 'wait'));
  }

  /** Takes no more jobs, gives back those not begun, and resolves when those under way are finished. */
  async drain(): Promise<void> {
    this.#draining.abort(new Error('the worker takes no more'));
    await this.#worker.close();
    this.#connection.disconnect();
  }

  /** Cancels what is under way: its jobs go back into the queue at once, for others. */
  async stop(): Promise<void> {
    this.#cancel.abort(new Error('the worker was stopped'));
    await Promise.race([this.drain(), pause(farewell)]);
    this.#connection.disconnect();
  }

  #listen(): void {
    const { onEvent } = this.#options;
    let isLost = false;
    this.#connection.on('close', () => {
      if (!isLost && !this.#worker.closing) onEvent({ kind: 'connection-lost' });
      isLost = true;
    });
    this.#connection.on('ready', () => {
      if (isLost) onEvent({ kind: 'connection-back' });
      isLost = false;
    });
    this.#worker.on('stalled', (key) => onEvent({ kind: 'recovered', key }));
    this.#worker.on('failed', (job, error) => {
      if (job === undefined) return;
      const kind = error.name === 'UnrecoverableError' ? 'parked' : 'retry';
      const name = queuedJobSchema.safeParse(job.data).data?.job.name ?? '';
      onEvent({ kind, key: job.id ?? '', name, reason: parkedReason(error.message) });
    });
    // A lost connection is told above; a lost lock means that another worker has the job and will finish it.
    this.#worker.on('error', () => undefined);
  }

  async #process(job: Job<QueuedJob>, token: string | undefined): Promise<void> {
    const { mostTries, onEvent } = this.#options;
    const tries = job.attemptsMade + job.stalledCounter + 1;
    const queued = queuedJobSchema.safeParse(job.data);
    if (!queued.success)
      throw new UnrecoverableError('this is no job of apk-audit, or one of another version');
    try {
      const result = await auditQueued(queued.data, { tries, mostTries }, this.#options, {
        signal: this.#cancel.signal,
        unlessBegun: this.#draining.signal,
      });
      onEvent({ kind: 'finished', result, job: queued.data.job });
    } catch (error) {
      if (this.#cancel.signal.aborted || error === this.#draining.signal.reason) {
        await job.moveToWait(token);
        throw new WaitingError();
      }
      if (error instanceof UsageError) {
        void this.#awaitStorage(error);
        await job.moveToDelayed(Date.now() + storagePause, token);
        throw new DelayedError();
      }
      throw this.#verdict(error, tries);
    }
  }

  /**
   * While very many jobs wait, takes one more than it audits at a time: that one is prepared, or its result made to last,
   * while the others run. Where few wait, another worker may be free for it.
   */
  async #watchPlenty(): Promise<void> {
    const { concurrency } = this.#options;
    // Every job has a priority, so this is where they wait.
    const waiting = this.#worker.toKey('prioritized');
    while (!this.#draining.signal.aborted) {
      try {
        const isPlenty = (await this.#connection.zcard(waiting)) >= plenty;
        this.#worker.concurrency = concurrency + (isPlenty ? 1 : 0);
      } catch {
        // The connection was lost, which is told where it is noticed.
      }
      await pause(plentyLook, undefined, { ref: false });
    }
  }

  /** A cause that another try mends stays as it is, until the last; all others park the job at once. */
  #verdict(error: unknown, tries: number): unknown {
    const mayHelp = error instanceof RetryWanted || error instanceof WrongWorker;
    if (mayHelp && tries < this.#options.mostTries) return error;
    const stack = error instanceof Error && !mayHelp ? (error.stack ?? error.message) : '';
    return new UnrecoverableError(
      stack === '' && error instanceof Error ? error.message : stack || String(error),
    );
  }

  /** Jobs would fail one after the other, each after a whole audit: none is taken until results can be kept. */
  async #awaitStorage(error: UsageError): Promise<void> {
    if (this.#awaitsStorage) return;
    this.#awaitsStorage = true;
    this.#options.onEvent({ kind: 'storage', error });
    await this.#worker.pause(true);
    do await pause(storagePause, undefined, { ref: false });
    while (!this.#worker.closing && !(await isWritable(this.#options.results)));
    this.#awaitsStorage = false;
    if (this.#worker.closing) return;
    this.#options.onEvent({ kind: 'storage-back' });
    await this.#worker.resume();
  }
}
