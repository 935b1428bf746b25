import type { AuditResult } from '../../findings/audit-result.js';
import type { Finding } from '../../findings/typed-finding.js';
import { citableReferences } from '../../taxonomy/legal-references.js';
import { comparePermissions, compareSdks, type SideCounts } from '../comparison.js';
import { type Labels, labelsOf } from '../messages/labels.js';
import { findingProse } from '../messages/rule-prose.js';
import type { Language } from '../messages/rule-text.js';
import { diagnosticLines } from './diagnostic-lines.js';
import { appEvidenceLine, policyEvidenceLine } from './evidence-lines.js';
import { appHeading, policyHeadings } from './headings.js';
import { harmless, type Style } from './style.js';
import { tableLines } from './table.js';

/** Places shown for each side of a finding before the rest is counted. */
const shownEvidence = 2;

/** How a terminal report is written. */
export interface TerminalOptions {
  readonly language: Language;
  readonly style: Style;
}

/** The report of an audit for a terminal: what was compared, the findings, the balance, what was not evaluated. */
export function auditReport(result: AuditResult, { language, style }: TerminalOptions): string {
  const labels = labelsOf(language);
  const lines = [
    appHeading(result.app, labels, style),
    ...policyHeadings(result.policy, labels, style),
    '',
    ...result.findings.flatMap((finding) => [...findingLines(finding, language, labels, style), '']),
    style.strong(labels.summary),
    ...summaryTable(result, labels),
    ...notEvaluatedLines(result, labels, style),
    ...diagnosticLines(result.diagnostics, labels, style),
    '',
    closingLine(result, labels, style),
  ];
  return `${lines.join('\n')}\n`;
}

function findingLines(finding: Finding, language: Language, labels: Labels, style: Style): string[] {
  const prose = findingProse(finding, language);
  const paint = style[finding.severity];
  const head = `${paint(labels.severity[finding.severity])}  ${style.strong(harmless(prose.title))}  ${style.faint(finding.ruleId)}`;
  const label = (text: string) => `  ${style.faint(text)}  `;
  return [
    head,
    `  ${harmless(prose.found)}`,
    ...sideLines(
      finding.evidence.app.map((e) => appEvidenceLine(e, labels)),
      label(labels.evidenceApp),
      labels.nothingInApp,
      labels,
    ),
    ...sideLines(
      finding.evidence.policy.map((e) => policyEvidenceLine(e, labels)),
      label(labels.evidencePolicy),
      labels.nothingInPolicy,
      labels,
    ),
    ...referenceLines(finding, label(labels.reference), language),
    `${label(labels.fix)}${harmless(prose.fix)}`,
  ];
}

function referenceLines(finding: Finding, label: string, language: Language): string[] {
  const titles = citableReferences(finding.references).map((reference) => reference.title[language]);
  return titles.length === 0 ? [] : [label + titles.join(language === 'en' ? '; ' : '；')];
}

function sideLines(places: readonly string[], label: string, none: string, labels: Labels): string[] {
  if (places.length === 0) return [label + none];
  const shown = places.slice(0, shownEvidence).map((place) => label + place);
  const rest = places.length - shownEvidence;
  return rest > 0 ? [...shown, label + labels.more(rest)] : shown;
}

function summaryTable(result: AuditResult, labels: Labels): string[] {
  const row = (name: string, counts: SideCounts) => [
    name,
    String(counts.inApp),
    String(counts.disclosed),
    String(counts.undisclosed),
    String(counts.stale),
  ];
  const number = (heading: string) => ({ heading, align: 'right' as const });
  return tableLines(
    [
      { heading: '' },
      number(labels.requested),
      number(labels.disclosed),
      number(labels.undisclosed),
      number(labels.stale),
    ],
    [row(labels.permissions, comparePermissions(result)), row(labels.sdks, compareSdks(result))],
  );
}

function notEvaluatedLines(result: AuditResult, labels: Labels, style: Style): string[] {
  const skipped = result.outcomes.filter((outcome) => outcome.outcome === 'not-evaluated');
  if (skipped.length === 0) return [];
  const words = (reason: string | undefined) => labels.reasons[reason ?? ''] ?? reason ?? '';
  return [
    '',
    style.strong(labels.notEvaluated),
    ...skipped.map((outcome) => `  ${outcome.ruleId}  ${style.faint(words(outcome.reason))}`),
  ];
}

function closingLine(result: AuditResult, labels: Labels, style: Style): string {
  const count = (severity: Finding['severity']) =>
    result.findings.filter((f) => f.severity === severity).length;
  if (result.findings.length === 0) {
    const complete = result.outcomes.every((outcome) => outcome.outcome === 'pass');
    return complete ? style.good(labels.noFindings) : labels.noFindings;
  }
  return style.strong(labels.counts(count('error'), count('warning'), count('info')));
}
