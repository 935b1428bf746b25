import type { PolicyFacts } from '../../facts/policy-facts.js';
import { type PolicyDocument, positionOf } from '../document/policy-document.js';

/** The links of a document as facts; each is quoted by its text, or by its target where it has none. */
export function linksOf(document: PolicyDocument): PolicyFacts['links'] {
  return document.links.map(({ text, url, offset }) => ({
    text,
    url,
    evidence: [{ document: document.name, ...positionOf(document, offset), quote: text === '' ? url : text }],
  }));
}
