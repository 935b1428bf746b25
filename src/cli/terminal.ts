import type { Language } from '../report/messages/rule-text.js';

/** What a command knows of the process it runs in. */
export interface Terminal {
  readonly stdout: NodeJS.WriteStream;
  readonly env: NodeJS.ProcessEnv;
}

/** English where the locale says so, else Chinese: the tool's first users read Chinese. */
export function defaultLanguage(env: NodeJS.ProcessEnv): Language {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return locale.toLowerCase().startsWith('en') ? 'en' : 'zh-CN';
}

/** FORCE_COLOR and NO_COLOR decide; otherwise a terminal gets colour and a pipe does not. */
export function wantsColour({ stdout, env }: Terminal): boolean {
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  if (env['NO_COLOR']) return false;
  return stdout.isTTY === true && env['TERM'] !== 'dumb';
}

/**
 * Columns to lay a report out for: what COLUMNS says, else what the terminal has. Nothing for a pipe: whoever reads it,
 * a person's pager or a program, breaks lines as it likes.
 */
export function columnsOf({ stdout, env }: Terminal): number | undefined {
  const said = env['COLUMNS'] ?? '';
  if (/^[1-9]\d{0,4}$/.test(said)) return Math.max(Number(said), leastColumns);
  return stdout.isTTY === true && stdout.columns > 0 ? Math.max(stdout.columns, leastColumns) : undefined;
}

/** No report can be laid out in less. */
const leastColumns = 40;
