import type { AuditResult } from '../findings/audit-result.js';
import type { Severity } from '../findings/finding.js';
import { findingProse } from './messages/rule-prose.js';
import type { Language } from './messages/rule-text.js';
import { harmless } from './terminal/style.js';

const severities: Readonly<Record<Severity, string>> = { error: 'critical', warning: 'minor', info: 'info' };

/**
 * The findings as a GitLab code quality report, which merge requests show at the policy's lines. What is suppressed is
 * left out: the format has no mark for it.
 * @param documentPath where a policy document lies in the repository, by its name in the facts
 */
export function auditCodeQuality(
  result: AuditResult,
  language: Language,
  documentPath: (name: string) => string = (name) => name,
): string {
  const [main] = result.policy.documents;
  const rows = result.findings
    .filter(({ suppression }) => suppression === undefined)
    .map((finding) => {
      const [place] = finding.evidence.policy;
      return {
        description: harmless(findingProse(finding, language).found),
        check_name: finding.ruleId,
        fingerprint: finding.fingerprint,
        severity: severities[finding.severity],
        location: {
          path: documentPath(place?.document ?? main?.name ?? result.app.file.name),
          lines: { begin: place?.line ?? 1 },
        },
      };
    });
  return `${JSON.stringify(rows, null, 2)}\n`;
}
