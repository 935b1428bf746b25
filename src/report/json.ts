import type { AppFacts } from '../facts/app-facts.js';
import type { Diagnostic } from '../facts/diagnostic.js';
import type { PolicyFacts } from '../facts/policy-facts.js';
import type { AuditResult } from '../findings/audit-result.js';
import type { Comparison } from '../findings/compare-results.js';

/** Raised when a reader of the JSON would have to change. */
export const schemaVersion = 1;

/** The tool that made a report. */
export interface ToolInfo {
  readonly name: string;
  readonly version: string;
}

/** `{ schemaVersion, tool, app, policy, outcomes, findings, diagnostics }`, indented, with a final newline. */
export function auditJson(result: AuditResult, tool: ToolInfo): string {
  const { app, policy, outcomes, findings, diagnostics } = result;
  return print({ schemaVersion, tool, app, policy, outcomes, findings, diagnostics });
}

/** `{ schemaVersion, app, diagnostics }`. */
export function appJson(app: AppFacts, diagnostics: readonly Diagnostic[]): string {
  return print({ schemaVersion, app, diagnostics });
}

/** `{ schemaVersion, policy, diagnostics }`. */
export function policyJson(policy: PolicyFacts, diagnostics: readonly Diagnostic[]): string {
  return print({ schemaVersion, policy, diagnostics });
}

/** `{ schemaVersion, comparison }`. */
export function comparisonJson(comparison: Comparison): string {
  return print({ schemaVersion, comparison });
}

function print(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
