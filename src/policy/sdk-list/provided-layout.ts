import { splitStretches } from '../document/enumeration.js';
import { matchOf, type Passage, type Quote, quote } from '../document/passage.js';
import { type Stretch, sentencesOf } from '../document/sentences.js';
import type { Layout, LayoutContext } from './layout.js';
import { addProseFields } from './prose-fields.js';
import { companyEnd } from './provider-in-text.js';
import { type SdkRow, SdkRowBuilder } from './sdk-row.js';

const provided =
  /(?:目前)?(?:我们|本应用|本产品|本软件|app)?的?([^。；;由]{2,40})(?:均|都)?由([^。；;]{4,300}?)(?:共同)?提供(?!的)/;
const functionTitle = /基于(.{1,40}?)的 ?sdk/;

/**
 * SDKs that are named by who provides them: `（3）基于广告的SDK接入` / `我们的广告服务由甲公司、乙公司提供，我们会
 * 接入这些公司的SDK`. A brand in brackets, or the brand that `…的SDK` speaks of, is the name; else the function is.
 */
export const providedLayout: Layout = (context, at) => {
  const item = context.items[at];
  if (item?.kind !== 'passage' || !item.passage.match.includes('sdk')) return null;
  const { passage } = item;
  const sentences = sentencesOf(passage.match);
  const first = sentences.find(({ start, end }) => {
    const text = passage.match.slice(start, end);
    return provided.test(text) && /接入|集成|嵌入|使用/.test(text) && text.includes('sdk');
  });
  const found = first === undefined ? null : provided.exec(passage.match.slice(first.start, first.end));
  if (first === undefined || found?.[1] === undefined || found[2] === undefined) return null;
  const listStart = first.start + found.index + found[0].lastIndexOf(found[2]);
  const listEnd = listStart + found[2].length;
  const companies = companiesIn(passage, listStart, listEnd);
  if (companies.length === 0) return null;
  const purposeStart = first.start + found.index + found[0].indexOf(found[1]);
  const purpose = quote(passage, purposeStart, purposeStart + found[1].length);
  const title = titleBefore(context, at);
  const below = passagesBelow(context, at + 1);
  const rows = companies.map((entry) => {
    const name = nameOf(entry, companies.length, passage, first, title, context);
    const told = [{ passage, from: listEnd }, ...below.map((more) => ({ passage: more, from: 0 }))];
    return rowOf(name, entry, purpose, told, `${title === null ? '' : matchOf(title)} ${matchOf(purpose)}`);
  });
  return { rows, next: at + 1 + below.length };
};

interface Company {
  readonly name: Quote;
  /** Brand in the bracket after it. */
  readonly brand: Quote | null;
}

function companiesIn(passage: Passage, start: number, end: number): Company[] {
  const companies: Company[] = [];
  for (const part of splitStretches(passage.match.slice(start, end), /、|，|,|以及|和|及|与/g)) {
    const text = passage.match.slice(start + part.start, start + part.end);
    const bracket = /[（(]([^（()）]{1,24})[)）]\s*$/.exec(text);
    const bare =
      bracket === null || !providesIt(text.slice(0, bracket.index).trim())
        ? text
        : text.slice(0, bracket.index);
    const nameEnd = start + part.start + bare.length;
    if (!providesIt(bare.trim())) continue;
    const brandStart = bracket === null ? 0 : start + part.start + bracket.index + 1;
    companies.push({
      name: quote(passage, start + part.start, nameEnd),
      brand:
        bare === text || bracket?.[1] === undefined
          ? null
          : quote(passage, brandStart, brandStart + bracket[1].length),
    });
  }
  return companies;
}

/** A company, or a centre, where the sentence says that it provides something. */
function providesIt(name: string): boolean {
  return companyEnd.test(name) || name.endsWith('中心');
}

function nameOf(
  entry: Company,
  count: number,
  passage: Passage,
  sentence: Stretch,
  title: Quote | null,
  context: LayoutContext,
): Quote {
  if (entry.brand !== null) return entry.brand;
  if (count > 1) return entry.name;
  const text = passage.match.slice(sentence.start, sentence.end);
  const owned = /(?:接入|集成|嵌入|使用)了?([^，,。的]{2,16})的+ ?sdk/.exec(text);
  if (
    owned?.[1] !== undefined &&
    !/他们|它们|这些|上述|其|该/.test(owned[1]) &&
    (title === null || !context.products.isBroad(owned[1]))
  ) {
    const at = sentence.start + owned.index + owned[0].indexOf(owned[1]);
    return quote(passage, at, sentence.start + owned.index + owned[0].length);
  }
  return title ?? entry.name;
}

interface Told {
  readonly passage: Passage;
  readonly from: number;
}

function rowOf(name: Quote, entry: Company, purpose: Quote, told: readonly Told[], context: string): SdkRow {
  const builder = new SdkRowBuilder();
  builder.add('provider', entry.name);
  builder.add('purpose', purpose);
  const brand = entry.brand?.text.toLowerCase();
  const speaksOf = brand === undefined ? null : `${brand}会`;
  const rest = told.flatMap(({ passage, from }) =>
    sentencesOf(passage.match, from).map((sentence) => ({ passage, ...sentence })),
  );
  const own =
    speaksOf === null
      ? []
      : rest.filter(({ passage, start, end }) => passage.match.slice(start, end).includes(speaksOf));
  for (const { passage, start, end } of own.length > 0 ? own : rest) {
    const at = own.length > 0 && speaksOf !== null ? passage.match.indexOf(speaksOf, start) : start;
    addProseFields(builder, passage, at, end);
  }
  return builder.build(name, 'listed', context);
}

/** What goes on to tell what these SDKs collect. */
function passagesBelow(context: LayoutContext, from: number): Passage[] {
  const below: Passage[] = [];
  for (let at = from; at < from + 3; at++) {
    const item = context.items[at];
    if (item?.kind !== 'passage' || item.passage.kind === 'heading') break;
    if (!/^(?:他们|它们|其|该|这些|上述|[^，,。]{2,12}会)/.test(item.passage.match)) break;
    below.push(item.passage);
  }
  return below;
}

/** `基于…的SDK` in the heading or line above, without numbering. */
function titleBefore(context: LayoutContext, at: number): Quote | null {
  const above = context.items[at - 1];
  if (above?.kind !== 'passage') return null;
  const found = functionTitle.exec(above.passage.match);
  return found === null ? null : quote(above.passage, found.index, found.index + found[0].length);
}
