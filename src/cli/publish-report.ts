import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UsageError } from '../inputs/usage-error.js';
import { type ReportFormat, type ReportMaker, reportFiles } from '../report/audit-forms.js';
import type { Detail, TerminalOptions } from '../report/terminal/terminal-options.js';
import type { ReportOptions } from './report-options.js';
import { columnsOf, wantsColour } from './terminal.js';

/** The forms a command can make of its report; only those asked for are made. */
export interface ReportForms extends Partial<Record<Exclude<ReportFormat, 'terminal'>, ReportMaker>> {
  readonly json: ReportMaker;
  readonly terminal: (options: TerminalOptions) => string | Promise<string>;
}

/**
 * Makes the report in each form the user asked for. A single one goes to the file named, or to standard output. Of
 * several, the terminal's goes to standard output and the others into the folder named.
 * @throws UsageError where a file cannot be written, or where it is not said where files shall go
 */
export async function publishReport(options: ReportOptions, forms: ReportForms): Promise<void> {
  const { format: formats, output } = options;
  const [only] = formats;
  if (formats.length > 1 && output === undefined) throw new UsageError('folder-not-named', '--format');
  if (only === 'xlsx' && output === undefined) throw new UsageError('file-not-named', '--format xlsx');
  const folder = output !== undefined && (formats.length > 1 || (await isFolder(output))) ? output : null;
  for (const format of formats) {
    const toFile = output !== undefined && !(format === 'terminal' && formats.length > 1);
    const content = await makeForm(format, options, forms, toFile);
    if (!toFile || output === undefined) process.stdout.write(content);
    else await writeOutput(folder === null ? output : join(folder, reportFiles[format]), content);
  }
}

async function makeForm(
  format: ReportFormat,
  options: ReportOptions,
  forms: ReportForms,
  toFile: boolean,
): Promise<string | Uint8Array> {
  if (format === 'terminal') return forms.terminal(await terminalOptions(options, toFile));
  const make = forms[format];
  if (make === undefined) throw new Error(`no maker for format ${format}`);
  return make();
}

/** True for a folder that exists, and for a path written as one. */
async function isFolder(path: string): Promise<boolean> {
  if (/[/\\]$/.test(path)) return true;
  try {
    return (await stat(path)).isDirectory();
  } catch {
    // What is not there yet becomes a file.
    return false;
  }
}

/**
 * Writes a file of ours, making the folders on its way.
 * @throws UsageError where it cannot be written
 */
export async function writeOutput(path: string, content: string | Uint8Array): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  } catch {
    throw new UsageError('output-unwritable', path);
  }
}

async function terminalOptions(options: ReportOptions, toFile: boolean): Promise<TerminalOptions> {
  const { colourStyle, plainStyle } = await import('../report/terminal/style.js');
  const colour = !toFile && wantsColour(process);
  return {
    language: options.lang,
    style: colour ? colourStyle : plainStyle,
    columns: toFile ? undefined : columnsOf(process),
    detail: detailOf(options),
  };
}

function detailOf({ quiet, verbose }: ReportOptions): Detail {
  if (quiet === true) return 'brief';
  return verbose === true ? 'full' : 'normal';
}
