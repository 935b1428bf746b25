import type { Confidence } from '../../facts/app-facts.js';
import type { Diagnostic } from '../../facts/diagnostic.js';
import type { AuditResult } from '../../findings/audit-result.js';
import type { Severity } from '../../findings/finding.js';
import type { RuleId } from '../../findings/rule-args.js';
import type { Finding } from '../../findings/typed-finding.js';
import { acceptedReason } from '../accepted-reason.js';
import type { ToolInfo } from '../json.js';
import { type Labels, labelsOf } from '../messages/labels.js';
import { findingProse, ruleTitle } from '../messages/rule-prose.js';
import type { Language } from '../messages/rule-text.js';
import { ruleAddress, toolAddress } from '../published-address.js';
import { ArtifactTable } from './artifacts.js';
import { locationsOf } from './locations.js';

/** How a SARIF report is made. */
export interface SarifOptions {
  readonly tool: ToolInfo;
  readonly language: Language;
  /** The page of a rule in Markdown in a language, where it is at hand. */
  readonly ruleHelp?: (ruleId: string, language: Language) => string | undefined;
  /** Where a policy document lies for a reader of the report, e.g. from the root of a repository; its name if left out. */
  readonly documentPath?: (name: string) => string;
}

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/** SARIF wants a number from 0 to 100 (section 3.27.25); only the order carries meaning. */
const ranks: Readonly<Record<Confidence, number>> = { high: 90, medium: 60, low: 30 };

/**
 * The audit as a SARIF 2.1.0 log: rules with their help, a result a finding with the places on both sides, suppressed
 * findings marked as such, and what was not evaluated as notifications.
 */
export function auditSarif(result: AuditResult, options: SarifOptions): string {
  const labels = labelsOf(options.language);
  const artifacts = new ArtifactTable(result, options.documentPath ?? ((name) => name));
  const ids = result.outcomes.map((outcome) => outcome.ruleId);
  const ruleIndex = new Map(ids.map((id, index) => [id, index]));
  const results = result.findings.map((finding) => ({
    ...sarifResult(finding, options.language),
    ruleIndex: ruleIndex.get(finding.ruleId) ?? -1,
    ...locationsOf(finding, result, artifacts, labels),
  }));
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { ...driver(options.tool), rules: ids.map((id) => sarifRule(id, options)) } },
        language: options.language,
        columnKind: 'utf16CodeUnits',
        invocations: [invocation(result, labels)],
        artifacts: artifacts.artifacts,
        results,
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function driver(tool: ToolInfo) {
  return { name: tool.name, semanticVersion: tool.version, informationUri: toolAddress(tool) };
}

function sarifRule(id: string, { tool, language, ruleHelp }: SarifOptions) {
  const title = ruleTitle(id as RuleId, language);
  const help = ruleHelp?.(id, language);
  return {
    id,
    shortDescription: { text: plain(title) },
    fullDescription: { text: plain(`${title} (${id})`) },
    helpUri: ruleAddress(tool, id, language),
    help: help === undefined ? { text: plain(title) } : { text: plain(help), markdown: help },
    properties: { tags: [id.slice(0, id.indexOf('-'))] },
  };
}

function sarifResult(finding: Finding, language: Language) {
  const prose = findingProse(finding, language);
  const { suppression } = finding;
  return {
    ruleId: finding.ruleId,
    kind: 'fail',
    level: levels[finding.severity],
    rank: ranks[finding.confidence],
    message: { text: plain(`${prose.found}${language === 'en' ? ' ' : ''}${prose.fix}`) },
    partialFingerprints: { 'difference/v1': finding.fingerprint },
    suppressions:
      suppression === undefined
        ? []
        : [{ kind: 'external', status: 'accepted', justification: acceptedReason(finding, language) }],
    properties: { confidence: finding.confidence, subject: finding.subject, references: finding.references },
  };
}

function invocation(result: AuditResult, labels: Labels) {
  const silent = result.outcomes.filter(({ outcome }) => outcome === 'not-evaluated');
  return {
    executionSuccessful: !result.diagnostics.some(({ effect }) => effect === 'lost'),
    toolExecutionNotifications: result.diagnostics.map(notification),
    toolConfigurationNotifications: silent.map(({ ruleId, reason = '' }) => ({
      level: 'note',
      message: { text: plain(`${labels.notEvaluated}${labels.colon}${labels.reasons[reason] ?? reason}`) },
      associatedRule: { id: ruleId },
    })),
  };
}

function notification({ code, effect, where, offset, detail }: Diagnostic) {
  const place = offset === undefined ? where : `${where} @${offset}`;
  return {
    descriptor: { id: code },
    level: effect === 'lost' ? 'warning' : 'note',
    message: { text: plain(`${place}: ${detail}`) },
  };
}

/**
 * Text with the characters that SARIF messages give a meaning made literal: braces (placeholders, section 3.11.5) and
 * brackets that would make a link (section 3.11.6).
 */
function plain(text: string): string {
  const braces = text.replaceAll('{', '{{').replaceAll('}', '}}');
  return braces.includes('](') ? braces.replaceAll('[', '\\[').replaceAll(']', '\\]') : braces;
}
