import type { AuditJob } from '../../batch/audit-job.js';
import type { AuditPool } from '../../batch/audit-pool.js';
import { BatchTally } from '../../batch/batch-tally.js';
import type { Preparing } from '../../batch/prepare-job.js';
import { runBatch } from '../../batch/run-batch.js';
import type { Language } from '../../report/messages/rule-text.js';
import { batchWords, type ListedApps } from './batch-words.js';
import { finishedLine } from './finished-line.js';
import { printLine } from './print-line.js';
import { openProgress } from './progress.js';
import { watchInterrupts } from './watch-interrupts.js';

/** What a batch on this machine is told. */
export interface LocalRun {
  /** Closed by who opened it. */
  readonly pool: AuditPool;
  readonly retryFailed?: true;
  readonly lang: Language;
  /** What the list holds. */
  readonly listed: ListedApps;
}

/**
 * Audits a batch in processes of this machine and tells of each app.
 * @returns the exit code
 * @throws UsageError where results cannot be written
 */
export async function runLocalBatch(
  jobs: AsyncIterable<AuditJob>,
  preparing: Preparing,
  { pool, retryFailed, lang, listed }: LocalRun,
): Promise<number> {
  const tally = new BatchTally();
  const progress = openProgress(process.stderr, listed.total, lang);
  const interrupts = watchInterrupts(() => pool.close(), lang);
  const once = { ...preparing, pool, retryFailed: retryFailed === true };
  try {
    await runBatch(jobs, once, {
      workers: pool.workers,
      drain: interrupts.drain,
      onFinished: async (result, job) => {
        tally.add(result);
        progress.update(tally);
        await printLine(finishedLine(result, job));
      },
    });
  } finally {
    progress.end();
    interrupts.end();
  }
  process.stderr.write(`apk-audit: ${batchWords[lang].ended(tally, listed)}\n`);
  return interrupts.exitCode ?? tally.exitCode;
}
