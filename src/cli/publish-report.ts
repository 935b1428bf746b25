import { writeFile } from 'node:fs/promises';
import type { TerminalOptions } from '../report/terminal/audit-report.js';
import type { ReportOptions } from './report-options.js';
import { wantsColour } from './terminal.js';
import { UsageError } from './usage-error.js';

/** The forms of one report; only the one asked for is made. */
export interface ReportForms {
  readonly json: () => string;
  readonly terminal: (options: TerminalOptions) => string;
}

/**
 * Makes the report in the form the user asked for and writes it to the file, or to standard output.
 * @throws UsageError where the file cannot be written
 */
export async function publishReport(options: ReportOptions, forms: ReportForms): Promise<void> {
  const text = options.format === 'json' ? forms.json() : forms.terminal(await terminalOptions(options));
  if (options.output === undefined) {
    process.stdout.write(text);
    return;
  }
  await writeText(options.output, text);
}

/**
 * Writes a file of ours.
 * @throws UsageError where it cannot be written
 */
export async function writeText(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch {
    throw new UsageError('output-unwritable', path);
  }
}

async function terminalOptions(options: ReportOptions): Promise<TerminalOptions> {
  const { colourStyle, plainStyle } = await import('../report/terminal/style.js');
  const colour = options.output === undefined && wantsColour(process);
  return { language: options.lang, style: colour ? colourStyle : plainStyle };
}
