import { numberingOf } from '../document/numbering.js';
import { linksIn, type Passage, type Quote, quote, quoteAll } from '../document/passage.js';
import type { SdkField } from '../lexicon/lexicon-schema.js';
import { type KeyedPart, keyedParts } from './keyed-parts.js';
import { type LayoutContext, passageAt } from './layout.js';
import { companyEnd } from './provider-in-text.js';
import type { SdkRowBuilder } from './sdk-row.js';

/**
 * What opened a block: a line that only may be a title, a name (of a product or behind a key), a company behind the
 * key of a name, or who provides what is named further down.
 */
export type BlockStart = 'title' | 'name' | 'company' | 'provider';

const addressed: readonly SdkField[] = ['privacyUrl', 'url', 'provider'];
/** Fields whose values may be a list on the lines below the key. */
const listed: readonly SdkField[] = ['data', 'purpose', 'scene', 'permissions'];
const mostNested = 16;
const longestNested = 400;

/** True where a part tells a company under a key that names things. */
export function namesCompany(part: KeyedPart | undefined): boolean {
  return part?.fields.includes('name') === true && companyEnd.test(part.value.text);
}

/**
 * Reads keys until another name, or a line that is neither a key nor a value of the last one.
 * @returns the index of the first item that is no longer of the block, and how many keys there were
 */
export function readKeys(
  context: LayoutContext,
  from: number,
  builder: SdkRowBuilder,
  start: BlockStart,
): { at: number; keys: number } {
  let keys = 0;
  let last: KeyedPart | undefined;
  let at = from;
  for (;;) {
    const passage = passageAt(context, at);
    if (passage === null) break;
    const parts = keyedParts(passage, context.labels);
    if (parts.length > 0) {
      const told = partsOfBlock(parts, builder, start, keys);
      if (told === null) break;
      keys += parts.length;
      addParts(builder, told);
      builder.links.push(...linksIn(passage));
      last = parts.at(-1);
    } else if (goesOn(passage, last, context)) addTo(builder, last, quoteAll(passage));
    else if (!isAside(passage, keys, context)) break;
    at++;
    if (parts.length > 0) at = readNested(context, at, builder, last);
  }
  return { at, keys };
}

export function addParts(builder: SdkRowBuilder, parts: readonly KeyedPart[]): void {
  for (const { fields, value } of parts) for (const field of fields) builder.add(field, value);
}

function addTo(builder: SdkRowBuilder, part: KeyedPart | undefined, value: Quote): void {
  for (const field of part?.fields ?? []) builder.add(field, value);
}

/**
 * What a line tells of the block; null where it names the next one. `第三方名称：某某公司` within a block, or under its
 * title, names who provides what the block is about.
 */
function partsOfBlock(
  parts: readonly KeyedPart[],
  builder: SdkRowBuilder,
  start: BlockStart,
  keys: number,
): readonly KeyedPart[] | null {
  const [first, ...others] = parts;
  const provided = builder.get('provider').length > 0;
  if (start === 'provider' && first?.fields.includes('provider') === true && provided) return null;
  if (first?.fields.includes('name') !== true) return parts;
  if (start === 'provider') return builder.get('name').length > 0 ? null : parts;
  const begun = start === 'name' || (start === 'title' && keys > 0);
  if (!begun || provided || !namesCompany(first)) return null;
  return [{ fields: ['provider'], value: first.value }, ...others];
}

/** Addresses, and lists after a key without value, stand on the lines below the key. */
function goesOn(passage: Passage, last: KeyedPart | undefined, { words }: LayoutContext): boolean {
  const { text } = passage.text;
  if (last === undefined || passage.kind === 'heading') return false;
  if (last.fields.some((field) => addressed.includes(field)) && /^https?:/i.test(text)) return true;
  return (
    last.fields.includes('data') &&
    (/^[(（]?\d[)）.、].{2,200}[;；。]?$/u.test(text) ||
      (last.value.text !== '' && words.isKindOfData(passage.match)))
  );
}

/** A line of a block that tells nothing of its fields: another key, or where the SDK comes from. */
function isAside(passage: Passage, keys: number, { words }: LayoutContext): boolean {
  const { match } = passage;
  if (keys > 0)
    return (
      /^[^，,。：:]{1,16}[：:]/u.test(match) && passage.kind !== 'heading' && numberingOf(match) === null
    );
  return words.isAside(match);
}

/** The values below a key without one. */
function readNested(
  context: LayoutContext,
  from: number,
  builder: SdkRowBuilder,
  key: KeyedPart | undefined,
): number {
  if (key === undefined || key.value.text !== '' || !key.fields.some((field) => listed.includes(field)))
    return from;
  const end = nestedEnd(context, from, builder);
  for (let at = from; at < end; at++) {
    const passage = passageAt(context, at);
    const value = passage === null ? null : nestedValue(passage, context);
    if (value !== null) addTo(builder, key, value);
  }
  return end;
}

/**
 * Values go on to the next key of the block. Where a key comes again, or none comes, another block begins or the list
 * has ended: only lines that are marked as items count then.
 */
function nestedEnd(context: LayoutContext, from: number, builder: SdkRowBuilder): number {
  let items = from;
  for (let at = from; at < from + mostNested; at++) {
    const passage = passageAt(context, at);
    if (passage === null || opensAnother(passage, context)) return items;
    const parts = keyedParts(passage, context.labels);
    if (parts.length > 0) {
      const again = parts.some(({ fields }) =>
        fields.some((field) => field === 'name' || builder.get(field).length > 0),
      );
      return again ? items : at;
    }
    if (items === at && passage.kind === 'list-item') items = at + 1;
  }
  return items;
}

/** A heading without number, or a line that is a name, is what comes next. */
function opensAnother(passage: Passage, { products }: LayoutContext): boolean {
  const { match } = passage;
  const length = numberingOf(match)?.length ?? 0;
  if (passage.kind === 'heading' && length === 0) return true;
  if (passage.kind === 'list-item' || match.length > 40) return match.length > longestNested;
  return (
    /^[^：:，,、；;。]{2,30}sdk[^：:，,、；;。]{0,12}$/.test(match) || products.isProduct(match.slice(length))
  );
}

/** A line as a value: without numbering and reasons; null where it only heads what follows. */
function nestedValue(passage: Passage, { labels, words }: LayoutContext): Quote | null {
  const { match } = passage;
  const start = numberingOf(match)?.length ?? 0;
  const reason = words.reasonIn(match);
  const end = reason < 0 ? match.length : reason;
  const bare = match.slice(start, end);
  if (/[：:]\s*$/.test(bare) || !/\p{L}{2}/u.test(bare) || labels.fieldsOf(bare).length > 0) return null;
  return quote(passage, start, end);
}
