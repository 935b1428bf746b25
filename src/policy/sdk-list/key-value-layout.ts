import { numberingOf } from '../document/numbering.js';
import {
  linksIn,
  matchOf,
  type Passage,
  type PolicySection,
  type Quote,
  quote,
} from '../document/passage.js';
import type { SdkField } from '../lexicon/lexicon-schema.js';
import { addParts, type BlockStart, namesCompany, readKeys } from './block-keys.js';
import { keyedParts } from './keyed-parts.js';
import { type Layout, type LayoutContext, passageAt } from './layout.js';
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
/** Items above a block that may tell what it is of. */
const itemsAbove = 3;
const farthestTitle = 14;

/** Blocks of `key: value` lines. The name is a value of its own, or the line above the first key. */
export const keyValueLayout: Layout = (context, at) => {
  const rows: SdkRow[] = [];
  let next = at;
  let group: GroupDefaults | null = null;
  for (let block = blockAt(context, at, false); block !== null; block = blockAt(context, next, true)) {
    next = block.next;
    if (block.group) group = { fields: block.row.fields, title: matchOf(block.row.name) };
    else rows.push(group === null ? block.row : withDefaults(block.row, group));
    const heading = passageAt(context, next);
    // A chapter heading between blocks only names the next group.
    if (
      heading?.kind === 'heading' &&
      blockAt(context, next, true) === null &&
      blockAt(context, next + 1, true) !== null
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

/** @param at index of the line that may open a block. @param among a block ends just above it. */
function blockAt(context: LayoutContext, at: number, among: boolean): Block | null {
  const passage = passageAt(context, at);
  if (passage === null) return null;
  const [first] = keyedParts(passage, context.labels);
  if (first === undefined) return titledBlock(context, at, passage, among);
  if (first.fields.includes('name')) return namedBlock(context, at, passage);
  return first.fields.includes('provider') ? providedBlock(context, at, passage) : null;
}

function titledBlock(context: LayoutContext, at: number, title: Passage, among: boolean): Block | null {
  const { text } = title.text;
  if (text.length > longestTitle || /[。；;：:，,]$/u.test(text)) return null;
  if (/^[^：:]{1,12}[：:]/u.test(text) || title.section.role === 'contact') return null;
  const builder = new SdkRowBuilder();
  const named = namesSdk(title, context);
  const start = named || titlesCompany(context, at, title) ? 'name' : 'title';
  const { at: next, keys } = readKeys(context, at + 1, builder, start);
  if (keys === 0 && named) return namedBelow(context, at + 1);
  if (!named && context.labels.fieldsOf(title.match).length > 0) return null;
  const name = quote(title, numberingOf(text)?.length ?? 0, text.length);
  if (keys < 2 || name.text === '' || !tellsOfSdk(builder)) return null;
  const group = isGroup(name.text, builder, context);
  const foreign = named || among || group || isOfThirdParty(builder);
  if (!foreign && !standsAmongThirdParties(context, at, title)) return null;
  return { row: builder.build(name, 'listed', title.section.match), next, group };
}

/** A title above a key that tells the full name only repeats it. */
function namedBelow(context: LayoutContext, at: number): Block | null {
  const passage = passageAt(context, at);
  if (passage === null) return null;
  const [first] = keyedParts(passage, context.labels);
  return first?.fields.includes('name') === true && !namesCompany(first)
    ? namedBlock(context, at, passage)
    : null;
}

function namedBlock(context: LayoutContext, at: number, passage: Passage): Block | null {
  const [first, ...others] = keyedParts(passage, context.labels);
  if (first === undefined) return null;
  const builder = new SdkRowBuilder();
  addParts(builder, others);
  if (others.length > 0) builder.links.push(...linksIn(passage));
  const start: BlockStart = namesCompany(first) ? 'company' : 'name';
  const read = readKeys(context, at + 1, builder, start);
  if (read.keys + others.length < 1 || first.value.text === '' || !tellsOfSdk(builder)) return null;
  return {
    row: builder.build(first.value, 'listed', passage.section.match),
    next: read.at,
    group: false,
  };
}

/** Who provides it stands first; its name under a key further down, or in the kind of sharing. */
function providedBlock(context: LayoutContext, at: number, passage: Passage): Block | null {
  if (passage.section.role === 'contact') return null;
  const builder = new SdkRowBuilder();
  addParts(builder, keyedParts(passage, context.labels));
  const { at: next } = readKeys(context, at + 1, builder, 'provider');
  const name = builder.get('name')[0] ?? sdkInBrackets(builder.get('category'));
  const told = builder.get('purpose').length + builder.get('scene').length + builder.get('data').length;
  if (name === undefined || name.text === '' || told === 0 || !tellsOfSdk(builder)) return null;
  return { row: builder.build(name, 'listed', passage.section.match), next, group: false };
}

/** `内嵌 SDK（某某 SDK）`. */
function sdkInBrackets(categories: readonly Quote[]): Quote | undefined {
  for (const category of categories) {
    const found = /[（(]([^（()）]{2,40}?)[)）]\s*$/.exec(category.text);
    if (found?.[1] === undefined || !/sdk/i.test(category.text)) continue;
    const start = category.start + found.index + 1;
    return quote(category.passage, start, start + found[1].length);
  }
  return undefined;
}

/** A title that names a product or an SDK, and no list of them. */
function namesSdk({ match }: Passage, { products, names, words }: LayoutContext): boolean {
  if (words.announces(match)) return false;
  const bare = match.slice(numberingOf(match)?.length ?? 0);
  const product = products.isProduct(bare) || products.isProduct(bare.replace(/[（(].*$/, ''));
  return product || (/sdk/.test(bare) && !names.isGeneric(bare));
}

/**
 * True where the line below tells the company behind what a title names: `钱包支付` above `第三方名称：某某公司`. In a list
 * where that key names things itself, the next one comes without a title.
 */
function titlesCompany(context: LayoutContext, at: number, title: Passage): boolean {
  const { match } = title;
  const { words } = context;
  if (words.announces(match) || words.isOfThirdParty(match) || match.length > 30) return false;
  if (!opensWithCompany(context, at + 1)) return false;
  for (let next = at + 2; next < at + farthestTitle; next++) {
    if (!opensWithCompany(context, next)) continue;
    const above = passageAt(context, next - 1);
    return above !== null && keyedParts(above, context.labels).length === 0;
  }
  return true;
}

function opensWithCompany(context: LayoutContext, at: number): boolean {
  const passage = passageAt(context, at);
  return passage !== null && namesCompany(keyedParts(passage, context.labels)[0]);
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

/** Keys that nobody needs for data that the app itself collects. */
function isOfThirdParty(builder: SdkRowBuilder): boolean {
  const foreign = ['provider', 'privacyUrl', 'url', 'packageName', 'contains'] as const;
  return foreign.some((field) => builder.get(field).length > 0);
}

function standsAmongThirdParties(context: LayoutContext, at: number, title: Passage): boolean {
  for (let section: PolicySection | null = title.section; section !== null; section = section.parent)
    if (section.role === 'sdk-list' || context.words.isOfThirdParty(section.match)) return true;
  for (let above = at - 1; above >= at - itemsAbove; above--)
    if (context.words.isOfThirdParty(passageAt(context, above)?.match ?? '')) return true;
  return false;
}

/** `推送类` with a purpose and data, but without a provider or an address, speaks for the SDKs below it. */
function isGroup(name: string, builder: SdkRowBuilder, context: LayoutContext): boolean {
  if (builder.get('provider').length > 0 || builder.get('privacyUrl').length > 0) return false;
  return /类$|类sdk$|类服务$/i.test(name) || context.names.isGeneric(name.toLowerCase());
}
