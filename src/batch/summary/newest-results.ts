import type { JobLabel, ResultCard } from '../result-card.js';

/** Which results make a summary, and under which name each. */
export interface Selection {
  /** Label by key. */
  readonly labels: ReadonlyMap<string, JobLabel>;
  /** Results that were left out for newer ones. */
  readonly superseded: number;
}

interface Candidate {
  readonly key: string;
  readonly endedAt: string;
  readonly label: JobLabel;
}

/** The newest results under one name. */
interface Named {
  /** By package; the empty one for an app whose manifest names none. */
  readonly done: Map<string, Candidate>;
  failed: Candidate | null;
}

/**
 * Chooses one result an app: the newest under its name, of those with the tag asked for. Different packages under one
 * name are different apps. A newest result that failed stands for everything under its name: what it would have been is
 * not known.
 * @param tag null for all results
 */
export async function newestResults(
  cards: AsyncIterable<ResultCard>,
  tag: string | null,
): Promise<Selection> {
  const byName = new Map<string, Named>();
  const seen = new Set<string>();
  for await (const card of cards) {
    for (const label of card.labels) {
      if (tag !== null && !label.tags.includes(tag)) continue;
      seen.add(card.key);
      const named = byName.get(label.name) ?? { done: new Map<string, Candidate>(), failed: null };
      byName.set(label.name, named);
      take(named, card, { key: card.key, endedAt: card.endedAt, label });
    }
  }
  const chosen = [...byName.values()].flatMap(newestOf);
  const labels = new Map<string, JobLabel>();
  // The same content under several names is one result: it is shown under the first of them.
  for (const { key, label } of chosen.sort(byLabel)) if (!labels.has(key)) labels.set(key, label);
  return { labels, superseded: seen.size - labels.size };
}

function take(named: Named, card: ResultCard, candidate: Candidate): void {
  if (card.outcome === 'failed') {
    named.failed = newer(named.failed, candidate);
    return;
  }
  const id = card.facts.app.package ?? '';
  named.done.set(id, newer(named.done.get(id) ?? null, candidate));
}

function newestOf({ done, failed }: Named): Candidate[] {
  const results = [...done.values()];
  const isLast = failed !== null && results.every((result) => newer(result, failed) === failed);
  return isLast ? [failed] : results;
}

/** The later of two; keys decide between equal times, so that every run chooses the same. */
function newer(one: Candidate | null, other: Candidate): Candidate {
  if (one === null || one.endedAt < other.endedAt) return other;
  return one.endedAt > other.endedAt || one.key > other.key ? one : other;
}

function byLabel(a: Candidate, b: Candidate): number {
  return a.label.name < b.label.name ? -1 : a.label.name > b.label.name ? 1 : 0;
}
