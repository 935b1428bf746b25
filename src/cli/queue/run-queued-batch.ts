import type { AuditJob } from '../../batch/audit-job.js';
import { BatchTally } from '../../batch/batch-tally.js';
import type { Preparing } from '../../batch/prepare-job.js';
import { AuditQueue } from '../../batch/queue/audit-queue.js';
import { type QueueOutcome, queueJobs } from '../../batch/queue/queue-jobs.js';
import { exitCode } from '../../inputs/exit-codes.js';
import type { Language } from '../../report/messages/rule-text.js';
import { batchWords, type ListedApps } from '../batch/batch-words.js';
import { finishedLine } from '../batch/finished-line.js';
import { printLine } from '../batch/print-line.js';
import { openProgress, type Progress } from '../batch/progress.js';
import { watchInterrupts } from '../batch/watch-interrupts.js';
import { queueWords } from './queue-words.js';

/** What `batch --queue` is told. */
export interface QueuedRun {
  readonly queue: string;
  readonly priority: number;
  readonly wait: boolean;
  readonly retryFailed?: true;
  readonly lang: Language;
  /** What the list holds. */
  readonly listed: ListedApps;
}

/** Jobs without a result so far. */
interface Unfinished {
  queued: number;
  parked: number;
  removed: number;
}

/**
 * Puts a batch into the queue and tells what becomes of it, as a batch on this machine does.
 * @returns the exit code
 * @throws UsageError where the queue cannot be reached or the results folder cannot be written
 */
export async function runQueuedBatch(
  jobs: AsyncIterable<AuditJob>,
  preparing: Preparing,
  run: QueuedRun,
): Promise<number> {
  const queue = await AuditQueue.open(run.queue, 'wait');
  const words = queueWords[run.lang];
  const tally = new BatchTally();
  const unfinished: Unfinished = { queued: 0, parked: 0, removed: 0 };
  const progress = openProgress(process.stderr, run.listed.total, run.lang);
  const interrupts = watchInterrupts(() => undefined, run.lang, words.left);
  const queueing = {
    ...preparing,
    ...{ queue, priority: run.priority, retryFailed: run.retryFailed === true, signal: interrupts.drain },
    until: run.wait ? ('finished' as const) : ('queued' as const),
  };
  try {
    for await (const outcome of queueJobs(jobs, queueing)) await tell(outcome, tally, unfinished, progress);
  } catch (error) {
    if (!interrupts.drain.aborted) throw error;
  } finally {
    progress.end();
    interrupts.end();
    await queue.close();
  }
  const ended = run.wait || tally.finished > 0 ? [batchWords[run.lang].ended(tally, run.listed)] : [];
  process.stderr.write(`apk-audit: ${[...ended, ...words.unfinished(unfinished)].join('; ')}\n`);
  if (interrupts.exitCode !== undefined) return interrupts.exitCode;
  const isLacking = unfinished.parked + unfinished.removed > 0 && tally.exitCode !== exitCode.bug;
  return isLacking ? exitCode.incomplete : tally.exitCode;
}

async function tell(outcome: QueueOutcome, tally: BatchTally, unfinished: Unfinished, progress: Progress) {
  if (outcome.kind === 'result') {
    tally.add(outcome);
    progress.update(tally);
    await printLine(finishedLine(outcome, outcome.job));
    return;
  }
  const { key, job } = outcome.queued;
  unfinished[outcome.kind]++;
  const reason = outcome.kind === 'parked' ? { reason: outcome.reason } : {};
  await printLine(JSON.stringify({ key, name: job.name, tags: job.tags, outcome: outcome.kind, ...reason }));
}
