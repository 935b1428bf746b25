import { setTimeout as pause } from 'node:timers/promises';
import { hasReports } from '../audit-once.js';
import { type Preparing, prepareJob } from '../prepare-job.js';
import type { ResultCard } from '../result-card.js';
import { unreadKey } from '../result-key.js';
import type { AuditQueue } from './audit-queue.js';
import type { QueuedKey } from './queued-job.js';

/** What became of a job that was put into the queue. */
export type Followed =
  | { readonly kind: 'finished'; readonly queued: QueuedKey; readonly card: ResultCard }
  /** Given up after its tries: `apk-audit queue failed` lists it. */
  | { readonly kind: 'parked'; readonly queued: QueuedKey; readonly reason: string }
  /** Taken out of the queue by somebody. */
  | { readonly kind: 'removed'; readonly queued: QueuedKey };

/** Milliseconds between two looks. */
const interval = 250;
/** Jobs looked at each time: results come about in the order of the queue, so the first are the likeliest. */
const window = 300;

/**
 * Waits for the results of jobs and gives each as it appears. The results folder tells, not the queue: what it holds
 * is finished whatever became of queue, workers and messages, and nothing has to be kept in Redis for this.
 */
export async function* followQueue(
  queue: AuditQueue,
  jobs: readonly QueuedKey[],
  preparing: Preparing,
  signal: AbortSignal,
): AsyncGenerator<Followed> {
  let pending = [...jobs];
  while (pending.length > 0) {
    const looked = pending.slice(0, window);
    const ends = await Promise.all(looked.map((queued) => endOf(queued, queue, preparing)));
    for (const end of ends) if (end !== null) yield end;
    const open = looked.filter((_, index) => ends[index] === null);
    // Those that take their time go to the back, or they would hide the others.
    pending = [...pending.slice(window), ...open];
    if (open.length > 0 && open.length === pending.length) await pause(interval, undefined, { signal });
    else if (open.length === looked.length) await pause(interval / 5, undefined, { signal });
    signal.throwIfAborted();
  }
}

async function endOf(queued: QueuedKey, queue: AuditQueue, preparing: Preparing): Promise<Followed | null> {
  const found = await finished(queued.key, queued, preparing);
  if (found !== null) return found;
  const standing = await queue.standing(queued.key);
  if (standing.state === 'parked') return { kind: 'parked', queued, reason: standing.reason };
  if (standing.state !== 'gone') return null;
  // Finished between the two looks, or under another key because its inputs changed meanwhile.
  return (
    (await finished(queued.key, queued, preparing)) ??
    (await finished(await keyNow(queued, preparing), queued, preparing)) ?? { kind: 'removed', queued }
  );
}

async function finished(key: string, queued: QueuedKey, { results }: Preparing): Promise<Followed | null> {
  const { job, otherLabels = [] } = queued;
  const card = await results.card(key);
  if (card === null || !(await hasReports(results, card, job))) return null;
  for (const label of [{ name: job.name, tags: job.tags }, ...otherLabels]) await results.label(card, label);
  return { kind: 'finished', queued, card };
}

async function keyNow({ job, versions }: QueuedKey, preparing: Preparing): Promise<string> {
  try {
    return (await prepareJob(job, preparing)).key;
  } catch {
    // What cannot be read now could not be read by the worker either: its failure has a key of its own.
    return unreadKey(job.apk, job.documents, versions);
  }
}
