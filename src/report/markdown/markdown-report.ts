import type { AuditResult } from '../../findings/audit-result.js';
import type { Finding } from '../../findings/typed-finding.js';
import { citationsOf } from '../citations.js';
import { comparePermissions, compareSdks, counted, type SideCounts } from '../comparison.js';
import { distinctPlaces } from '../distinct-places.js';
import { type Labels, labelsOf } from '../messages/labels.js';
import { findingProse } from '../messages/rule-prose.js';
import type { Language } from '../messages/rule-text.js';
import { sheetLabelsOf } from '../messages/sheet-labels.js';
import { notEvaluatedByReason } from '../not-evaluated.js';
import { appEvidenceLine, policyEvidenceLine } from '../terminal/evidence-lines.js';
import { markdownCode, markdownText } from './escape-markdown.js';

/** A comment on GitHub may hold 65,536 characters; beyond this the rest of the findings is counted. */
const longestComment = 60_000;

const marks = { error: '🔴', warning: '🟡', info: '🔵' } as const;

/** The audit as a comment on a merge request: the balance first, then each finding with its evidence folded away. */
export function auditMarkdown(result: AuditResult, language: Language): string {
  const labels = labelsOf(language);
  const sheet = sheetLabelsOf(language);
  const counting = result.findings.filter(({ suppression }) => suppression === undefined);
  const accepted = result.findings.length - counting.length;
  const head = [
    `## ${markdownText(sheet.reportTitle)}`,
    '',
    appLine(result),
    '',
    closing(counting, labels),
    ...(accepted > 0 ? ['', sheet.suppressedCount(accepted)] : []),
    '',
    ...balance(result, labels),
    '',
  ];
  const tail = [...notEvaluated(result, labels), ...lost(result, labels)];
  const blocks = counting.map((finding) => findingBlock(finding, language, labels));
  const budget = longestComment - [...head, ...tail].join('\n').length;
  const shown = fitting(blocks, budget);
  const rest = blocks.length - shown.length;
  const more = rest > 0 ? [`*${markdownText(sheet.moreFindings(rest))}*`, ''] : [];
  return `${[...head, ...shown, ...more, ...tail].join('\n').trimEnd()}\n`;
}

function appLine({ app, policy }: AuditResult): string {
  const name = markdownText([app.label, app.versionName].filter((part) => part !== null).join(' '));
  const documents = policy.documents.map((document) => markdownCode(document.name)).join(', ');
  return `**${name}** ${markdownCode(app.package ?? app.file.name)} ↔ ${documents}`;
}

function closing(findings: readonly Finding[], labels: Labels): string {
  if (findings.length === 0) return `**${labels.noFindings}**`;
  const count = (severity: Finding['severity']) => findings.filter((f) => f.severity === severity).length;
  return `**${labels.counts(count('error'), count('warning'), count('info'))}**`;
}

function balance(result: AuditResult, labels: Labels): string[] {
  const row = (name: string, counts: SideCounts) =>
    `| ${name} | ${counts.inApp} | ${counted(counts.disclosed)} | ${counted(counts.undisclosed)} | ${counted(counts.stale)} |`;
  return [
    `| | ${labels.requested} | ${labels.disclosed} | ${labels.undisclosed} | ${labels.stale} |`,
    '| --- | ---: | ---: | ---: | ---: |',
    row(labels.permissions, comparePermissions(result)),
    row(labels.sdks, compareSdks(result)),
  ];
}

function findingBlock(finding: Finding, language: Language, labels: Labels): string {
  const prose = findingProse(finding, language);
  const item = (label: string, text: string) => `- ${label}${labels.colon}${text}`;
  const places = [
    ...finding.evidence.app.map((place) =>
      item(labels.evidenceApp, markdownCode(appEvidenceLine(place, labels))),
    ),
    ...distinctPlaces(finding.evidence.policy).map((place) =>
      item(labels.evidencePolicy, markdownCode(policyEvidenceLine(place, labels))),
    ),
  ];
  const clauses = citationsOf(finding, language).map(({ text }) =>
    item(labels.reference, markdownText(text)),
  );
  return [
    `<details><summary>${marks[finding.severity]} <b>${labels.severity[finding.severity]}</b> ${htmlText(prose.found)}</summary>`,
    '',
    `${markdownText(prose.title)} (${markdownCode(finding.ruleId)})`,
    '',
    ...places,
    ...clauses,
    item(labels.fix, markdownText(prose.fix)),
    '',
    '</details>',
    '',
  ].join('\n');
}

/** Inside HTML tags Markdown is not read, so only HTML itself, links and mentions have to be stopped. */
function htmlText(text: string): string {
  return markdownText(text).replace(
    /\\([\\`*_{}[\]()#+!|~$-])/g,
    (_, mark: string) => `&#${mark.charCodeAt(0)};`,
  );
}

function notEvaluated(result: AuditResult, labels: Labels): string[] {
  const lines = [...notEvaluatedByReason(result)].map(
    ([reason, rules]) =>
      `- ${markdownText(labels.reasons[reason] ?? reason)}${labels.colon}${rules.map(markdownCode).join(', ')}`,
  );
  return lines.length === 0 ? [] : [`### ${labels.notEvaluated}`, '', ...lines, ''];
}

function lost(result: AuditResult, labels: Labels): string[] {
  const lines = result.diagnostics
    .filter(({ effect }) => effect === 'lost')
    .slice(0, 20)
    .map(
      ({ code, where, detail }) => `- ${markdownCode(code)} ${markdownCode(where)} ${markdownText(detail)}`,
    );
  return lines.length === 0 ? [] : [`### ${labels.diagnostics}`, '', ...lines, ''];
}

/** The first blocks that together stay within the budget. */
function fitting(blocks: readonly string[], budget: number): string[] {
  let left = budget;
  const end = blocks.findIndex((block) => {
    left -= block.length + 1;
    return left < 0;
  });
  return blocks.slice(0, end < 0 ? blocks.length : end);
}
