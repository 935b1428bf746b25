import type { Confidence } from '../facts/app-facts.js';
import type { Severity } from './finding.js';
import type { Finding } from './typed-finding.js';

const severityRank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };
const confidenceRank: Readonly<Record<Confidence, number>> = { high: 0, medium: 1, low: 2 };

/** Gravest and surest first, then by rule and subject: the same input always gives the same order. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    severityRank[a.severity] - severityRank[b.severity] ||
    confidenceRank[a.confidence] - confidenceRank[b.confidence] ||
    compareText(a.ruleId, b.ruleId) ||
    compareText(a.subject.id, b.subject.id)
  );
}

/** Whether a finding of this severity counts at the given threshold. */
export function isAtLeast(severity: Severity, threshold: Severity): boolean {
  return severityRank[severity] <= severityRank[threshold];
}

/** Whether a confidence reaches the threshold. */
export function isAsSure(confidence: Confidence, threshold: Confidence): boolean {
  return confidenceRank[confidence] <= confidenceRank[threshold];
}

/** By code unit, not by locale, so that machines agree. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
