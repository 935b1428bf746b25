import type { Finding } from '../../findings/typed-finding.js';
import { ruleHelp } from '../../inputs/rule-help.js';
import { UsageError } from '../../inputs/usage-error.js';
import type { Language } from '../../report/messages/rule-text.js';
import { rulePageFile } from '../../report/rule-page.js';
import { findingBlock } from '../../report/terminal/finding-lines.js';
import type { TerminalOptions } from '../../report/terminal/terminal-options.js';
import { allRules } from '../../rules/index.js';
import { readReport } from '../read-report.js';

/** A rule's page, and the finding asked about. */
export interface Explanation {
  readonly rule: string;
  readonly page: string;
  readonly finding: Finding | null;
}

/**
 * The page of a rule, or of the rule behind a finding together with the finding.
 * @param reportPath report that holds the finding, where a fingerprint is given
 * @param language of the page
 * @throws UsageError for what is neither; ConfigError where the report cannot be used
 */
export function explain(subject: string, reportPath: string | undefined, language: Language): Explanation {
  const finding =
    reportPath === undefined
      ? undefined
      : readReport(reportPath).findings.find((candidate) => candidate.fingerprint === subject);
  const rule = finding?.ruleId ?? allRules.find((candidate) => candidate.id === subject)?.id;
  if (rule === undefined) throw new UsageError('nothing-to-explain', subject);
  const page = ruleHelp(rule, language);
  if (page === undefined)
    throw new Error(`this copy came without docs/rules/${rulePageFile(rule, language)}`);
  return { rule, page, finding: finding ?? null };
}

/** `{ rule, page, finding }`. */
export function explanationJson(explanation: Explanation): string {
  return `${JSON.stringify(explanation, null, 2)}\n`;
}

/** The finding in words, where one was asked about, then the rule's page. */
export function explanationReport({ page, finding }: Explanation, options: TerminalOptions): string {
  const block = finding === null ? [] : [...findingBlock(finding, options), ''];
  return [...block, page].join('\n');
}
