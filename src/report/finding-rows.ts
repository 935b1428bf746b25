import type { Finding } from '../findings/typed-finding.js';
import { acceptedReason } from './accepted-reason.js';
import { citationsOf } from './citations.js';
import { distinctPlaces } from './distinct-places.js';
import { labelsOf } from './messages/labels.js';
import { findingProse } from './messages/rule-prose.js';
import type { Language } from './messages/rule-text.js';
import { sheetLabelsOf } from './messages/sheet-labels.js';
import { subjectName } from './subject-name.js';
import { appEvidenceLine, policyEvidenceLine } from './terminal/evidence-lines.js';
import { harmless } from './terminal/style.js';

/** A column of the table of findings: its heading, and its width in characters where a form has widths. */
export interface FindingColumn {
  readonly heading: string;
  readonly width: number;
}

/** The columns in which tables list findings. */
export function findingColumns(language: Language): FindingColumn[] {
  const labels = labelsOf(language);
  const sheet = sheetLabelsOf(language);
  return [
    { heading: sheet.severity, width: 8 },
    { heading: sheet.title, width: 32 },
    { heading: sheet.subject, width: 32 },
    { heading: sheet.found, width: 60 },
    { heading: labels.fix, width: 60 },
    { heading: sheet.evidenceInApp, width: 48 },
    { heading: sheet.evidenceInPolicy, width: 48 },
    { heading: labels.reference, width: 48 },
    { heading: labels.certainty, width: 8 },
    { heading: sheet.suppressed, width: 24 },
    { heading: sheet.rule, width: 26 },
    { heading: sheet.fingerprint, width: 34 },
  ];
}

/** A finding in those columns; places stand one a line. */
export function findingRow(finding: Finding, language: Language): string[] {
  const labels = labelsOf(language);
  const prose = findingProse(finding, language);
  return [
    labels.severity[finding.severity],
    prose.title,
    subjectName(finding, language),
    prose.found,
    prose.fix,
    finding.evidence.app.map((place) => appEvidenceLine(place, labels)).join('\n'),
    distinctPlaces(finding.evidence.policy)
      .map((place) => policyEvidenceLine(place, labels))
      .join('\n'),
    citationsOf(finding, language)
      .map(({ text }) => text)
      .join('\n'),
    labels.confidence[finding.confidence],
    acceptedReason(finding, language),
    finding.ruleId,
    finding.fingerprint,
  ].map((text) => text.split('\n').map(harmless).join('\n'));
}
