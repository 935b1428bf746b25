import { numberingOf } from '../document/numbering.js';
import { matchOf, type Passage, type Quote, quote } from '../document/passage.js';
import { type Body, type ItemTitle, namesOfItem } from './item-names.js';
import { type Layout, type LayoutContext, passageAt } from './layout.js';
import { addProseFields, platformKey } from './prose-fields.js';
import { brandBefore, companyInBrackets, providerBeside, providerSaid } from './provider-in-text.js';
import { type SdkRow, SdkRowBuilder } from './sdk-row.js';

interface Item extends ItemTitle {
  /** The company in brackets after the title. */
  readonly provider: Quote | null;
  readonly passage: Passage;
  /** Where the text after the title begins. */
  readonly bodyStart: number;
}

const longestTitle = 60;
const mostBodyPassages = 6;
const shortClause = /^[^；;。，,：:]{2,24}(?=[；;。，,]|$)/;
const notUse = /收集|获取|采集|读取|信息|隐私|https?|我们|您|sdk|权限|公司/;
/** `，由某某公司提供`: what follows the name in each item of a list. */
const isProvided = /^ ?(?:该 ?sdk ?)?由[^，,。；;]{2,40}提供/;
const titleEnds: ReadonlySet<string> = new Set('：:，,；;。');

/** Numbered items that open with an SDK's name: `（3）某某SDK：…`, or the name on a line of its own. */
export const itemLayout: Layout = (context, at) => {
  const rows: SdkRow[] = [];
  let next = at;
  for (let item = itemAt(context, next, null); item !== null; item = itemAt(context, next, item)) {
    const end = bodyEnd(context, next + 1, item);
    rows.push(...rowsOf(item, context, next + 1, end));
    next = end;
  }
  return next > at ? { rows, next } : null;
};

/** After an item, the next of the same kind may have a title that nobody knows. */
function itemAt(context: LayoutContext, at: number, before: Item | null): Item | null {
  const passage = passageAt(context, at);
  if (passage === null || passage.section.role === 'contact') return null;
  const numbering = numberingOf(passage.text.text);
  const start = numbering?.length ?? 0;
  if (numbering === null && passage.kind !== 'list-item') return null;
  const rest = passage.match.slice(start, start + longestTitle);
  const stop = endOfTitle(rest);
  if (stop < 0 && passage.match.length - start > longestTitle) return null;
  const titleEnd = stop < 0 ? passage.match.length : start + stop;
  const owned = companyInBrackets(quote(passage, start, titleEnd));
  const end = quotedEnd(passage.match, start) ?? owned?.name.end ?? titleEnd;
  const alike = before !== null && stop > 0 && isAlike(before, passage, start, end, titleEnd);
  if (!alike && !isTitle(passage, start, end, context)) return null;
  const bodyStart = Math.min(titleEnd + 1, passage.match.length);
  return {
    title: quote(passage, start, end),
    titleMatch: passage.match.slice(start, end),
    provider: owned?.provider ?? null,
    passage,
    bodyStart,
  };
}

/** The end of a name in quotation marks that is not the whole title: `“某某” 浏览服务`. */
function quotedEnd(match: string, start: number): number | null {
  const marked = /^[“"「『]?[^“”"「」『』，,。；;：:]{2,24}[”"」』](?= ?\p{L})/u.exec(
    match.slice(start, start + longestTitle),
  );
  const opens = marked !== null && /[“"「『]/.test(match.slice(Math.max(0, start - 1), start + 1));
  return opens ? start + marked[0].length - 1 : null;
}

function isAlike(before: Item, passage: Passage, start: number, end: number, titleEnd: number): boolean {
  const colon =
    /[：:]/.test(passage.match.charAt(titleEnd)) &&
    /[：:]/.test(before.passage.match.charAt(before.bodyStart - 1));
  const provided =
    isProvided.test(passage.match.slice(titleEnd + 1)) &&
    isProvided.test(before.passage.match.slice(before.bodyStart));
  const sameKind = before.passage.kind === passage.kind && before.title.start === start;
  const title = passage.match.slice(start, end);
  return (colon || provided) && sameKind && title.length <= 30 && !/我们|您|信息|权限|说明|方式/.test(title);
}

/** The first mark outside brackets, -1 where there is none. */
function endOfTitle(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '(' || character === '（') depth++;
    else if (character === ')' || character === '）') depth = Math.max(0, depth - 1);
    else if (depth === 0 && (titleEnds.has(character) || text.startsWith('——', at))) return at;
  }
  return -1;
}

/** The title is a name and nothing else: a product, a package, or a name that ends with SDK. */
function isTitle(passage: Passage, start: number, end: number, context: LayoutContext): boolean {
  const title = passage.match.slice(start, end);
  const bare = title.replace(/[（(][^（()）]*[)）]?/g, '').trim();
  if (bare.length < 2 || /[。！!]/.test(title) || /(?:小程序|公众号)$/.test(bare)) return false;
  if (/^(?:该|此|本|上述) ?sdk|类(?:第三方)? ?sdk$/.test(bare)) return false;
  if (context.products.isProduct(bare)) return true;
  if (/^(?:com|cn|org|net|io)(?:\.[a-z]\w*)+$/.test(bare)) return true;
  if (!/sdk$/.test(bare) || bare.length <= 3) return false;
  const span = context.names.namesIn(passage.match, start, end).at(0);
  if (span !== undefined) return span.start <= start + 1;
  // A title may be as generic as `推送SDK`: in a numbered list it is what the list calls the SDK.
  return bare.length <= 12 && !/第三方|三方|我们|您|该|其他|接入|集成|使用/.test(bare);
}

/** Passages below that belong to the item: up to the next numbered one or heading. */
function bodyEnd(context: LayoutContext, from: number, item: Item): number {
  const hasOwnBody = item.bodyStart < item.passage.match.length;
  let at = from;
  for (; at < from + mostBodyPassages; at++) {
    const passage = passageAt(context, at);
    if (passage === null || passage.kind !== 'paragraph' || numberingOf(passage.text.text) !== null) break;
    if (hasOwnBody && !/https?:|sdk/.test(passage.match) && !platformKey.test(passage.match)) break;
  }
  return at;
}

function rowsOf(item: Item, context: LayoutContext, from: number, to: number): SdkRow[] {
  const bodies: Body[] = [{ passage: item.passage, start: item.bodyStart }];
  for (let at = from; at < to; at++) {
    const passage = passageAt(context, at);
    if (passage !== null) bodies.push({ passage, start: 0 });
  }
  const around = `${item.passage.section.match} ${item.titleMatch} ${item.passage.match.slice(item.bodyStart, item.bodyStart + 120)}`;
  // Read once for all the names: a title may stand for any number of them.
  const said = new SdkRowBuilder();
  if (item.provider !== null) said.add('provider', item.provider);
  for (const { passage, start } of bodies) addProseFields(said, passage, start, passage.match.length);
  const use = said.get('purpose').length === 0 ? bareUse(item) : null;
  if (use !== null) said.add('purpose', use);
  const saidProviders = bodies.map(providerOfBody);
  return namesOfItem(item, bodies, context).map((name) => {
    const builder = said.copy();
    if (item.provider === null) {
      const provider = providerIn(bodies, saidProviders, name, context);
      if (provider !== null) builder.add('provider', provider);
    }
    return builder.build(name, 'listed', around);
  });
}

/** `：文件存储；收集…`: a short first clause that says what the SDK is for without a word for it. */
function bareUse({ passage, bodyStart }: Item): Quote | null {
  if (!/[：:]/.test(passage.match.charAt(bodyStart - 1))) return null;
  const clause = shortClause.exec(passage.match.slice(bodyStart))?.[0] ?? '';
  return clause.trim().length < 2 || notUse.test(clause)
    ? null
    : quote(passage, bodyStart, bodyStart + clause.length);
}

/** The company a body says provides what it is about, whichever name it goes by. */
function providerOfBody({ passage, start }: Body): Quote | null {
  const stretch = { start, end: passage.match.length };
  return providerBeside(passage, start, start, stretch) ?? providerSaid(passage, stretch);
}

/** The company of the first body that says one: whatever the name, or beside the name. */
function providerIn(
  bodies: readonly Body[],
  said: readonly (Quote | null)[],
  name: Quote,
  { names }: LayoutContext,
): Quote | null {
  const core = matchOf(name)
    .replace(/\s?sdk.*$/, '')
    .trim();
  for (const [i, body] of bodies.entries()) {
    const provider = said[i] ?? besideName(body, core, names);
    if (provider !== null) return provider;
  }
  return null;
}

function besideName({ passage, start }: Body, core: string, names: LayoutContext['names']): Quote | null {
  if (core.length <= 1) return null;
  for (let at = passage.match.indexOf(core, start); at >= 0; at = passage.match.indexOf(core, at + 1)) {
    const provider =
      providerBeside(passage, at, at + core.length, { start }) ?? brandBefore(passage, at, start, names);
    if (provider !== null) return provider;
  }
  return null;
}
