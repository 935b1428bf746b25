import type { AuditJob } from './audit-job.js';
import { type AuditingOnce, auditOnce, type OnceResult } from './audit-once.js';
import { PoolClosed } from './audit-pool.js';

/** Audits under way for each that runs: the others are prepared, or made to last, which takes as long as the disk does. */
const lanesPerWorker = 4;

/** How a batch is run. */
export interface BatchOptions {
  /** Audits at a time. */
  readonly workers: number;
  /** Begins no further audit once it is aborted; those that run come to their end. */
  readonly drain: AbortSignal;
  /** Called for every app in the order they finish. */
  readonly onFinished: (result: OnceResult, job: AuditJob) => void | Promise<void>;
}

/**
 * Audits every job whose result is not there yet. One that fails is a result; only what concerns all of them, such as a
 * full disk, ends the batch, and then what is under way is cancelled.
 * @throws UsageError where results cannot be written
 */
export async function runBatch(
  jobs: AsyncIterable<AuditJob>,
  once: AuditingOnce,
  options: BatchOptions,
): Promise<void> {
  const iterator = jobs[Symbol.asyncIterator]();
  const broken = new AbortController();
  const lanes = Array.from({ length: options.workers * lanesPerWorker }, async () => {
    try {
      await runLane(iterator, once, options, broken.signal);
    } catch (error) {
      broken.abort(error);
      throw error;
    }
  });
  const ends = await Promise.allSettled(lanes);
  await iterator.return?.();
  if (broken.signal.aborted) throw broken.signal.reason;
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

/** Takes jobs one after the other until there are none, or no more shall be begun. */
async function runLane(
  jobs: AsyncIterator<AuditJob>,
  once: AuditingOnce,
  { drain, onFinished }: BatchOptions,
  broken: AbortSignal,
): Promise<void> {
  while (!drain.aborted && !broken.aborted) {
    const next = await jobs.next();
    if (next.done === true) return;
    try {
      await onFinished(await auditOnce(next.value, once, { signal: broken, unlessBegun: drain }), next.value);
    } catch (error) {
      // Not begun, or ended by an impatient user: the next run does it.
      if (drain.aborted && (error === drain.reason || error instanceof PoolClosed)) return;
      throw error;
    }
  }
}
