import { exitCode } from '../inputs/exit-codes.js';
import type { OnceResult } from './audit-once.js';
import { countsOf } from './card-counts.js';

/** What a batch came to so far. */
export class BatchTally {
  finished = 0;
  /** Audits that had to be run. */
  fresh = 0;
  failed = 0;
  /** Apps with findings at or above the threshold. */
  withFindings = 0;
  /** Audited, but not fully. */
  incomplete = 0;
  /** Findings that count, by severity. */
  readonly findings = { error: 0, warning: 0, info: 0 };
  #bug = false;

  /** Counts one result. */
  add({ card, isNew }: OnceResult): void {
    this.finished++;
    if (isNew) this.fresh++;
    if (card.outcome === 'failed') this.failed++;
    else if (card.exitCode === exitCode.incomplete) this.incomplete++;
    if (card.exitCode === exitCode.findings) this.withFindings++;
    if (card.exitCode === exitCode.bug) this.#bug = true;
    const { error, warning, info } = countsOf(card);
    this.findings.error += error;
    this.findings.warning += warning;
    this.findings.info += info;
  }

  /** The exit code of the batch: as for one app, what was not read outranks what was found, and a bug both. */
  get exitCode(): number {
    if (this.#bug) return exitCode.bug;
    if (this.failed > 0 || this.incomplete > 0) return exitCode.incomplete;
    return this.withFindings > 0 ? exitCode.findings : exitCode.clean;
  }
}
