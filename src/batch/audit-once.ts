import type { AuditJob } from './audit-job.js';
import type { AuditPool, RunOptions } from './audit-pool.js';
import { failureOf, writeFailure } from './failed-result.js';
import { type PreparedJob, type Preparing, prepareJob } from './prepare-job.js';
import type { JobLabel, ResultCard } from './result-card.js';
import { unreadKey } from './result-key.js';
import type { ResultsFolder } from './results-folder.js';
import { storageError } from './storage-error.js';

/** What auditing into a results folder needs. */
export interface AuditingOnce extends Preparing {
  readonly pool: AuditPool;
  /** Runs audits again that failed; without it a failure is a result like any other. */
  readonly retryFailed?: boolean;
}

/** A result, and whether it had to be made. */
export interface OnceResult {
  readonly card: ResultCard;
  readonly isNew: boolean;
}

/**
 * Audits a job unless its result is in the folder already: prepare, look up, run, keep. Inputs that cannot be read give
 * a failed result, which is tried again next time.
 * @throws UsageError where the folder cannot be written; the signal's reason where the audit is cancelled
 */
export async function auditOnce(
  job: AuditJob,
  once: AuditingOnce,
  options: RunOptions = {},
): Promise<OnceResult> {
  const unread = unreadKey(job.apk, job.documents, once.versions);
  let prepared: PreparedJob;
  try {
    prepared = await prepareJob(job, once, options.onProgress);
  } catch (error) {
    return { card: await keepUnread(job, unread, error, once), isNew: true };
  }
  const result = await auditPrepared(prepared, once, options);
  if (result.isNew) await once.results.remove(unread);
  return result;
}

/** The same for a job whose key is known. */
export async function auditPrepared(
  prepared: PreparedJob,
  { results, pool, retryFailed }: Omit<AuditingOnce, 'pool'> & { readonly pool: Pick<AuditPool, 'run'> },
  options: RunOptions = {},
): Promise<OnceResult> {
  const { key, job } = prepared;
  const before = await results.card(key);
  const again = before?.outcome === 'failed' && retryFailed === true;
  if (before !== null && !again) {
    await results.label(before, { name: job.name, tags: job.tags });
    if (await hasReports(results, before, job)) return { card: before, isNew: false };
  }
  const made = await withDraft(results, key, again, (draft) => pool.run({ ...prepared, draft }, options));
  if (again) await keepLabels(results, made.card, before.labels);
  return made;
}

async function keepLabels(
  results: ResultsFolder,
  card: ResultCard,
  labels: readonly JobLabel[],
): Promise<void> {
  for (const label of labels) await results.label(card, label);
}

/** Whether a result has the reports a job wants. A failure has no reports, and none are missing. */
export async function hasReports(
  results: ResultsFolder,
  { key, outcome }: ResultCard,
  { formats, language }: AuditJob,
): Promise<boolean> {
  if (outcome === 'failed') return true;
  const paths = await Promise.all(formats.map((format) => results.report(key, format, language)));
  return !paths.includes(null);
}

/** Keeps what ended the reading of a job's inputs as its result. @throws UsageError where it cannot be written */
export async function keepUnread(
  job: AuditJob,
  key: string,
  error: unknown,
  { results, versions }: Pick<AuditingOnce, 'results' | 'versions'>,
) {
  const failure = failureOf(error);
  const { card } = await withDraft(results, key, true, (draft) =>
    writeFailure({ key, job, versions, draft }, failure, new Date().toISOString()),
  );
  return card;
}

/** Has a draft filled and shows it; where that fails nothing is left of it. */
async function withDraft(
  results: ResultsFolder,
  key: string,
  replace: boolean,
  fill: (draft: string) => Promise<ResultCard> | ResultCard,
): Promise<OnceResult> {
  const draft = results.draft();
  try {
    const card = await fill(draft);
    if (replace) await results.remove(key);
    await results.finish(draft, key);
    return { card, isNew: true };
  } catch (error) {
    await results.discard(draft);
    throw storageError(error, results.path);
  }
}
