import type { AuditSettings } from '../../findings/audit-settings.js';
import { allRules } from '../../rules/index.js';
import { appTypeChoices, type Choice, profileChoices } from './audit-choices.js';
import { ConfigError } from './config-error.js';

/**
 * Refuses settings that name what does not exist: a misspelt rule would silently switch nothing off.
 * @param where the file, or the command, the settings come from
 * @throws ConfigError naming the first unknown name
 */
export function checkSettings(settings: AuditSettings, where: string): void {
  const ids = new Set<string>(allRules.map((rule) => rule.id));
  const tags = new Set<string>(allRules.flatMap((rule) => rule.tags));
  for (const name of Object.keys(settings.rules)) {
    if (!ids.has(name) && !tags.has(name))
      throw new ConfigError(where, `rules: there is no rule or tag "${name}"`);
  }
  requireKnown(settings.profile, idsOf(profileChoices), where, 'profile');
  if (settings.appType !== null) requireKnown(settings.appType, idsOf(appTypeChoices), where, 'app type');
  for (const { rule } of settings.suppressions) {
    if (!ids.has(rule)) throw new ConfigError(where, `ignore: there is no rule "${rule}"`);
  }
}

function idsOf(choices: readonly Choice[]): string[] {
  return choices.map(({ id }) => id);
}

function requireKnown(value: string, known: readonly string[], where: string, what: string): void {
  if (!known.includes(value))
    throw new ConfigError(where, `there is no ${what} "${value}"; known: ${known.join(', ')}`);
}
