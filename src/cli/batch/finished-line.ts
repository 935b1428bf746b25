import type { AuditJob } from '../../batch/audit-job.js';
import type { OnceResult } from '../../batch/audit-once.js';
import { countsOf } from '../../batch/card-counts.js';

/** One finished app as a line of JSON, without its line end. */
export function finishedLine({ card, isNew }: OnceResult, job: AuditJob): string {
  const { key, outcome, exitCode, startedAt, endedAt } = card;
  const { error, warning, info } = countsOf(card);
  return JSON.stringify({
    key,
    name: job.name,
    tags: job.tags,
    /** False where the result was there already. */
    new: isNew,
    outcome,
    exitCode,
    ...(card.outcome === 'failed'
      ? { failure: { code: card.failure.code, line: card.failure.line[job.language] } }
      : { package: card.facts.app.package, findings: { error, warning, info } }),
    milliseconds: Date.parse(endedAt) - Date.parse(startedAt),
  });
}
