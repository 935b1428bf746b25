import type { AuditJob } from '../../batch/audit-job.js';
import { keepUnread } from '../../batch/audit-once.js';
import { type PreparedJob, type Preparing, prepareJob } from '../../batch/prepare-job.js';
import { AuditQueue } from '../../batch/queue/audit-queue.js';
import { followQueue } from '../../batch/queue/follow-queue.js';
import type { QueuedKey } from '../../batch/queue/queued-job.js';
import type { ResultCard } from '../../batch/result-card.js';
import { unreadKey } from '../../batch/result-key.js';
import { type AuditRunner, GivenUp, type RunWatch } from './audit-runner.js';

/** Before what batches put into the queue: somebody sits and waits. */
const priority = 10;

/** Milliseconds between two looks at whether a worker has taken an audit. */
const lookInterval = 500;

/** Has audits run by the workers of a queue; they read the uploads in the results folder, which they share. */
export class QueueRunner implements AuditRunner {
  readonly #queue: AuditQueue;
  readonly #preparing: Preparing;

  private constructor(queue: AuditQueue, preparing: Preparing) {
    this.#queue = queue;
    this.#preparing = preparing;
  }

  /** @throws UsageError where the queue cannot be reached */
  static async open(address: string, preparing: Preparing): Promise<QueueRunner> {
    return new QueueRunner(await AuditQueue.open(address, 'wait'), preparing);
  }

  async run(job: AuditJob, { signal, onStage }: RunWatch): Promise<ResultCard> {
    const { results, versions } = this.#preparing;
    let prepared: PreparedJob;
    try {
      prepared = await prepareJob(job, this.#preparing, onStage);
    } catch (error) {
      return keepUnread(job, unreadKey(job.apk, job.documents, versions), error, { results, versions });
    }
    signal.throwIfAborted();
    onStage('waiting');
    // An earlier failure is no answer to who asks again.
    if ((await results.card(prepared.key))?.outcome === 'failed') await results.remove(prepared.key);
    return this.#queued({ key: prepared.key, job, versions }, signal, () => onStage('package'));
  }

  async close(): Promise<void> {
    await this.#queue.close();
  }

  async #queued(queued: QueuedKey, signal: AbortSignal, onTaken: () => void): Promise<ResultCard> {
    await this.#queue.add([queued], priority);
    const looking = setInterval(() => void this.#look(queued.key, onTaken), lookInterval);
    try {
      for await (const end of followQueue(this.#queue, [queued], this.#preparing, signal)) {
        if (end.kind === 'finished') return end.card;
        if (end.kind === 'parked') await this.#queue.take(queued.key);
        throw new GivenUp(end.kind === 'parked' ? end.reason : 'the job was taken out of the queue');
      }
      throw new GivenUp('the queue told nothing of the job');
    } catch (error) {
      if (signal.aborted) await this.#queue.take(queued.key);
      throw error;
    } finally {
      clearInterval(looking);
    }
  }

  /** What a worker does with an audit stays with the worker; that it has it is all the queue tells. */
  async #look(key: string, onTaken: () => void): Promise<void> {
    try {
      if ((await this.#queue.standing(key)).state === 'running') onTaken();
    } catch {
      // The connection is being made again; whoever waits for the result is told if it stays away.
    }
  }
}
