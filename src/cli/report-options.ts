import { type Command, InvalidArgumentError, Option } from 'commander';
import type { ReportFormat } from '../report/audit-forms.js';
import { type Language, languages } from '../report/messages/rule-text.js';
import { defaultLanguage } from './terminal.js';

/** Forms of reports on one side alone. */
export const factFormats = ['terminal', 'json'] as const;

/** What is made where nobody asks for a form. */
const defaultFormats: readonly ReportFormat[] = ['terminal'];

/** The options every reporting command takes. */
export interface ReportOptions {
  /** At least one; each once. */
  readonly format: readonly ReportFormat[];
  readonly output?: string;
  readonly lang: Language;
  readonly quiet?: true;
  readonly verbose?: true;
}

/** Adds `--format`, `--output` and `--lang` to a command. */
export function withReportOptions(command: Command, formats: readonly ReportFormat[] = factFormats): Command {
  const several = formats.length > factFormats.length;
  return command
    .addOption(
      new Option(
        '-f, --format <format>',
        `form of the report${several ? '; may be given several times' : ''}`,
      )
        .choices(formats)
        // Choices are for help and completion; the parser also takes several with commas.
        .argParser((value: string, before: readonly ReportFormat[]) => addFormat(value, before, formats))
        .default(defaultFormats, 'terminal'),
    )
    .option(
      '-o, --output <path>',
      several
        ? 'file for the report, or folder for several of them; made where it is missing'
        : 'write the report to a file instead of standard output',
    )
    .addOption(
      new Option('--lang <language>', 'language of the report (default: that of the locale, else zh-CN)')
        .choices([...languages])
        .default(defaultLanguage(process.env), 'from the locale'),
    );
}

/** Adds `--quiet` and `--verbose` to a command whose terminal report comes in three lengths. */
export function withDetailOptions(command: Command): Command {
  return command
    .addOption(
      new Option('-q, --quiet', 'only what counts, in a line each; no progress').conflicts('verbose'),
    )
    .option('-v, --verbose', 'every place of evidence, with certainty and fingerprint');
}

/** Adds a format, or several with commas between, to those given before it. */
function addFormat(
  value: string,
  before: readonly ReportFormat[],
  formats: readonly ReportFormat[],
): ReportFormat[] {
  const added = value.split(',').map((name) => {
    const format = formats.find((known) => known === name);
    if (format === undefined) throw new InvalidArgumentError(`Allowed choices are ${formats.join(', ')}.`);
    return format;
  });
  return [...new Set([...(before === defaultFormats ? [] : before), ...added])];
}
