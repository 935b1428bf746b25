import type { PolicyFacts } from '../../facts/policy-facts.js';
import { type PolicyDocument, positionOf } from '../document/policy-document.js';
import type { ReadDocument } from './read-sections.js';

/** More links than a policy has; a page that has more is no policy. */
const mostLinks = 300;

export function describeSections({ document, sections }: ReadDocument): PolicyFacts['sections'] {
  return sections.map(({ title, level, role, offset }) => ({
    title,
    level,
    role,
    document: document.name,
    line: positionOf(document, offset).line,
  }));
}

export function describeLinks(document: PolicyDocument): PolicyFacts['links'] {
  return document.links.slice(0, mostLinks).map(({ text, url, offset }) => ({
    text,
    url,
    evidence: [{ document: document.name, ...positionOf(document, offset), quote: text }],
  }));
}
