import { CommanderError } from 'commander';
import { endingOf } from '../inputs/error-line.js';
import { exitCode } from '../inputs/exit-codes.js';
import { type HeadStart, offerHeadStart } from '../inputs/head-start.js';
import { createProgram } from './program.js';
import { defaultLanguage } from './terminal.js';

/**
 * Runs the command line and sets the exit code.
 * @param headStart what the launcher has begun with the package that the command line names
 */
export async function run(headStart: HeadStart | null = null): Promise<void> {
  offerHeadStart(headStart);
  // A reader that closes early, such as `apk-audit app x.apk | head`, is no error of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  try {
    await createProgram().parseAsync(process.argv);
  } catch (error) {
    process.exitCode = end(error);
  }
}

/** What an audit process runs in place of the command line; see src/batch/audit-process.ts. */
export async function runAuditProcess(): Promise<void> {
  const { serveAudits } = await import('../batch/audit-process.js');
  await serveAudits();
}

/** Tells the user what ended the run, in one line unless it is our bug, and gives the exit code. */
function end(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.clean : exitCode.usage;
  const ending = endingOf(error, languageOf(process.argv));
  if (ending !== null) {
    process.stderr.write(`apk-audit: ${ending.line}\n`);
    return ending.exitCode;
  }
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`apk-audit: internal error, please report it with this trace:\n${trace}\n`);
  return exitCode.bug;
}

/** The language asked for on the command line, valid or not: errors come before options are parsed. */
function languageOf(argv: readonly string[]) {
  const at = argv.indexOf('--lang');
  const asked =
    at >= 0 ? argv[at + 1] : argv.find((arg) => arg.startsWith('--lang='))?.slice('--lang='.length);
  return asked === 'en' || asked === 'zh-CN' ? asked : defaultLanguage(process.env);
}
