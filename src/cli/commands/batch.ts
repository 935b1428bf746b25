import { type Command, Option } from 'commander';
import { languages } from '../../report/messages/rule-text.js';
import { withAuditOptions } from '../audit-flags.js';
import { auditFormats } from '../audit-forms.js';
import type { BatchCommandOptions } from '../batch/run-batch-command.js';
import { withDocumentOptions } from '../document-options.js';
import { wholeNumber, withQueueAddress } from '../queue-options.js';
import { withSignaturesOption } from '../signatures-option.js';
import { defaultLanguage } from '../terminal.js';

const examples = `
INPUT is a list (.csv, .jsonl), a folder with one folder an app, a pattern in quotes, or packages.
Columns of a list: apk, documents, appType, profile, name, tags; several values of a cell with ";" between.

Examples:
  apk-audit batch apps.csv --results results/
  apk-audit batch apps/ --results results/ --tag 2026-06 --format html
  apk-audit batch 'apps/**/*.apk' --policy privacy.html --results results/ --workers 4
  apk-audit batch apps.csv --results /srv/audits --queue redis://queue.example:6379
  apk-audit summary results/

A line of JSON for every finished app goes to standard output. Run the same command again to do what is missing.

Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 wrong usage or a broken list,
3 an app could not be fully audited, 130 or 143 interrupted.`;

/** Adds `batch INPUT --results DIR` to the program. */
export function addBatchCommand(program: Command): void {
  const command = program
    .command('batch')
    .description('audit many apps into a results folder')
    .argument('<input...>', 'list, folder, pattern or packages')
    .requiredOption('--results <folder>', 'folder that keeps the results; made where it is missing')
    .option('-p, --policy <document...>', 'policy documents of apps whose list or folder gives none')
    .option('--tag <tag...>', 'tags for every app of this batch')
    .option('--workers <number>', 'audits at a time (default: one a core)', wholeNumber(1, 1024))
    .option('--memory <MB>', 'most memory of one audit (default: 1024)', wholeNumber(128, 1_048_576))
    .option('--time-limit <seconds>', 'longest time of one audit (default: 300)', wholeNumber(1, 86_400))
    .option('--retry-failed', 'audit those again that failed before')
    .option('--keep-going', 'audit the rest where the list has faults')
    .addOption(
      new Option('--priority <number>', 'with --queue: 1 is taken first')
        .argParser(wholeNumber(1, 1000))
        .default(100),
    )
    .option('--no-wait', 'with --queue: end when everything is queued, without waiting for results')
    .addOption(
      new Option(
        '-f, --format <format...>',
        `reports to keep beside result.json: ${formats.join(', ')}`,
      ).choices([...formats]),
    )
    .addOption(
      new Option('--lang <language>', 'language of the reports (default: that of the locale, else zh-CN)')
        .choices([...languages])
        .default(defaultLanguage(process.env), 'from the locale'),
    )
    .addHelpText('after', examples);
  withSignaturesOption(
    withQueueAddress(
      withAuditOptions(withDocumentOptions(command)),
      'put the audits into a queue (redis:// or rediss://, on Redis or Valkey) for "apk-audit worker"',
    ),
  ).action(runBatchLazily);
}

/** Forms that are files: a results folder has no use for colours. */
const formats = auditFormats.filter((format) => format !== 'terminal');

async function runBatchLazily(inputs: readonly string[], options: BatchCommandOptions): Promise<void> {
  const { runBatchCommand } = await import('../batch/run-batch-command.js');
  await runBatchCommand(inputs, options);
}
