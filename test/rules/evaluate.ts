import { defaultSettings } from '../../src/findings/audit-settings.js';
import type { RuleId } from '../../src/findings/rule-args.js';
import type { Finding } from '../../src/findings/typed-finding.js';
import type { AuditFacts } from '../../src/rules/define-rule.js';
import { allRules } from '../../src/rules/index.js';
import { runRules } from '../../src/rules/run-rules.js';

/** The facts a rule test states; the settings are those of an audit nobody configured, unless given. */
export type Sides = Omit<AuditFacts, 'settings'> & Partial<Pick<AuditFacts, 'settings'>>;

/** Findings of one rule on a pair of facts; the rule must have been evaluated. */
export function findingsOf(id: RuleId, facts: Sides): Finding[] {
  const { outcomes, findings } = runOne(id, facts);
  if (outcomes[0]?.outcome === 'not-evaluated')
    throw new Error(`${id} was not evaluated: ${outcomes[0].reason}`);
  return findings;
}

/** Why a rule was not evaluated, or null if it was. */
export function reasonNotEvaluated(id: RuleId, facts: Sides): string | null {
  const outcome = runOne(id, facts).outcomes[0];
  return outcome?.outcome === 'not-evaluated' ? (outcome.reason ?? '') : null;
}

function runOne(id: RuleId, facts: Sides) {
  const rule = allRules.find((candidate) => candidate.id === id);
  if (rule === undefined) throw new Error(`no rule ${id}`);
  return runRules([{ rule, severity: null }], { settings: defaultSettings('2026-01-01'), ...facts });
}
