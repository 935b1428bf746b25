import type * as z from 'zod';
import { summarise } from '../batch/summary/summarise.js';
import { summaryTrend } from '../batch/summary/summary-trend.js';
import { plainStyle, summaryCsv, summaryHtml, summaryJson, summaryReport, summaryXlsx } from '../index.js';
import type { ApiLanguage } from './api/identifiers.js';
import type { summaryQuerySchema } from './api/summary.js';
import type { ServerParts } from './server-parts.js';

type SummaryQuery = z.output<typeof summaryQuerySchema>;

/** The overview of all results in the folder, as `apk-audit summary` gives it in the same form. */
export async function summaryInForm(
  { format, tag, beforeTag }: SummaryQuery,
  language: ApiLanguage,
  { results, tool }: Pick<ServerParts, 'results' | 'tool'>,
): Promise<string | Buffer> {
  const facts = await summarise(results, tag ?? null);
  const trend = beforeTag === undefined ? null : summaryTrend(await summarise(results, beforeTag), facts);
  if (format === 'csv') return summaryCsv(facts, language);
  if (format === 'json') return summaryJson(facts, trend, tool);
  if (format === 'html') return summaryHtml(facts, trend, tool, language);
  if (format === 'xlsx') return Buffer.from(await summaryXlsx(facts, trend, language));
  return summaryReport(facts, trend, { language, style: plainStyle });
}
