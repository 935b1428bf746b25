import { type Job, Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { connectQueue, type WhenLost } from './queue-connection.js';
import type { QueuedJob, QueuedKey } from './queued-job.js';

/** Name and prefix of everything that the queue keeps in Redis. */
export const queueName = { name: 'audits', prefix: 'apk-audit' } as const;

/** Milliseconds before the second try of a job; each further one waits twice as long. */
const firstPause = 2000;
/** Workers decide when a job is given up; this only has to be more than any of them allows. */
const moreThanAnyTries = 1000;
/** Jobs sent at once. */
const chunk = 500;
/** Events are for people who look into the queue with other tools; nothing here needs them. */
const keptEvents = 1000;

/** How many jobs the queue holds, by what is happening to them, and who works on them. */
export interface QueueStatus {
  readonly waiting: number;
  readonly running: number;
  /** Waiting for their next try. */
  readonly delayed: number;
  /** Given up after their tries; see {@link AuditQueue.parked}. */
  readonly parked: number;
  readonly workers: number;
  /** Bytes that the server holds in memory, for whatever purpose; null where it does not tell. */
  readonly memory: number | null;
}

/** A job that was given up. */
export interface ParkedJob {
  readonly key: string;
  readonly name: string;
  readonly apk: readonly string[];
  /** What ended its last try. */
  readonly reason: string;
  /** Tries that came to an end, and tries whose worker was lost. */
  readonly tries: number;
  readonly parkedAt: string;
}

/** Where a job stands. `gone`: it is not in the queue. */
export type JobStanding =
  | { readonly state: 'queued' | 'running' | 'gone' }
  | { readonly state: 'parked'; readonly reason: string };

/** The queue as clients see it. Every method rejects where the connection is lost for good. */
export class AuditQueue {
  readonly #queue: Queue<QueuedJob>;
  readonly #connection: Redis;

  private constructor(connection: Redis) {
    this.#connection = connection;
    this.#queue = new Queue(queueName.name, {
      connection,
      prefix: queueName.prefix,
      streams: { events: { maxLen: keptEvents } },
    });
    // Told by the commands that fail; without a listener it would end the process.
    this.#queue.on('error', () => undefined);
  }

  /** @throws UsageError as {@link connectQueue} */
  static async open(address: string, whenLost: WhenLost): Promise<AuditQueue> {
    return new AuditQueue(await connectQueue(address, whenLost));
  }

  /**
   * Puts jobs into the queue. One that is there already, waiting, running or parked, is not added again.
   * @param priority 1 is taken first; jobs of the same priority in the order they came
   */
  async add(jobs: readonly QueuedKey[], priority: number): Promise<void> {
    for (let at = 0; at < jobs.length; at += chunk) {
      await this.#queue.addBulk(
        jobs.slice(at, at + chunk).map(({ key, job, versions }) => ({
          name: 'audit',
          data: { schemaVersion: 1, key, versions, job },
          opts: {
            jobId: key,
            priority,
            attempts: moreThanAnyTries,
            backoff: { type: 'exponential', delay: firstPause, jitter: 0.5 },
            // A finished job is its result; what is kept here would only cost memory.
            removeOnComplete: true,
            removeOnFail: false,
            stackTraceLimit: 1,
          },
        })),
      );
    }
  }

  async status(): Promise<QueueStatus> {
    const counts = await this.#counts();
    return { ...counts, workers: await this.#queue.getWorkersCount(), memory: await this.#memory() };
  }

  /** Whether nothing waits, runs or will be tried again. Parked jobs do not count. */
  async isEmpty(): Promise<boolean> {
    const { waiting, running, delayed } = await this.#counts();
    return waiting + running + delayed === 0;
  }

  /** Jobs that were given up, the latest first. */
  async parked(): Promise<ParkedJob[]> {
    return (await this.#queue.getFailed()).map(parkedJob);
  }

  async standing(key: string): Promise<JobStanding> {
    const state = await this.#queue.getJobState(key);
    if (state === 'unknown' || state === 'completed') return { state: 'gone' };
    if (state === 'active') return { state: 'running' };
    if (state !== 'failed') return { state: 'queued' };
    const job = await this.#queue.getJob(key);
    return job === undefined
      ? { state: 'gone' }
      : { state: 'parked', reason: parkedReason(job.failedReason) };
  }

  /** Takes one job out, waiting or parked; one that runs goes on. @returns whether it was taken out */
  async take(key: string): Promise<boolean> {
    const state = await this.#queue.getJobState(key);
    if (state === 'unknown' || state === 'active') return false;
    return (await this.#queue.remove(key)) === 1;
  }

  /**
   * Gives parked jobs all their tries again.
   * @param keys beginnings of keys; all parked jobs where there are none
   * @returns the jobs that were put back
   */
  async retry(keys: readonly string[]): Promise<ParkedJob[]> {
    const failed = await this.#queue.getFailed();
    const chosen = failed.filter(
      ({ id = '' }) => keys.length === 0 || keys.some((key) => id.startsWith(key)),
    );
    for (const job of chosen) {
      // Lost workers are counted apart from the tries that BullMQ resets.
      await this.#connection.hdel(this.#queue.toKey(job.id ?? ''), 'stc', 'defa');
      await job.retry('failed', { resetAttemptsMade: true, resetAttemptsStarted: true });
    }
    return chosen.map(parkedJob);
  }

  /**
   * Takes all jobs out that wait, for a worker or for their next try. Those that run and those parked stay.
   * @returns how many
   */
  async drain(): Promise<number> {
    const before = await this.#counts();
    await this.#queue.drain(true);
    const after = await this.#counts();
    return Math.max(0, before.waiting + before.delayed - after.waiting - after.delayed);
  }

  async close(): Promise<void> {
    await this.#queue.close();
    this.#connection.disconnect();
  }

  async #counts(): Promise<Omit<QueueStatus, 'workers' | 'memory'>> {
    const counts = await this.#queue.getJobCounts();
    const { active = 0, delayed = 0, failed = 0 } = counts;
    const waiting = (counts['waiting'] ?? 0) + (counts['prioritized'] ?? 0) + (counts['paused'] ?? 0);
    return { waiting, running: active, delayed, parked: failed };
  }

  async #memory(): Promise<number | null> {
    const told = /^used_memory:(\d+)/m.exec(await this.#connection.info('memory'))?.[1];
    return told === undefined ? null : Number(told);
  }
}

/** BullMQ's own words for a job whose workers vanished, in ours; any other reason as it is. */
export function parkedReason(told: string | undefined): string {
  if (told?.includes('stalled more than allowable limit')) return 'the worker was lost at every try';
  return told ?? '';
}

function parkedJob({
  id = '',
  data,
  failedReason,
  attemptsMade,
  stalledCounter,
  finishedOn,
}: Job<QueuedJob>) {
  return {
    key: id,
    name: data.job.name,
    apk: data.job.apk,
    reason: parkedReason(failedReason),
    tries: attemptsMade + stalledCounter,
    parkedAt: new Date(finishedOn ?? 0).toISOString(),
  };
}
