import { countsOf } from '../../batch/card-counts.js';
import type { ResultCard } from '../../batch/result-card.js';

/** One line of JSON for a finished audit. @param isNew false where its result was there already */
export function finishedLine(card: ResultCard, isNew: boolean): string {
  const { key, outcome, exitCode, job } = card;
  const head = { key, name: job.name, outcome, exitCode, isNew };
  const rest = card.outcome === 'done' ? { findings: countsOf(card) } : { failure: card.failure };
  return `${JSON.stringify({ ...head, ...rest })}\n`;
}
