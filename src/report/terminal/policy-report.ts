import type { Diagnostic } from '../../facts/diagnostic.js';
import type { PolicyEvidence } from '../../facts/evidence.js';
import type { PolicyFacts } from '../../facts/policy-facts.js';
import { accessName } from '../../taxonomy/device-accesses.js';
import { type Labels, labelsOf } from '../messages/labels.js';
import type { Language } from '../messages/rule-text.js';
import type { TerminalOptions } from './audit-report.js';
import { diagnosticLines } from './diagnostic-lines.js';
import { policyHeadings } from './headings.js';
import { harmless, type Style, shortened } from './style.js';
import { tableLines } from './table.js';

const cellLimit = 32;

/** What a policy declares, for a terminal: device accesses and SDK rows, each with its line. */
export function policyReport(
  policy: PolicyFacts,
  diagnostics: readonly Diagnostic[],
  { language, style }: TerminalOptions,
): string {
  const labels = labelsOf(language);
  const lines = [
    ...policyHeadings(policy, labels, style),
    ...accessBlock(policy, language, labels, style),
    ...sdkBlock(policy, labels, style),
    ...diagnosticLines(diagnostics, labels, style),
  ];
  return `${lines.join('\n')}\n`;
}

function accessBlock(policy: PolicyFacts, language: Language, labels: Labels, style: Style): string[] {
  const rows = policy.permissions.map((entry) => [
    lineOf(entry.evidence),
    accessName(entry.group, language),
    labels.strength[entry.strength],
    cell(entry.evidence[0]?.quote ?? null),
  ]);
  const columns = [
    { heading: labels.line, align: 'right' as const },
    { heading: labels.access },
    { heading: '' },
    { heading: labels.evidence },
  ];
  return ['', `${style.strong(labels.permissions)} (${rows.length})`, ...tableLines(columns, rows)];
}

function sdkBlock(policy: PolicyFacts, labels: Labels, style: Style): string[] {
  const rows = policy.sdks.map((sdk) => [
    lineOf(sdk.evidence),
    cell(sdk.name),
    sdk.id ?? labels.unknownProduct,
    cell(sdk.provider),
    cell(sdk.purpose),
  ]);
  const columns = [
    { heading: labels.line, align: 'right' as const },
    { heading: labels.name },
    { heading: labels.product },
    { heading: labels.provider },
    { heading: labels.purpose },
  ];
  return ['', `${style.strong(labels.sdks)} (${rows.length})`, ...tableLines(columns, rows)];
}

function lineOf(evidence: readonly PolicyEvidence[]): string {
  return evidence[0] ? String(evidence[0].line) : '';
}

function cell(text: string | null): string {
  return text === null ? '' : shortened(harmless(text), cellLimit);
}
