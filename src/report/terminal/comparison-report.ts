import type { Change, Comparison } from '../../findings/compare-results.js';
import type { Finding } from '../../findings/typed-finding.js';
import { comparisonLabels } from '../messages/comparison-labels.js';
import { findingProse } from '../messages/rule-prose.js';
import type { Language } from '../messages/rule-text.js';
import { flow } from './flow.js';
import { harmless, type Style } from './style.js';
import type { TerminalOptions } from './terminal-options.js';

/** What changed between two versions, for a terminal: `+` came, `-` went, `~` changed. */
export function comparisonReport(comparison: Comparison, options: TerminalOptions): string {
  const { language, style } = options;
  const labels = comparisonLabels(language);
  const { versions, permissions, sdks, dataAccess, findings } = comparison;
  const changed = sdks.changed.map(({ id, before, after }) => `  ~ ${id}  ${before} → ${after}`);
  const lines = [
    `${style.strong(labels.versions)}  ${harmless(versions.before)} → ${harmless(versions.after)}`,
    ...block(labels.permissions, plusMinus(permissions, options), labels.same, style),
    ...block(labels.sdks, [...plusMinus(sdks, options), ...changed], labels.same, style),
    ...block(labels.dataAccess, plusMinus(dataAccess, options), labels.same, style),
    ...block(labels.findings, plusMinus(inWords(findings, language), options), labels.same, style),
    ...untoldLines(comparison, labels.untold, options),
  ];
  return `${lines.join('\n')}\n`;
}

function block(title: string, lines: readonly string[], none: string, style: Style): string[] {
  return ['', style.strong(title), ...(lines.length === 0 ? [`  ${style.faint(none)}`] : lines)];
}

function plusMinus({ added, removed }: Change<string>, { style, columns }: TerminalOptions): string[] {
  const line = (sign: string, text: string, paint: (text: string) => string) =>
    flow([{ text: `  ${sign} ${harmless(text)}`, paint }], { columns, hang: 4 });
  return [
    ...added.flatMap((text) => line('+', text, style.warning)),
    ...removed.flatMap((text) => line('-', text, style.good)),
  ];
}

function inWords(findings: Change<Finding>, language: Language): Change<string> {
  const words = (finding: Finding) => `${finding.ruleId}  ${findingProse(finding, language).found}`;
  return { added: findings.added.map(words), removed: findings.removed.map(words) };
}

function untoldLines(comparison: Comparison, title: string, { style, columns }: TerminalOptions): string[] {
  const untold = comparison.untoldGrowth ?? [];
  if (untold.length === 0) return [];
  const heading = flow([{ text: title, paint: style.error }], { columns, hang: 2 });
  return ['', ...heading, ...untold.map((text) => `  ${harmless(text)}`)];
}
