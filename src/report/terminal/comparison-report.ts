import type { Change, Comparison } from '../../findings/compare-results.js';
import type { Finding } from '../../findings/typed-finding.js';
import { comparisonLabels } from '../messages/comparison-labels.js';
import { findingProse } from '../messages/rule-prose.js';
import type { Language } from '../messages/rule-text.js';
import type { TerminalOptions } from './audit-report.js';
import { harmless, type Style } from './style.js';

/** What changed between two versions, for a terminal: `+` came, `-` went, `~` changed. */
export function comparisonReport(comparison: Comparison, { language, style }: TerminalOptions): string {
  const labels = comparisonLabels(language);
  const { versions, permissions, sdks, dataAccess, findings } = comparison;
  const changed = sdks.changed.map(({ id, before, after }) => `  ~ ${id}  ${before} → ${after}`);
  const lines = [
    `${style.strong(labels.versions)}  ${harmless(versions.before)} → ${harmless(versions.after)}`,
    ...block(labels.permissions, plusMinus(permissions, style), labels.same, style),
    ...block(labels.sdks, [...plusMinus(sdks, style), ...changed], labels.same, style),
    ...block(labels.dataAccess, plusMinus(dataAccess, style), labels.same, style),
    ...block(labels.findings, plusMinus(inWords(findings, language), style), labels.same, style),
    ...untoldLines(comparison, labels.untold, style),
  ];
  return `${lines.join('\n')}\n`;
}

function block(title: string, lines: readonly string[], none: string, style: Style): string[] {
  return ['', style.strong(title), ...(lines.length === 0 ? [`  ${style.faint(none)}`] : lines)];
}

function plusMinus({ added, removed }: Change<string>, style: Style): string[] {
  return [
    ...added.map((text) => style.warning(`  + ${harmless(text)}`)),
    ...removed.map((text) => style.good(`  - ${harmless(text)}`)),
  ];
}

function inWords(findings: Change<Finding>, language: Language): Change<string> {
  const words = (finding: Finding) => `${finding.ruleId}  ${findingProse(finding, language).found}`;
  return { added: findings.added.map(words), removed: findings.removed.map(words) };
}

function untoldLines(comparison: Comparison, title: string, style: Style): string[] {
  const untold = comparison.untoldGrowth ?? [];
  return untold.length === 0 ? [] : ['', style.error(title), ...untold.map((text) => `  ${harmless(text)}`)];
}
