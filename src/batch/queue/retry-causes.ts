import type { ResultCard } from '../result-card.js';

/** Failures that another try may not meet: the network, or a server that is busy. */
const passing: ReadonlySet<string> = new Set([
  'package-url-timeout',
  'package-url-unreachable',
  'package-url-busy',
  'package-url-changed',
  'policy-url-timeout',
  'policy-url-unreachable',
  'policy-url-busy',
]);

/**
 * Ends of an audit process that may be its neighbours' fault: a machine out of memory kills whom it likes. One more
 * try tells; twice is the package's own doing.
 */
const onceMore: ReadonlySet<string> = new Set(['memory-limit', 'crashed']);

/**
 * Whether a failure is worth another try. Everything else is a result: a package that cannot be read will not become
 * readable.
 * @param code of the failure
 * @param tries made so far, this one included
 * @param mostTries tries that any job gets
 */
export function isWorthRetrying(code: string, tries: number, mostTries: number): boolean {
  if (tries >= mostTries) return false;
  return passing.has(code) || (onceMore.has(code) && tries < 2);
}

/** Thrown in place of a result that may come out better; the queue then gives the job another try. */
export class RetryWanted extends Error {
  override readonly name = 'RetryWanted';
}

/** @throws RetryWanted for a card that should not be kept */
export function keepUnlessRetried(card: ResultCard, tries: number, mostTries: number): ResultCard {
  if (card.outcome === 'done' || !isWorthRetrying(card.failure.code, tries, mostTries)) return card;
  throw new RetryWanted(card.failure.line.en);
}
