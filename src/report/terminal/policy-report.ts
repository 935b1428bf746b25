import type { Diagnostic } from '../../facts/diagnostic.js';
import type { PolicyEvidence } from '../../facts/evidence.js';
import type { PolicyFacts } from '../../facts/policy-facts.js';
import { accessName } from '../../taxonomy/device-accesses.js';
import { labelsOf } from '../messages/labels.js';
import { diagnosticLines } from './diagnostic-lines.js';
import { policyHeadings } from './headings.js';
import { harmless, shortened } from './style.js';
import { tableLines } from './table.js';
import type { TerminalOptions } from './terminal-options.js';

/** Longest words of a cell; a full report keeps them whole. */
const cellLimit = 32;

/** What a policy declares, for a terminal: device accesses and SDK rows, each with its line. */
export function policyReport(
  policy: PolicyFacts,
  diagnostics: readonly Diagnostic[],
  options: TerminalOptions,
): string {
  const lines =
    options.detail === 'brief'
      ? [...policyHeadings(policy, options), countsLine(policy, options)]
      : [...policyHeadings(policy, options), ...accessBlock(policy, options), ...sdkBlock(policy, options)];
  return `${[...lines, ...diagnosticLines(diagnostics, options)].join('\n')}\n`;
}

function countsLine(policy: PolicyFacts, { language }: TerminalOptions): string {
  const labels = labelsOf(language);
  return `${labels.permissions} ${policy.permissions.length} · ${labels.sdks} ${policy.sdks.length}`;
}

function accessBlock(policy: PolicyFacts, options: TerminalOptions): string[] {
  const { language, style, columns } = options;
  const labels = labelsOf(language);
  const rows = policy.permissions.map((entry) => [
    linesOf(entry.evidence, options),
    accessName(entry.group, language),
    labels.strength[entry.strength],
    shown(entry.evidence, options)
      .map(({ quote }) => cell(quote, options))
      .join('\n'),
  ]);
  const headings = [
    { heading: labels.line, align: 'right' as const },
    { heading: labels.access },
    { heading: '' },
    { heading: labels.evidence },
  ];
  const table = tableLines(headings, rows, { columns });
  return ['', `${style.strong(labels.permissions)} (${rows.length})`, ...table];
}

function sdkBlock(policy: PolicyFacts, options: TerminalOptions): string[] {
  const { language, style, columns } = options;
  const labels = labelsOf(language);
  const rows = policy.sdks.map((sdk) => [
    linesOf(sdk.evidence, options),
    cell(sdk.name, options),
    sdk.id ?? labels.unknownProduct,
    cell(sdk.provider, options),
    cell(sdk.purpose, options),
  ]);
  const headings = [
    { heading: labels.line, align: 'right' as const },
    { heading: labels.name },
    { heading: labels.product },
    { heading: labels.provider },
    { heading: labels.purpose },
  ];
  return ['', `${style.strong(labels.sdks)} (${rows.length})`, ...tableLines(headings, rows, { columns })];
}

/** The first place; every one in a full report. */
function shown(evidence: readonly PolicyEvidence[], { detail }: TerminalOptions): readonly PolicyEvidence[] {
  return detail === 'full' ? evidence : evidence.slice(0, 1);
}

function linesOf(evidence: readonly PolicyEvidence[], options: TerminalOptions): string {
  return shown(evidence, options)
    .map(({ line }) => String(line))
    .join('\n');
}

function cell(text: string | null, { detail }: TerminalOptions): string {
  if (text === null) return '';
  return detail === 'full' ? harmless(text) : shortened(harmless(text), cellLimit);
}
