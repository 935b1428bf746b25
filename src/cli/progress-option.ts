import type { Command } from 'commander';
import type { Language } from '../report/messages/rule-text.js';
import { type Progress, startProgress } from './progress.js';

/** What decides on progress. */
export interface ProgressOptions {
  readonly progress?: boolean;
  readonly quiet?: true;
  readonly lang: Language;
}

/** Adds `--progress` and `--no-progress`. */
export function withProgressOption(command: Command): Command {
  return command
    .option('--progress', 'show progress on standard error also where that is no terminal')
    .option('--no-progress', 'show no progress');
}

/** Does work that reports how far it has come, and clears the line whatever becomes of it. */
export async function withProgress<T>(
  { progress, quiet, lang }: ProgressOptions,
  work: (report: Progress['report']) => Promise<T>,
): Promise<T> {
  const wanted = quiet === true ? false : progress;
  const shown = startProgress({ stderr: process.stderr, wanted, language: lang });
  try {
    return await work(shown.report);
  } finally {
    shown.end();
  }
}
