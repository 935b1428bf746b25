import type { PolicyEvidence } from '../../facts/evidence.js';
import type { SectionRole } from '../../facts/policy-facts.js';
import type { MappedText } from './mapped-text.js';
import { type PolicyDocument, positionOf } from './policy-document.js';

/** A piece of text that is read on its own: a heading, a paragraph, a list item, a table cell. */
export interface Passage {
  readonly document: PolicyDocument;
  readonly kind: 'heading' | 'paragraph' | 'list-item' | 'cell';
  readonly text: MappedText;
  /** `text.text` as words are looked up: same length, NFKC, lower case, simplified. */
  readonly match: string;
  readonly section: PolicySection;
}

export interface PolicySection {
  readonly title: string;
  /** The title as words are looked up. */
  readonly match: string;
  readonly level: number;
  /** Its own role, or that of the section it stands in. */
  readonly role: SectionRole;
  readonly document: PolicyDocument;
  readonly offset: number;
  /** The section it stands in; null for the document itself. */
  readonly parent: PolicySection | null;
}

/** The section a passage belongs to: for a heading, the one around it. */
export function scopeOf(passage: Passage): PolicySection {
  const { section } = passage;
  const opensIt = passage.kind === 'heading' && section.offset === passage.text.offsets[0];
  return opensIt ? (section.parent ?? section) : section;
}

/** Words of a passage as written, with where they stand. */
export interface Quote {
  readonly text: string;
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
}

export function quote(passage: Passage, start: number, end: number): Quote {
  let from = start;
  let to = end;
  while (from < to && passage.text.text.charAt(from).trim() === '') from++;
  while (to > from && passage.text.text.charAt(to - 1).trim() === '') to--;
  return { text: passage.text.text.slice(from, to), passage, start: from, end: to };
}

/** The words as they are looked up: lower case, simplified. */
export function matchOf({ passage, start, end }: Quote): string {
  return passage.match.slice(start, end);
}

/** A whole passage as a quote. */
export function quoteAll(passage: Passage): Quote {
  return quote(passage, 0, passage.text.text.length);
}

export function evidenceOf({ passage, start, text }: Quote): PolicyEvidence {
  const at = positionOf(passage.document, passage.text.offsets[start] ?? 0);
  return { document: passage.document.name, line: at.line, column: at.column, quote: text };
}

/**
 * Targets of the links that stand in a passage, in its order. A link's words are looked for up to the next link of the
 * same words, so that each unit is looked at once for the same words, however many links say them.
 */
export function linksIn(passage: Passage): string[] {
  const { offsets, text } = passage.text;
  const links = linksAround(passage);
  const placeOfNext = new Map<string, number>();
  const found: string[] = [];
  for (let i = links.length - 1; i >= 0; i--) {
    const link = links[i];
    if (link === undefined || link.text === '') continue;
    const from = firstFrom(text.length, (at) => offsets[at], link.offset);
    const next = placeOfNext.get(link.text) ?? text.length;
    if (text.slice(from, next + link.text.length - 1).includes(link.text)) found.push(link.url);
    placeOfNext.set(link.text, from);
  }
  return found.reverse();
}

/** The start tag of a link stands before its text. */
const longestStartTag = 300;

/** Links whose text may stand in a passage; a document's links stand in the order of their offsets. */
export function linksAround({
  document: { links },
  text: { offsets, text },
}: Passage): PolicyDocument['links'] {
  const offsetOf = (i: number): number | undefined => links[i]?.offset;
  const start = firstFrom(links.length, offsetOf, (offsets[0] ?? 0) - longestStartTag);
  return links.slice(start, firstFrom(links.length, offsetOf, (offsets[text.length] ?? 0) + 1));
}

/** The first of `count` rising offsets that is at or after an offset; `count` where none is. */
function firstFrom(count: number, offsetOf: (i: number) => number | undefined, offset: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsetOf(middle) ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
