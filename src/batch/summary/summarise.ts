import type { AppStanding, SummaryApp, SummaryFacts } from '../../findings/summary-facts.js';
import { countsOf } from '../card-counts.js';
import type { JobLabel, ResultCard } from '../result-card.js';
import { newestResults } from './newest-results.js';
import { SummarySums } from './summary-sums.js';

/** Where the cards of a summary come from: read twice, never held together. */
export interface CardSource {
  cards(): AsyncIterable<ResultCard>;
}

/**
 * What the newest results of a folder come to.
 * @param tag only results with this tag; null for all
 */
export async function summarise(source: CardSource, tag: string | null): Promise<SummaryFacts> {
  const { labels, superseded } = await newestResults(source.cards(), tag);
  const sums = new SummarySums();
  for await (const card of source.cards()) {
    const label = labels.get(card.key);
    if (label !== undefined) sums.add(card, appOf(card, label));
  }
  return { schemaVersion: 1, tag, superseded, ...sums.facts() };
}

function appOf(card: ResultCard, { name, tags }: JobLabel): SummaryApp {
  const { error, warning, info } = countsOf(card);
  const app = card.outcome === 'done' ? card.facts.app : null;
  return {
    key: card.key,
    name,
    tags: [...tags],
    package: app?.package ?? null,
    label: app?.label ?? null,
    versionName: app?.versionName ?? null,
    standing: standingOf(card),
    findings: { error, warning, info },
  };
}

function standingOf(card: ResultCard): AppStanding {
  if (card.outcome === 'failed') return 'failed';
  const { error, warning, info } = countsOf(card);
  if (error > 0) return 'error';
  if (warning > 0) return 'warning';
  if (info > 0) return 'info';
  return card.facts.diagnostics.some(({ effect }) => effect === 'lost') ? 'incomplete' : 'clean';
}
