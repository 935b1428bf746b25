import type { AuditJob } from '../../batch/audit-job.js';
import { type AuditingOnce, auditOnce } from '../../batch/audit-once.js';
import type { ResultCard } from '../../batch/result-card.js';
import type { AuditRunner, RunWatch } from './audit-runner.js';

/** Runs audits in the pool of this machine. An audit whose result is there already is not run again. */
export class PoolRunner implements AuditRunner {
  readonly #once: AuditingOnce;

  constructor(once: AuditingOnce) {
    this.#once = once;
  }

  async run(job: AuditJob, { signal, onStage }: RunWatch): Promise<ResultCard> {
    const { card, isNew } = await auditOnce(job, this.#once, { signal, onProgress: onStage });
    if (!signal.aborted) return card;
    // Cancelled while its inputs were looked at, which cannot be interrupted: nobody asked for what came of it.
    if (isNew) await this.#once.results.remove(card.key);
    throw signal.reason;
  }

  close(): Promise<void> {
    return this.#once.pool.close();
  }
}
