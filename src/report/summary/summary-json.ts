import type { SummaryFacts, SummaryTrend } from '../../findings/summary-facts.js';
import type { ToolInfo } from '../json.js';

/** `{ schemaVersion, tool, summary, trend }`, indented, with a final newline. */
export function summaryJson(summary: SummaryFacts, trend: SummaryTrend | null, tool: ToolInfo): string {
  return `${JSON.stringify({ schemaVersion: 1, tool, summary, trend }, null, 2)}\n`;
}
