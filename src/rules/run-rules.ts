import type { Outcome, Severity } from '../findings/finding.js';
import { fingerprint } from '../findings/fingerprint.js';
import { compareFindings } from '../findings/ordering.js';
import type { RuleId } from '../findings/rule-args.js';
import type { Finding, FindingOf } from '../findings/typed-finding.js';
import { citableReferences } from '../taxonomy/legal-references.js';
import type { AuditFacts, FindingDraft, Rule } from './define-rule.js';
import { unmetRequirement } from './requirements.js';
import type { SelectedRule } from './select-rules.js';

/** What the rules came to: one outcome a rule, in the order given, and all findings in report order. */
export interface RuleResults {
  readonly outcomes: Outcome[];
  readonly findings: Finding[];
}

/**
 * Runs rules over a pair of facts. A rule whose needs are not met is not evaluated, with the reason.
 * @param rules any selection; each rule is independent of the others
 */
export function runRules(rules: readonly SelectedRule[], facts: AuditFacts): RuleResults {
  const outcomes: Outcome[] = [];
  const findings: Finding[] = [];
  for (const { rule, severity } of rules) {
    const reason = unmetRequirement(rule.needs, facts);
    if (reason !== null) {
      outcomes.push({ ruleId: rule.id, outcome: 'not-evaluated', reason });
      continue;
    }
    const before = findings.length;
    for (const draft of rule.evaluate(facts)) findings.push(complete(rule, draft, severity));
    outcomes.push({ ruleId: rule.id, outcome: findings.length > before ? 'findings' : 'pass' });
  }
  return { outcomes, findings: findings.sort(compareFindings) };
}

function complete<R extends RuleId>(
  rule: Rule<R>,
  draft: FindingDraft<R>,
  severity: Severity | null,
): Finding {
  const finding: FindingOf<R> = {
    ruleId: rule.id,
    severity: severity ?? draft.severity,
    confidence: draft.confidence,
    subject: draft.subject,
    args: draft.doubts?.length ? { ...draft.args, doubts: draft.doubts } : draft.args,
    evidence: { app: [...draft.evidence.app], policy: [...draft.evidence.policy] },
    references: citableReferences(draft.references ?? rule.references).map((reference) => reference.id),
    fingerprint: fingerprint(rule.id, draft.subject),
  };
  return finding as Finding;
}
