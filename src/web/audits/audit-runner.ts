import type { AuditJob } from '../../batch/audit-job.js';
import type { AuditStage } from '../../batch/audit-messages.js';
import type { ResultCard } from '../../batch/result-card.js';

/** How one audit is run. */
export interface RunWatch {
  /** Ends the audit; `run` then rejects. */
  readonly signal: AbortSignal;
  readonly onStage: (stage: AuditStage) => void;
}

/** Where audits are run: in processes of this machine, or by way of a queue. */
export interface AuditRunner {
  /**
   * Brings a job to its result, which stands in the results folder once this returns. What cannot be audited is a result
   * too, a failed one.
   * @throws the signal's reason where it was cancelled; GivenUp; UsageError where results cannot be written
   */
  run(job: AuditJob, watch: RunWatch): Promise<ResultCard>;
  /** Ends what is under way. */
  close(): Promise<void>;
}

/** No worker brought the audit to a result. */
export class GivenUp extends Error {
  override readonly name = 'GivenUp';
}
