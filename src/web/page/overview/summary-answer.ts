import type { SummaryFacts, SummaryTrend } from '../../../findings/summary-facts.js';
import type { Client } from '../../client/client.js';

/** The summary as its JSON has it. */
export interface SummaryAnswer {
  readonly summary: SummaryFacts;
  /** Null where it was not compared with an earlier tag. */
  readonly trend: SummaryTrend | null;
}

/** Asks for the summary. */
export async function loadSummary(
  client: Client,
  tag: string | null,
  beforeTag: string | null,
): Promise<SummaryAnswer> {
  const bytes = await client.summary({
    format: 'json',
    ...(tag !== null && { tag }),
    ...(beforeTag !== null && { beforeTag }),
  });
  return JSON.parse(new TextDecoder().decode(bytes)) as SummaryAnswer;
}
