import { openResults } from '../../batch/open-results.js';
import { summarise } from '../../batch/summary/summarise.js';
import { summaryTrend } from '../../batch/summary/summary-trend.js';
import type { SummaryFacts, SummaryTrend } from '../../findings/summary-facts.js';

/** Which results are summed up and compared. */
export interface SummaryChoice {
  readonly tag?: string;
  /** An earlier folder. */
  readonly before?: string;
  readonly beforeTag?: string;
}

/** The summary of a results folder, and how it differs from earlier results where some are named. @throws UsageError */
export async function summariesOf(
  folder: string,
  { tag, before, beforeTag }: SummaryChoice,
): Promise<{ facts: SummaryFacts; trend: SummaryTrend | null }> {
  const facts = await summarise(await openResults(folder, 'read'), tag ?? null);
  if (before === undefined && beforeTag === undefined) return { facts, trend: null };
  const earlier = await summarise(await openResults(before ?? folder, 'read'), beforeTag ?? null);
  return { facts, trend: summaryTrend(earlier, facts) };
}
