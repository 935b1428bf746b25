import { type Command, Option } from 'commander';
import { type Language, languages } from '../report/messages/rule-text.js';
import { defaultLanguage } from './terminal.js';

/** The options every reporting command takes. */
export interface ReportOptions {
  readonly format: 'terminal' | 'json';
  readonly output?: string;
  readonly lang: Language;
}

/** Adds `--format`, `--output` and `--lang` to a command. */
export function withReportOptions(command: Command): Command {
  return command
    .addOption(
      new Option('-f, --format <format>', 'form of the report')
        .choices(['terminal', 'json'])
        .default('terminal'),
    )
    .option('-o, --output <file>', 'write the report to a file instead of standard output')
    .addOption(
      new Option('--lang <language>', 'language of the report (default: that of the locale, else zh-CN)')
        .choices([...languages])
        .default(defaultLanguage(process.env), 'from the locale'),
    );
}
