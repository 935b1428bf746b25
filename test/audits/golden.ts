import { judge } from '../../src/audit.js';
import { type AuditSettings, defaultSettings } from '../../src/findings/audit-settings.js';
import type { RuleId } from '../../src/findings/rule-args.js';
import type { Finding } from '../../src/findings/typed-finding.js';
import type { AppPlan } from './built-app.js';
import type { Readings } from './readings.js';

/** Day of every golden audit, so that thresholds with a date stay where they are. */
export const auditDay = '2026-11-21';

/** `severity ruleId subject`, with ` (suppressed)` behind it where an exception covers the finding. */
export type ExpectedFinding = `${'error' | 'warning' | 'info'} ${RuleId} ${string}`;

/** An app, the policy it comes with, and all that an audit of both has to say. */
export interface Golden {
  /** A statement about the pair. */
  readonly name: string;
  readonly app: AppPlan;
  /** Text of each document, by file name. */
  readonly documents: Readonly<Record<string, string>>;
  readonly settings?: Partial<AuditSettings>;
  readonly expected: readonly ExpectedFinding[];
  /** Rules that must not claim a pass, with the reason they give. */
  readonly notEvaluated?: Readonly<Partial<Record<RuleId, string>>>;
}

/** How an audit differs from what was expected of it. */
export interface GoldenOutcome {
  readonly golden: Golden;
  readonly unexpected: readonly string[];
  readonly missing: readonly string[];
}

/** Audits the pair and compares: findings by rule, subject and severity, and the outcomes named. */
export async function runGolden(golden: Golden, readings: Readings): Promise<GoldenOutcome> {
  const facts = { app: await readings.app(golden.app), policy: await readings.policy(golden.documents) };
  const result = judge(facts, [], { ...defaultSettings(auditDay), ...golden.settings });
  const found = result.findings.map(lineOf);
  const outcomes = Object.entries(golden.notEvaluated ?? {}).map(
    ([rule, reason]) => `not-evaluated ${rule} ${reason}`,
  );
  const skipped = result.outcomes.map(({ outcome, ruleId, reason }) => `${outcome} ${ruleId} ${reason}`);
  return {
    golden,
    unexpected: [
      ...without(found, golden.expected),
      ...unexplained(result.findings).map((line) => `low confidence without a reason: ${line}`),
    ],
    missing: [...without(golden.expected, found), ...outcomes.filter((line) => !skipped.includes(line))],
  };
}

/** Findings of low confidence that do not say why. */
function unexplained(findings: readonly Finding[]): string[] {
  return findings
    .filter(({ confidence, args }) => confidence === 'low' && (args.doubts ?? []).length === 0)
    .map(lineOf);
}

/** A finding as goldens write it. */
export function lineOf(finding: Finding): string {
  const mark = finding.suppression === undefined ? '' : ' (suppressed)';
  return `${finding.severity} ${finding.ruleId} ${finding.subject.id}${mark}`;
}

/** Lines of one list that the other lacks, counting repeats: the same line twice needs two of it. */
function without(lines: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return lines.filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
