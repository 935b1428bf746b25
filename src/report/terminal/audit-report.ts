import type { AuditResult } from '../../findings/audit-result.js';
import type { Severity } from '../../findings/finding.js';
import type { Finding } from '../../findings/typed-finding.js';
import { acceptedReason } from '../accepted-reason.js';
import { comparePermissions, compareSdks, counted, type SideCounts } from '../comparison.js';
import { labelsOf } from '../messages/labels.js';
import { findingProse } from '../messages/rule-prose.js';
import { notEvaluatedByReason } from '../not-evaluated.js';
import { diagnosticLines } from './diagnostic-lines.js';
import { findingBlock, findingLine, findingLines } from './finding-lines.js';
import { flow } from './flow.js';
import { appHeading, policyHeadings } from './headings.js';
import { harmless } from './style.js';
import { tableLines } from './table.js';
import type { TerminalOptions } from './terminal-options.js';

const severities = ['error', 'warning', 'info'] as const;

/** The report of an audit for a terminal: what was compared, the findings, the balance, what was not evaluated. */
export function auditReport(result: AuditResult, options: TerminalOptions): string {
  const lines = options.detail === 'brief' ? briefLines(result, options) : allLines(result, options);
  return `${lines.join('\n')}\n`;
}

/** A line a finding that counts, and how many: what a build log needs. */
function briefLines(result: AuditResult, options: TerminalOptions): string[] {
  const open = result.findings.filter(({ suppression }) => suppression === undefined);
  const lost = result.diagnostics.filter(({ effect }) => effect === 'lost');
  return [
    ...open.map((finding) => findingLine(finding, options)),
    ...lost.map(({ code, where }) => options.style.warning(`${code}  ${where}`)),
    closingLine(result, options),
  ];
}

function allLines(result: AuditResult, options: TerminalOptions): string[] {
  const labels = labelsOf(options.language);
  return [
    ...appHeading(result.app, options),
    ...policyHeadings(result.policy, options),
    '',
    ...severities.flatMap((severity) => severityGroup(severity, result.findings, options)),
    ...acceptedGroup(result.findings, options),
    options.style.strong(labels.summary),
    ...summaryTable(result, options),
    ...notEvaluatedLines(result, options),
    ...diagnosticLines(result.diagnostics, options),
    '',
    closingLine(result, options),
  ];
}

/** The findings of one severity that count, under their heading; nothing where there are none. */
function severityGroup(severity: Severity, findings: readonly Finding[], options: TerminalOptions): string[] {
  const group = findings.filter(
    (finding) => finding.severity === severity && finding.suppression === undefined,
  );
  if (group.length === 0) return [];
  const heading = `${labelsOf(options.language).severity[severity]} (${group.length})`;
  return [
    options.style[severity](heading),
    '',
    ...group.flatMap((finding) => [...findingLines(finding, options), '']),
  ];
}

/** What was accepted stays in sight, each in short with the reason; a full report tells all of it. */
function acceptedGroup(findings: readonly Finding[], options: TerminalOptions): string[] {
  const { language, style, columns, detail } = options;
  const labels = labelsOf(language);
  const accepted = findings.filter(({ suppression }) => suppression !== undefined);
  if (accepted.length === 0) return [];
  const lines = accepted.flatMap((finding) => {
    if (detail === 'full') return [...findingBlock(finding, options), ''];
    const { found } = findingProse(finding, language);
    const text = `${harmless(found)}  ${labels.accepted}${labels.colon}${harmless(acceptedReason(finding, language))}`;
    return flow([{ text: `  ${text}  ` }, { text: finding.ruleId, paint: style.faint }], {
      columns,
      hang: 4,
    });
  });
  return [
    style.faint(`${labels.accepted} (${accepted.length})`),
    '',
    ...lines,
    ...(detail === 'full' ? [] : ['']),
  ];
}

function summaryTable(result: AuditResult, { language, columns }: TerminalOptions): string[] {
  const labels = labelsOf(language);
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
    { columns },
  );
}

/** Rules that could not speak, by reason: the reader has to mend the reason, not the rule. */
function notEvaluatedLines(result: AuditResult, { language, style, columns }: TerminalOptions): string[] {
  const labels = labelsOf(language);
  const byReason = notEvaluatedByReason(result);
  if (byReason.size === 0) return [];
  const lines = [...byReason].flatMap(([reason, rules]) =>
    flow(
      [{ text: `  ${labels.reasons[reason] ?? reason}  ` }, { text: rules.join(' '), paint: style.faint }],
      { columns, hang: 4 },
    ),
  );
  return ['', style.strong(labels.notEvaluated), ...lines];
}

function closingLine(result: AuditResult, { language, style }: TerminalOptions): string {
  const labels = labelsOf(language);
  const open = result.findings.filter(({ suppression }) => suppression === undefined);
  const accepted = result.findings.length - open.length;
  const count = (severity: Severity) => open.filter((finding) => finding.severity === severity).length;
  const suffix = accepted === 0 ? '' : labels.acceptedCount(accepted);
  if (open.length === 0) {
    const complete = result.outcomes.every((outcome) => outcome.outcome !== 'not-evaluated');
    return (complete ? style.good(labels.noFindings) : labels.noFindings) + suffix;
  }
  return style.strong(labels.counts(count('error'), count('warning'), count('info'))) + suffix;
}
