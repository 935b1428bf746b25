import type { Finding } from '../../findings/typed-finding.js';
import { acceptedReason } from '../accepted-reason.js';
import { citationsOf } from '../citations.js';
import { distinctPlaces } from '../distinct-places.js';
import { labelsOf } from '../messages/labels.js';
import { findingProse } from '../messages/rule-prose.js';
import { displayWidth } from './display-width.js';
import { appEvidenceLine, policyEvidenceLine } from './evidence-lines.js';
import { flow } from './flow.js';
import { harmless } from './style.js';
import type { TerminalOptions } from './terminal-options.js';

/** Places shown for each side of a finding before the rest is counted; a full report shows all. */
const shownEvidence = 2;

/** One finding with its severity, as it stands alone. */
export function findingBlock(finding: Finding, options: TerminalOptions): string[] {
  const severity = labelsOf(options.language).severity[finding.severity];
  const [head = '', ...rest] = findingLines(finding, options);
  return [`${options.style[finding.severity](severity)}  ${head}`, ...rest];
}

/** A finding in one line, never broken: severity, rule, what was found. */
export function findingLine(finding: Finding, { language, style }: TerminalOptions): string {
  const severity = style[finding.severity](labelsOf(language).severity[finding.severity]);
  return `${severity}  ${style.faint(finding.ruleId)}  ${harmless(findingProse(finding, language).found)}`;
}

/** The lines of one finding: what, where on both sides, on what ground, what to do. */
export function findingLines(finding: Finding, options: TerminalOptions): string[] {
  const { language, style, columns } = options;
  const labels = labelsOf(language);
  const prose = findingProse(finding, language);
  const { app, policy } = finding.evidence;
  return [
    ...flow(
      [
        { text: harmless(prose.title), paint: style.strong },
        { text: '  ' },
        { text: finding.ruleId, paint: style.faint },
      ],
      { columns, hang: 2 },
    ),
    ...flow([{ text: `  ${harmless(prose.found)}` }], { columns, hang: 2 }),
    ...sideLines(
      labels.evidenceApp,
      app.map((place) => appEvidenceLine(place, labels)),
      labels.nothingInApp,
      options,
    ),
    ...sideLines(
      labels.evidencePolicy,
      distinctPlaces(policy).map((place) => policyEvidenceLine(place, labels)),
      labels.nothingInPolicy,
      options,
    ),
    ...referenceLines(finding, options),
    ...labelled(labels.fix, harmless(prose.fix), options),
    ...acceptedLines(finding, options),
    ...(options.detail === 'full' ? identityLines(finding, options) : []),
  ];
}

/** A text after a label; further lines stand under its beginning. */
function labelled(label: string, text: string, { style, columns }: TerminalOptions): string[] {
  const spans = [{ text: '  ' }, { text: label, paint: style.faint }, { text: `  ${text}` }];
  return flow(spans, { columns, hang: displayWidth(label) + 4 });
}

function sideLines(
  label: string,
  places: readonly string[],
  none: string,
  options: TerminalOptions,
): string[] {
  if (places.length === 0) return labelled(label, none, options);
  const limit = options.detail === 'full' ? places.length : shownEvidence;
  const lines = places.slice(0, limit).flatMap((place) => labelled(label, place, options));
  const rest = places.length - limit;
  return rest > 0 ? [...lines, ...labelled(label, labelsOf(options.language).more(rest), options)] : lines;
}

/** The clauses a finding rests on. */
function referenceLines(finding: Finding, options: TerminalOptions): string[] {
  const titles = citationsOf(finding, options.language).map(({ text }) => text);
  const text = titles.join(options.language === 'en' ? '; ' : '；');
  return titles.length === 0 ? [] : labelled(labelsOf(options.language).reference, text, options);
}

function acceptedLines(finding: Finding, options: TerminalOptions): string[] {
  if (finding.suppression === undefined) return [];
  const reason = harmless(acceptedReason(finding, options.language));
  return labelled(labelsOf(options.language).accepted, reason, options);
}

function identityLines({ confidence, fingerprint }: Finding, options: TerminalOptions): string[] {
  const labels = labelsOf(options.language);
  return [
    ...labelled(labels.certainty, labels.confidence[confidence], options),
    ...labelled(labels.fingerprint, fingerprint, options),
  ];
}
