import { splitStretches } from '../document/enumeration.js';
import { numberingOf } from '../document/numbering.js';
import { matchOf, type Passage, type Quote, quote } from '../document/passage.js';
import type { SdkField } from '../lexicon/lexicon-schema.js';
import type { Layout, LayoutContext } from './layout.js';
import { type SdkRow, SdkRowBuilder } from './sdk-row.js';

const fewestParts = 4;
const longestRecord = 500;
/** As many as part the fewest fields. */
const commas = /[，,].*[，,].*[，,]/s;
const fewestRecords = 3;
const platform = /^(?:android|ios|安卓|鸿蒙|harmonyos|苹果|双端|android ?[/和及] ?ios)端?$/;
const address = /https?:\/\//;
const data = /^(?:不?涉及|收集|获取|采集|使用|仅?读取)/;
const purpose = /^(?:主?要?用于|用以|以便|为了?|提供|实现|帮助|支持)/;

/** A record a line, its fields between commas: `3. iOS，刷脸SDK，eAuth，涉及面部信息，用以核对用户，https://…`. */
export const recordLayout: Layout = (context, at) => {
  const rows: SdkRow[] = [];
  let next = at;
  for (let row = recordAt(context, next); row !== null; row = recordAt(context, next)) {
    rows.push(row);
    next++;
  }
  return rows.length >= fewestRecords ? { rows, next } : null;
};

function recordAt(context: LayoutContext, at: number): SdkRow | null {
  const item = context.items[at];
  if (item?.kind !== 'passage') return null;
  const { passage } = item;
  const parts = recordParts(passage);
  if (parts === null) return null;
  const { builder, names, marks } = sortParts(parts, context);
  const anchored = builder.get('platform').length > 0 || builder.get('privacyUrl').length > 0;
  const name = marks >= 2 && anchored ? chooseName(names, builder, context) : null;
  if (name === null) return null;
  const kind = names[0] === undefined ? '' : matchOf(names[0]);
  return builder.build(name, 'listed', `${passage.section.match} ${kind}`);
}

/** The parts between commas; null where a line is prose, or has too few or too long ones. */
function recordParts(passage: Passage): Quote[] | null {
  const { match } = passage;
  if (match.length > longestRecord || !commas.test(match) || /我们|您|。./.test(match)) return null;
  const parts = partsOf(passage);
  const long = parts.some((part) => part.text.length > 80 && !address.test(part.text));
  return parts.length < fewestParts || long ? null : parts;
}

interface SortedParts {
  readonly builder: SdkRowBuilder;
  /** Parts that no field knows and that come before the data: what the SDK is and is called. */
  readonly names: readonly Quote[];
  /** How many parts show their field. */
  readonly marks: number;
}

function sortParts(parts: readonly Quote[], context: LayoutContext): SortedParts {
  const builder = new SdkRowBuilder();
  const names: Quote[] = [];
  let marks = 0;
  let use: Quote | null = null;
  for (const part of parts) {
    const match = matchOf(part);
    const field = fieldOf(match);
    if (field !== null) {
      marks++;
      builder.add(field, part);
      if (field === 'data' && speaksOfUse(match, context)) use ??= part;
    } else if (names.length < 2 && builder.get('data').length === 0) names.push(part);
    else builder.add(hasPurpose(builder) || speaksOfUse(match, context) ? 'purpose' : 'data', part);
  }
  if (use !== null && !hasPurpose(builder)) builder.add('purpose', use);
  return { builder, names, marks };
}

function hasPurpose(builder: SdkRowBuilder): boolean {
  return builder.get('purpose').length > 0;
}

function fieldOf(match: string): SdkField | null {
  if (platform.test(match)) return 'platform';
  if (address.test(match)) return 'privacyUrl';
  if (data.test(match)) return 'data';
  return purpose.test(match) ? 'purpose' : null;
}

/** The kind of SDK stands before the file or library that is it; a known product's name outranks its file's. */
function chooseName(
  [first, second]: readonly Quote[],
  builder: SdkRowBuilder,
  context: LayoutContext,
): Quote | null {
  if (first === undefined) return null;
  const known = context.products.identify(matchOf(first), '') !== null;
  if (second === undefined || known) return first;
  if (!hasPurpose(builder)) builder.add('purpose', first);
  return second;
}

/** `涉及向用户推荐周边…功能` stands where the data should and tells the purpose. */
function speaksOfUse(match: string, context: LayoutContext): boolean {
  return context.affinity(match, 'purpose') > context.affinity(match, 'data');
}

function partsOf(passage: Passage): Quote[] {
  const start = numberingOf(passage.text.text)?.length ?? 0;
  return splitStretches(passage.match.slice(start), /[，,]/g).map((part) =>
    quote(passage, start + part.start, start + part.end),
  );
}
