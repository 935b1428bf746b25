import type { AppFacts, Confidence } from '../facts/app-facts.js';
import type { AppEvidence, PolicyEvidence } from '../facts/evidence.js';
import type { PolicyFacts } from '../facts/policy-facts.js';
import type { AuditSettings } from '../findings/audit-settings.js';
import type { Doubt } from '../findings/doubt.js';
import type { Severity, Subject } from '../findings/finding.js';
import type { RuleArgs, RuleId } from '../findings/rule-args.js';
import type { Requirement } from './requirements.js';

/** The two sides a rule compares, and what the audit is for. */
export interface AuditFacts {
  readonly app: AppFacts;
  readonly policy: PolicyFacts;
  /** Market, type of the app as far as the user said, and the day that thresholds are taken for. */
  readonly settings: Pick<AuditSettings, 'profile' | 'appType' | 'today'>;
}

/** A finding as a rule states it; the runner adds rule id, references and fingerprint, and puts the doubts among the args. */
export interface FindingDraft<R extends RuleId> {
  readonly subject: Subject;
  readonly args: RuleArgs[R];
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** Why it is not surer; at least one where the confidence is low. */
  readonly doubts?: readonly Doubt[];
  readonly evidence: { readonly app: readonly AppEvidence[]; readonly policy: readonly PolicyEvidence[] };
  /** Where this finding rests on other clauses than the rule as a whole. */
  readonly references?: readonly string[];
}

/** What rules can be selected by, besides their ids. */
export type RuleTag = 'permission' | 'sdk' | 'data' | 'policy' | 'store' | 'coverage';

/** One rule: what it needs to know before it may speak, what it rests on, and what it says. */
export interface Rule<R extends RuleId = RuleId> {
  readonly id: R;
  readonly tags: readonly RuleTag[];
  /** Ids of the profiles it belongs to; every profile where it is left out. */
  readonly profiles?: readonly string[];
  /** Facts without which the outcome is not-evaluated. */
  readonly needs: readonly Requirement[];
  /** Ids of legal references; only those that are verified and in force reach a finding. */
  readonly references: readonly string[];
  evaluate(facts: AuditFacts): Iterable<FindingDraft<R>>;
}

/** Types a rule by its id, so that its args are those its texts expect. */
export function defineRule<R extends RuleId>(rule: Rule<R>): Rule<R> {
  return rule;
}
