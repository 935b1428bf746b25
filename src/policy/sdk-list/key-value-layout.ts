import { numberingOf } from '../document/numbering.js';
import { linksIn, matchOf, type Passage, type Quote, quote, quoteAll } from '../document/passage.js';
import type { SdkField } from '../lexicon/lexicon-schema.js';
import { type KeyedPart, keyedParts } from './keyed-parts.js';
import type { Layout, LayoutContext } from './layout.js';
import { type SdkRow, SdkRowBuilder } from './sdk-row.js';

/** What a heading's lines say for all the SDKs below it. */
interface GroupDefaults {
  readonly fields: ReadonlyMap<SdkField, readonly Quote[]>;
  readonly title: string;
}

interface Block {
  readonly row: SdkRow;
  readonly next: number;
  /** The name only says what kind of SDKs follow. */
  readonly group: boolean;
}

const longestTitle = 80;
const company = /(?:公司|集团|联盟|研究院|inc\.?|ltd\.?|llc)$/i;
const addressed: readonly SdkField[] = ['privacyUrl', 'url', 'provider'];

/** Blocks of `key: value` lines. The name is a value of its own, or the line above the first key. */
export const keyValueLayout: Layout = (context, at) => {
  const rows: SdkRow[] = [];
  let next = at;
  let group: GroupDefaults | null = null;
  for (let block = blockAt(context, at); block !== null; block = blockAt(context, next)) {
    next = block.next;
    if (block.group) group = { fields: block.row.fields, title: matchOf(block.row.name) };
    else rows.push(group === null ? block.row : withDefaults(block.row, group));
    const heading = passageAt(context, next);
    // A chapter heading between blocks only names the next group.
    if (
      heading?.kind === 'heading' &&
      blockAt(context, next) === null &&
      blockAt(context, next + 1) !== null
    ) {
      group = { fields: new Map(), title: heading.match };
      next++;
    }
  }
  return rows.length > 0 ? { rows, next } : null;
};

function withDefaults(row: SdkRow, group: GroupDefaults): SdkRow {
  const fields = new Map(row.fields);
  for (const [field, quotes] of group.fields) if (!fields.has(field)) fields.set(field, quotes);
  return { ...row, fields, context: `${row.context} ${group.title}` };
}

function blockAt(context: LayoutContext, at: number): Block | null {
  const title = passageAt(context, at);
  if (title === null) return null;
  const parts = keyedParts(title, context.labels);
  const [first] = parts;
  const builder = new SdkRowBuilder();
  let name: Quote;
  if (first === undefined) {
    if (title.text.text.length > longestTitle || /[。；;：:，,]$/u.test(title.text.text)) return null;
    if (/^[^：:]{1,12}[：:]/u.test(title.text.text) || title.section.role === 'contact') return null;
    name = withoutNumbering(title);
  } else {
    if (!first.fields.includes('name')) return null;
    name = first.value;
    addParts(builder, parts.slice(1));
    builder.links.push(...(parts.length > 1 ? linksIn(title) : []));
  }
  const read = readKeys(context, at + 1, builder, first === undefined && namesSdk(title, context));
  const keys = read.keys + Math.max(0, parts.length - 1);
  if (keys < (first === undefined ? 2 : 1) || name.text === '' || !tellsOfSdk(builder)) return null;
  const group = first === undefined && isGroup(name.text, builder, context);
  return { row: builder.build(name, 'listed', title.section.match), next: read.at, group };
}

/** A title that names a product or an SDK, and no list of them. */
function namesSdk({ match }: Passage, { products, names }: LayoutContext): boolean {
  if (/清单|目录|列表|名单|说明|以下|如下|list/.test(match)) return false;
  const bare = match.slice(numberingOf(match)?.length ?? 0);
  const product = products.isProduct(bare) || products.isProduct(bare.replace(/[（(].*$/, ''));
  return product || (/sdk/.test(bare) && !names.isGeneric(bare));
}

/** Keys that only speak of permissions or of an item of data make a list of those. */
function tellsOfSdk(builder: SdkRowBuilder): boolean {
  if (builder.get('subject').length > 0) return false;
  const telling = [
    'provider',
    'purpose',
    'scene',
    'data',
    'privacyUrl',
    'url',
    'packageName',
    'contains',
  ] as const;
  return telling.some((field) => builder.get(field).length > 0);
}

/** `推送类` with a purpose and data, but without a provider or an address, speaks for the SDKs below it. */
function isGroup(name: string, builder: SdkRowBuilder, context: LayoutContext): boolean {
  if (builder.get('provider').length > 0 || builder.get('privacyUrl').length > 0) return false;
  return /类$|类sdk$|类服务$/i.test(name) || context.names.isGeneric(name.toLowerCase());
}

/** Reads keys until another name, or a line that is neither a key nor a value of the last one. */
function readKeys(
  context: LayoutContext,
  from: number,
  builder: SdkRowBuilder,
  titled: boolean,
): { at: number; keys: number } {
  let keys = 0;
  let last: readonly SdkField[] = [];
  let at = from;
  for (; ; at++) {
    const passage = passageAt(context, at);
    if (passage === null) break;
    const parts = keyedParts(passage, context.labels);
    if (parts.length > 0) {
      const told = partsOfBlock(parts, keys > 0 || titled);
      if (told === null) break;
      keys += parts.length;
      addParts(builder, told);
      builder.links.push(...linksIn(passage));
      last = parts.at(-1)?.fields ?? [];
    } else if (goesOn(passage, last)) for (const field of last) builder.add(field, quoteAll(passage));
    else if (!isAside(passage, keys)) break;
  }
  return { at, keys };
}

/**
 * What a line tells of the block; null where it names the next one. `第三方名称：某某公司` within a block, or under its
 * title, names who provides what the block is about.
 */
function partsOfBlock(parts: readonly KeyedPart[], begun: boolean): readonly KeyedPart[] | null {
  const [first, ...others] = parts;
  if (first?.fields.includes('name') !== true) return parts;
  if (!begun || !company.test(first.value.text)) return null;
  return [{ fields: ['provider'], value: first.value }, ...others];
}

function addParts(builder: SdkRowBuilder, parts: readonly KeyedPart[]): void {
  for (const { fields, value } of parts) for (const field of fields) builder.add(field, value);
}

/** Addresses, and lists after a key without value, stand on the lines below the key. */
function goesOn(passage: Passage, last: readonly SdkField[]): boolean {
  if (last.some((field) => addressed.includes(field)) && /^https?:/i.test(passage.text.text)) return true;
  return (
    last.includes('data') &&
    /^[(（]?\d[)）.、].{2,200}[;；。]?$/u.test(passage.text.text) &&
    passage.kind !== 'heading'
  );
}

/** A line of a block that tells nothing of its fields: another key, or where the SDK comes from. */
function isAside(passage: Passage, keys: number): boolean {
  const { match } = passage;
  if (keys > 0)
    return (
      /^[^，,。：:]{1,16}[：:]/u.test(match) && passage.kind !== 'heading' && numberingOf(match) === null
    );
  return /^(?:该|此|本) ?sdk|^由此 ?sdk/.test(match);
}

function withoutNumbering(passage: Passage): Quote {
  return quote(passage, numberingOf(passage.text.text)?.length ?? 0, passage.text.text.length);
}

function passageAt(context: LayoutContext, at: number): Passage | null {
  const item = context.items[at];
  return item?.kind === 'passage' ? item.passage : null;
}
