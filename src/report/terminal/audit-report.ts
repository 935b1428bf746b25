import type { AuditResult } from '../../findings/audit-result.js';
import type { Finding } from '../../findings/typed-finding.js';
import { citationsOf } from '../citations.js';
import { comparePermissions, compareSdks, counted, type SideCounts } from '../comparison.js';
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
    ...result.findings.flatMap((finding) => [...findingBlock(finding, { language, style }), '']),
    style.strong(labels.summary),
    ...summaryTable(result, labels),
    ...notEvaluatedLines(result, labels, style),
    ...diagnosticLines(result.diagnostics, labels, style),
    '',
    closingLine(result, labels, style),
  ];
  return `${lines.join('\n')}\n`;
}

/** The lines of one finding: what, where on both sides, on what ground, what to do. */
export function findingBlock(finding: Finding, { language, style }: TerminalOptions): string[] {
  const labels = labelsOf(language);
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

/** The clauses a finding rests on, in one line. */
function referenceLines(finding: Finding, label: string, language: Language): string[] {
  const titles = citationsOf(finding, language).map(({ text }) => text);
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
    counted(counts.disclosed),
    counted(counts.undisclosed),
    counted(counts.stale),
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

/** Rules that could not speak, by reason: the reader has to mend the reason, not the rule. */
function notEvaluatedLines(result: AuditResult, labels: Labels, style: Style): string[] {
  const byReason = new Map<string, string[]>();
  for (const { ruleId, outcome, reason = '' } of result.outcomes) {
    if (outcome === 'not-evaluated') byReason.set(reason, [...(byReason.get(reason) ?? []), ruleId]);
  }
  if (byReason.size === 0) return [];
  const lines = [...byReason].map(
    ([reason, rules]) => `  ${labels.reasons[reason] ?? reason}  ${style.faint(rules.join(' '))}`,
  );
  return ['', style.strong(labels.notEvaluated), ...lines];
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
