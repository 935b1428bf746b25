import type { AuditSettings } from '../findings/audit-settings.js';
import type { Severity } from '../findings/finding.js';
import type { Rule } from './define-rule.js';

/** A rule that takes part in an audit, with the severity the user gave it, or null for its own judgement. */
export interface SelectedRule {
  readonly rule: Rule;
  readonly severity: Severity | null;
}

/** The rules of the profile that are not switched off. A setting for the rule's id outweighs those for its tags. */
export function selectRules(
  rules: readonly Rule[],
  settings: Pick<AuditSettings, 'profile' | 'rules'>,
): SelectedRule[] {
  return rules.flatMap((rule) => {
    if (rule.profiles?.includes(settings.profile) === false) return [];
    const set = [rule.id, ...rule.tags]
      .map((name) => settings.rules[name])
      .find((value) => value !== undefined);
    if (set === 'off') return [];
    return [{ rule, severity: set ?? null }];
  });
}
