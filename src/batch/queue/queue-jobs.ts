import { resolve } from 'node:path';
import { isAddress } from '../../inputs/open-package.js';
import type { AuditJob } from '../audit-job.js';
import { hasReports, keepUnread } from '../audit-once.js';
import { type PreparedJob, type Preparing, prepareJob } from '../prepare-job.js';
import type { ResultCard } from '../result-card.js';
import { unreadKey } from '../result-key.js';
import type { AuditQueue } from './audit-queue.js';
import { type Followed, followQueue } from './follow-queue.js';
import type { QueuedKey } from './queued-job.js';

/** What putting jobs into a queue needs. */
export interface Queueing extends Preparing {
  readonly queue: AuditQueue;
  /** 1 is taken first. */
  readonly priority: number;
  /** Runs audits again that failed. */
  readonly retryFailed?: boolean;
  /** `queued`: ends when all jobs are in the queue. `finished`: waits for their results. */
  readonly until: 'queued' | 'finished';
  readonly signal: AbortSignal;
}

/** What became of a job, or that it is in the queue now. */
export type QueueOutcome =
  | { readonly kind: 'result'; readonly job: AuditJob; readonly card: ResultCard; readonly isNew: boolean }
  | { readonly kind: 'queued'; readonly queued: QueuedKey }
  | Exclude<Followed, { kind: 'finished' }>;

/** Jobs prepared at once: preparing waits for files and servers more than it computes. */
const together = 32;

/**
 * Puts jobs into the queue and tells what becomes of each. Those whose result is in the folder already are not queued;
 * inputs that cannot be read give a failed result here.
 * @throws UsageError where the folder cannot be written; the signal's reason where it is cancelled: what is in the
 *   queue stays there, and the same call picks its results up later
 */
export async function* queueJobs(
  jobs: AsyncIterable<AuditJob>,
  queueing: Queueing,
): AsyncGenerator<QueueOutcome> {
  const pending: QueuedKey[] = [];
  for await (const some of inChunks(jobs)) {
    queueing.signal.throwIfAborted();
    const looked = await Promise.all(some.map((job) => lookUp(job, queueing)));
    const missing = looked.flatMap((each) => (each.kind === 'queued' ? [each.queued] : []));
    await queueing.queue.add(missing, queueing.priority);
    if (queueing.until === 'finished') pending.push(...missing);
    for (const each of looked) if (each.kind === 'result' || queueing.until === 'queued') yield each;
  }
  for await (const end of followQueue(queueing.queue, pending, queueing, queueing.signal)) {
    yield end.kind === 'finished'
      ? { kind: 'result', job: end.queued.job, card: end.card, isNew: true }
      : end;
  }
}

async function* inChunks(jobs: AsyncIterable<AuditJob>): AsyncGenerator<AuditJob[]> {
  let chunk: AuditJob[] = [];
  for await (const job of jobs) {
    chunk.push(job);
    if (chunk.length < together) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

type LookedUp = Extract<QueueOutcome, { kind: 'result' | 'queued' }>;

async function lookUp(given: AuditJob, queueing: Queueing): Promise<LookedUp> {
  const job = anywhere(given);
  const { results, versions } = queueing;
  let prepared: PreparedJob;
  try {
    prepared = await prepareJob(job, queueing);
  } catch (error) {
    const card = await keepUnread(job, unreadKey(job.apk, job.documents, versions), error, queueing);
    return { kind: 'result', job, card, isNew: true };
  }
  const { fetched: _, ...queued } = prepared;
  const card = await results.card(prepared.key);
  if (card === null) return { kind: 'queued', queued };
  if (queueing.retryFailed === true && card.outcome === 'failed') {
    // Gone first, or whoever waits for the new result would take the old one for it.
    await results.remove(prepared.key);
    return { kind: 'queued', queued: { ...queued, otherLabels: card.labels } };
  }
  await results.label(card, { name: job.name, tags: job.tags });
  const isWhole = await hasReports(results, card, job);
  return isWhole ? { kind: 'result', job, card, isNew: false } : { kind: 'queued', queued };
}

/** A job whose paths mean the same whatever folder a worker was started in. */
function anywhere(job: AuditJob): AuditJob {
  const absolute = (source: string) => (isAddress(source) ? source : resolve(source));
  return { ...job, apk: job.apk.map(absolute), documents: job.documents.map(absolute) };
}
