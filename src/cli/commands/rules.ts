import type { Command } from 'commander';
import { publishReport } from '../publish-report.js';
import { type ReportOptions, withReportOptions } from '../report-options.js';

const examples = `
Examples:
  apk-audit rules list
  apk-audit explain sdk-undisclosed
  apk-audit explain 3f0c9a41d2b86e57a1c4f00912d3e8ab --report report.json`;

/** Adds `rules list` to the program. */
export function addRulesCommand(program: Command): void {
  const rules = program.command('rules').description('what the tool judges').addHelpText('after', examples);
  const list = rules.command('list').description('list the rules with their tags and what they need to know');
  withReportOptions(list).action(async (options: ReportOptions) => {
    const { rulesJson, rulesReport } = await import('../rules/list-rules.js');
    await publishReport(options, { json: rulesJson, terminal: rulesReport });
  });
}

interface ExplainOptions extends ReportOptions {
  readonly report?: string;
}

/** Adds `explain RULE|FINGERPRINT` to the program. */
export function addExplainCommand(program: Command): void {
  const command = program
    .command('explain')
    .description('explain a rule, or one finding of a report')
    .argument('<rule-or-fingerprint>', 'id of a rule, or the fingerprint of a finding')
    .option('--report <file>', 'report of "check --format json" that holds the finding')
    .addHelpText('after', examples);
  withReportOptions(command).action(async (subject: string, options: ExplainOptions) => {
    const { explain, explanationJson, explanationReport } = await import('../rules/explain.js');
    const explanation = explain(subject, options.report, options.lang);
    await publishReport(options, {
      json: () => explanationJson(explanation),
      terminal: (terminal) => explanationReport(explanation, terminal),
    });
  });
}
