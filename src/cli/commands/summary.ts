import type { Command } from 'commander';
import { toolInfo } from '../../inputs/tool-info.js';
import { publishReport } from '../publish-report.js';
import { type ReportOptions, withDetailOptions, withReportOptions } from '../report-options.js';

interface SummaryOptions extends ReportOptions {
  readonly tag?: string;
  readonly before?: string;
  readonly beforeTag?: string;
}

const examples = `
Examples:
  apk-audit summary results/
  apk-audit summary results/ --format json --output summary.json
  apk-audit summary results/ --format html --output summary.html
  apk-audit summary results/ --tag 2026-06 --before-tag 2026-05
  apk-audit summary results-june/ --before results-may/`;

/** Adds `summary DIR` to the program. */
export function addSummaryCommand(program: Command): void {
  const command = program
    .command('summary')
    .description('sum up a results folder of "batch"')
    .argument('<results>', 'the results folder')
    .option('--tag <tag>', 'only results with this tag')
    .option('--before <folder>', 'an earlier results folder to compare with')
    .option(
      '--before-tag <tag>',
      'tag of the earlier results, in the same folder unless --before names another',
    )
    .addHelpText('after', examples);
  withDetailOptions(withReportOptions(command, ['terminal', 'json', 'csv', 'xlsx', 'html'])).action(
    runSummary,
  );
}

async function runSummary(folder: string, options: SummaryOptions): Promise<void> {
  const { summariesOf } = await import('../batch/read-summaries.js');
  const { facts, trend } = await summariesOf(folder, options);
  const { summaryReport } = await import('../../report/summary/summary-terminal.js');
  await publishReport(options, {
    terminal: (terminal) => summaryReport(facts, trend, terminal),
    json: async () =>
      (await import('../../report/summary/summary-json.js')).summaryJson(facts, trend, toolInfo()),
    csv: async () => (await import('../../report/summary/summary-csv.js')).summaryCsv(facts, options.lang),
    xlsx: async () =>
      (await import('../../report/summary/summary-xlsx.js')).summaryXlsx(facts, trend, options.lang),
    html: async () =>
      (await import('../../report/html/summary-html.js')).summaryHtml(facts, trend, toolInfo(), options.lang),
  });
}
