import type { AppEvidence, PolicyEvidence } from '../../facts/evidence.js';
import type { Labels } from '../messages/labels.js';
import { harmless, shortened } from './style.js';

const quoteLimit = 60;

/** One line for a place in the app. */
export function appEvidenceLine(evidence: AppEvidence, labels: Labels): string {
  const entry = harmless(evidence.entry);
  switch (evidence.kind) {
    case 'manifest':
      return `${entry}  <${harmless(evidence.element)}> ${harmless(evidence.name)}`;
    case 'classes':
      return `${entry}  ${harmless(evidence.prefix)}  ${labels.classes(evidence.count)}`;
    case 'references':
      return `${entry}  ${harmless(evidence.prefix)}  ${labels.mentions(evidence.count)}`;
    case 'entry':
      return entry;
    case 'string':
      return `${entry}  "${harmless(shortened(evidence.value, quoteLimit))}"`;
    case 'fingerprint':
      return `${entry}  ${harmless(evidence.set)}  ${labels.classes(evidence.count)}`;
    case 'call-site':
      return `${entry}  ${harmless(evidence.class)}.${harmless(evidence.method)} → ${harmless(evidence.target)}`;
  }
}

/** One line for a place in the policy: document, line, and the words. */
export function policyEvidenceLine(evidence: PolicyEvidence, labels: Labels): string {
  const quote = harmless(shortened(evidence.quote, quoteLimit));
  return `${harmless(evidence.document)}  ${labels.lineNumber(evidence.line)}  “${quote}”`;
}
