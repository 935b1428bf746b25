import { dottedDepth, numberingOf } from '../document/numbering.js';
import { type Passage, type PolicySection, scopeOf } from '../document/passage.js';
import type { ReadItem, ReadRow } from '../sections/read-sections.js';
import type { SentenceReader } from './sentence-sense.js';

/** How a list speaks of its items: as collected, or as not collected. */
export type CollectedPlace = 'collected' | 'denied';

const longestOpener = 200;
const longestItem = 160;
/** Units of an item that does no more than name data. */
const longestName = 40;
/** Ranks of headings under which a list can not go on. */
const deepestSection = 3;

/**
 * For the passages that stand in a list of data and need no verb of their own: what the list says of them. A list is
 * opened by a line that ends in a colon (`我们会收集以下信息：`), by the title of a section, by the head of a column,
 * or is a table in a section of what is collected. Prose and the next section end one.
 *
 * @param items those of one document, in order
 */
export function collectedPlaces(
  items: readonly ReadItem[],
  sense: SentenceReader,
): Map<Passage, CollectedPlace> {
  const places = new Map<Passage, CollectedPlace>();
  const placeOf = sectionPlaces(sense);
  let open: CollectedPlace | null = null;
  /** Of the dotted number of the line that opened the list. */
  let depth: number | null = null;
  /** Of the section that line stands in. */
  let rank = 0;
  for (const item of items) {
    if (item.kind === 'table') {
      const { section, rows } = item;
      const table = open ?? placeOf(section) ?? (section.role === 'collection' ? 'collected' : null);
      for (const [cell, place] of cellPlaces(rows, table, sense)) places.set(cell, place);
      continue;
    }
    const { passage } = item;
    const deep = dottedDepth(passage.match);
    if (isSectionTitle(passage, rank) || (depth !== null && deep !== null && deep <= depth)) open = null;
    const announced = opens(passage, sense);
    if (announced !== null) [open, depth, rank] = [announced, deep, passage.section.level];
    else if (!isItem(passage)) open = null;
    else {
      const place = open ?? placeInSection(passage, placeOf(passage.section), sense);
      if (place !== null) places.set(passage, place);
    }
  }
  return places;
}

/** What the title of a section, or of one around it, says of the items below. */
function sectionPlaces(sense: SentenceReader): (section: PolicySection) => CollectedPlace | null {
  const known = new Map<PolicySection, CollectedPlace | null>();
  const placeOf = (section: PolicySection): CollectedPlace | null => {
    const found = known.get(section);
    if (found !== undefined) return found;
    const own = section.match === '' ? null : sense(section.match).announces;
    const place = own ?? (section.parent === null ? null : placeOf(section.parent));
    known.set(section, place);
    return place;
  };
  return placeOf;
}

/** Of running text only what a line with a colon opens belongs to a list. */
function placeInSection(
  { kind, section, match }: Passage,
  ofSection: CollectedPlace | null,
  sense: SentenceReader,
): CollectedPlace | null {
  if (kind === 'paragraph') return null;
  if (ofSection !== null || kind !== 'list-item') return ofSection;
  const gathers = sense(section.match).collectsBefore(section.match.length);
  return gathers || (section.role === 'collection' && match.length <= longestName) ? 'collected' : null;
}

function* cellPlaces(
  rows: readonly ReadRow[],
  table: CollectedPlace | null,
  sense: SentenceReader,
): Generator<[Passage, CollectedPlace]> {
  const heads = rows[0]?.cells.map(({ passage }) => sense(passage.match).announces) ?? [];
  for (const row of rows)
    for (const [column, { passage }] of row.cells.entries()) {
      const place = table ?? heads[column] ?? null;
      if (place !== null) yield [passage, place];
    }
}

function opens({ match, kind }: Passage, sense: SentenceReader): CollectedPlace | null {
  const isOpener = kind === 'heading' ? dottedDepth(match) !== null : /[：:]$/.test(match);
  if (!isOpener || match.length > longestOpener) return null;
  return sense(match.slice(match.lastIndexOf('。') + 1)).announces;
}

/** A heading numbered as sections are, or one that stands as high as the section a list is in. */
function isSectionTitle(passage: Passage, rank: number): boolean {
  if (passage.kind !== 'heading') return false;
  const opensSection = scopeOf(passage) !== passage.section;
  return (
    (numberingOf(passage.match)?.level ?? 1) <= deepestSection ||
    (opensSection && passage.section.level <= rank)
  );
}

function isItem({ match }: Passage): boolean {
  return match.length <= longestItem && !/[。！!].+[。！!]/.test(match);
}
