import { UsageError } from '../../inputs/usage-error.js';
import { type AuditingOnce, auditPrepared, keepUnread, type OnceResult } from '../audit-once.js';
import type { AuditPool, RunOptions } from '../audit-pool.js';
import { failureOf } from '../failed-result.js';
import { type PreparedJob, prepareJob } from '../prepare-job.js';
import { unreadKey } from '../result-key.js';
import type { QueuedJob } from './queued-job.js';
import { isWorthRetrying, keepUnlessRetried, RetryWanted } from './retry-causes.js';

/** Which try of a job this is, and how many any job gets. */
export interface Tries {
  readonly tries: number;
  readonly mostTries: number;
}

/** The worker is not one for this job: another version, or what the job names is not there for it. */
export class WrongWorker extends Error {
  override readonly name = 'WrongWorker';
}

/**
 * Audits a job from the queue into the results folder. Its inputs are looked at anew, because they may have changed
 * since it was put there: the result then stands under the key of what was audited.
 *
 * @throws RetryWanted for a failure that another try may not meet; WrongWorker; UsageError where the folder cannot be
 *   written; the signal's reason where it is cancelled
 */
export async function auditQueued(
  { job, versions }: QueuedJob,
  { tries, mostTries }: Tries,
  once: AuditingOnce,
  options: RunOptions,
): Promise<OnceResult> {
  if (JSON.stringify(versions) !== JSON.stringify(once.versions))
    throw new WrongWorker(
      'this worker has another version of the tool or of the signatures than the job wants',
    );
  let prepared: PreparedJob;
  const unread = unreadKey(job.apk, job.documents, versions);
  try {
    prepared = await prepareJob(job, once);
  } catch (error) {
    // The client could read it when it made the key: that we cannot is no fact about the app.
    if (error instanceof UsageError)
      throw new WrongWorker(`${error.where}: cannot be read here (${error.code})`);
    const { failure } = failureOf(error);
    if (isWorthRetrying(failure.code, tries, mostTries)) throw new RetryWanted(failure.line.en);
    return { card: await keepUnread(job, unread, error, once), isNew: true };
  }
  const pool: Pick<AuditPool, 'run'> = {
    run: async (task, how) => keepUnlessRetried(await once.pool.run(task, how), tries, mostTries),
  };
  const result = await auditPrepared(prepared, { ...once, pool }, options);
  if (result.isNew) await once.results.remove(unread);
  return result;
}
