import type { ResultCard } from './result-card.js';

/** Findings that count, by severity, and those that a suppression or the baseline covers. */
export interface FindingCounts {
  readonly error: number;
  readonly warning: number;
  readonly info: number;
  readonly suppressed: number;
}

/** Counts the findings of a result; all zero for one that failed, which is not to be read as clean. */
export function countsOf(card: ResultCard): FindingCounts {
  const counts = { error: 0, warning: 0, info: 0, suppressed: 0 };
  if (card.outcome === 'failed') return counts;
  for (const { severity, suppressed } of card.facts.findings) counts[suppressed ? 'suppressed' : severity]++;
  return counts;
}
