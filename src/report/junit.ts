import { addToList } from '../collections/groups.js';
import type { AuditResult } from '../findings/audit-result.js';
import type { Outcome } from '../findings/finding.js';
import type { RuleId } from '../findings/rule-args.js';
import type { Finding } from '../findings/typed-finding.js';
import { acceptedReason } from './accepted-reason.js';
import { distinctPlaces } from './distinct-places.js';
import type { ToolInfo } from './json.js';
import { type Labels, labelsOf } from './messages/labels.js';
import { findingProse, ruleTitle } from './messages/rule-prose.js';
import type { Language } from './messages/rule-text.js';
import { appEvidenceLine, policyEvidenceLine } from './terminal/evidence-lines.js';

interface Case {
  readonly xml: string;
  readonly kind: 'passed' | 'failed' | 'skipped' | 'error';
}

/**
 * The audit as JUnit XML: a suite for the rules of each subject, a case for each finding, and one for each rule that
 * passed or could not be evaluated. Findings of severity info do not fail; suppressed ones are skipped with the reason.
 * What was lost while reading is an error: a build shall not look clean because little was read.
 */
export function auditJunit(result: AuditResult, tool: ToolInfo, language: Language): string {
  const labels = labelsOf(language);
  const suites = new Map<string, Case[]>();
  const add = (suite: string, cases: readonly Case[]) => {
    for (const each of cases) addToList(suites, suite, each);
  };
  for (const outcome of result.outcomes) {
    const findings = result.findings.filter((finding) => finding.ruleId === outcome.ruleId);
    add(areaOf(outcome.ruleId), casesOf(outcome, findings, language, labels));
  }
  const lost = result.diagnostics.filter(({ effect }) => effect === 'lost');
  if (lost.length > 0) {
    const body = (text: string) => `<error message="${attribute(text)}"/>`;
    add(
      'reading',
      lost.map((d) => testCase('reading', `${d.code} ${d.where}`, 'error', body(d.detail))),
    );
  }
  const all = [...suites.values()].flat();
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${attribute(`${tool.name} ${result.app.package ?? result.app.file.name}`)}" ${totals(all)}>`,
    ...[...suites].flatMap(([name, cases]) => [
      `  <testsuite name="${attribute(name)}" ${totals(cases)}>`,
      ...cases.map(({ xml }) => `    ${xml}`),
      '  </testsuite>',
    ]),
    '</testsuites>',
  ];
  return `${lines.join('\n')}\n`;
}

const areaOf = (ruleId: string) => ruleId.slice(0, ruleId.indexOf('-'));

function casesOf(
  { ruleId, outcome, reason = '' }: Outcome,
  findings: readonly Finding[],
  language: Language,
  labels: Labels,
): Case[] {
  if (outcome === 'findings' && findings.length > 0) {
    return findings.map((finding) => findingCase(finding, language, labels));
  }
  const name = ruleTitle(ruleId as RuleId, language);
  if (outcome !== 'not-evaluated') return [testCase(ruleId, name, 'passed', '')];
  const message = `${labels.notEvaluated}${labels.colon}${labels.reasons[reason] ?? reason}`;
  return [testCase(ruleId, name, 'skipped', `<skipped message="${attribute(message)}"/>`)];
}

function findingCase(finding: Finding, language: Language, labels: Labels): Case {
  const prose = findingProse(finding, language);
  const { ruleId, severity, suppression, subject } = finding;
  const name = `${prose.title}${labels.colon}${subject.id}`;
  if (suppression !== undefined) {
    return testCase(
      ruleId,
      name,
      'skipped',
      `<skipped message="${attribute(acceptedReason(finding, language))}"/>`,
    );
  }
  const detail = [
    prose.found,
    ...finding.evidence.app.map(
      (place) => `${labels.evidenceApp}${labels.colon}${appEvidenceLine(place, labels)}`,
    ),
    ...distinctPlaces(finding.evidence.policy).map(
      (place) => `${labels.evidencePolicy}${labels.colon}${policyEvidenceLine(place, labels)}`,
    ),
    `${labels.fix}${labels.colon}${prose.fix}`,
  ].join('\n');
  if (severity === 'info') {
    return testCase(ruleId, name, 'passed', `<system-out>${content(detail)}</system-out>`);
  }
  const failure = `<failure type="${severity}" message="${attribute(prose.found)}">${content(detail)}</failure>`;
  return testCase(ruleId, name, 'failed', failure);
}

function testCase(ruleId: string, name: string, kind: Case['kind'], body: string): Case {
  const head = `<testcase classname="${attribute(ruleId)}" name="${attribute(name)}" time="0"`;
  return { kind, xml: body === '' ? `${head}/>` : `${head}>${body}</testcase>` };
}

function totals(cases: readonly Case[]): string {
  const count = (kind: Case['kind']) => cases.filter((entry) => entry.kind === kind).length;
  return `tests="${cases.length}" failures="${count('failed')}" errors="${count('error')}" skipped="${count('skipped')}" time="0"`;
}

/** Text between tags; what XML 1.0 cannot hold becomes the replacement character. */
function content(text: string): string {
  return (
    text
      .replace(/\p{Surrogate}/gu, '\ufffd')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: section 2.2 of XML 1.0 excludes these
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
  );
}

function attribute(text: string): string {
  return content(text)
    .replaceAll('"', '&quot;')
    .replaceAll(/[\r\n\t]+/g, ' ');
}
