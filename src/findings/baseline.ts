import type { Baseline } from './baseline-schema.js';
import type { Finding } from './typed-finding.js';

/** The baseline that accepts these findings, sorted so that its file changes only where findings do. */
export function baselineOf(findings: readonly Finding[]): Baseline {
  const rows = findings.map(({ fingerprint, ruleId, subject }) => ({
    fingerprint,
    rule: ruleId,
    subject: subject.id,
  }));
  rows.sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : a.fingerprint > b.fingerprint ? 1 : 0));
  return { schemaVersion: 1, findings: rows };
}

/** Marks the findings whose fingerprint the baseline holds; those already suppressed keep their mark. */
export function applyBaseline(findings: readonly Finding[], accepted: ReadonlySet<string>): Finding[] {
  return findings.map((finding) =>
    finding.suppression === undefined && accepted.has(finding.fingerprint)
      ? { ...finding, suppression: { by: 'baseline' as const, reason: 'in the baseline' } }
      : finding,
  );
}
