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
