import { numberingOf } from '../document/numbering.js';
import type { SdkNameWords } from '../lexicon/lexicon-schema.js';
import { alternatives, wholeWords } from '../lexicon/word-patterns.js';
import type { NameHit, ProductScanner } from '../products/product-scanner.js';
import { productUpTo, quotedBefore } from './names-before-sdk.js';

/** A name of an SDK within a text. */
export interface NameSpan {
  readonly start: number;
  readonly end: number;
  /** `word`: it says SDK; `listed`: it stands in an enumeration with one that does; `product`: a known product alone. */
  readonly how: 'word' | 'listed' | 'product';
  /** Known product, family or vendor within the name. */
  readonly known: NameHit | null;
}

/** Finds the SDK names of running text. */
export interface NameFinder {
  namesIn(match: string, start: number, end: number): readonly NameSpan[];
  /** True where a name names nothing: `该SDK`, `第三方SDK`. */
  isGeneric(match: string): boolean;
  hasCue(match: string): boolean;
  /** Known names in a stretch, whatever is said of them. */
  knownIn(match: string, start: number, end: number): readonly NameHit[];
}

const longestName = 44;
/** Units of a title before the name in it, and of what brackets hold. */
const longestTitle = 39;
const longestBracket = 32;
const boundary = /[，。；：、“”"「」『』《》【】[\]!！?？\n|,;:…—]/;
const separators = /^(?:、|\/|和|与|及|或|以及|and|or)$/;
/** `集成了某某公司的名字`: a component that is named as its company's, whether known or not. */
const owned =
  /(?:公司|集团|终端)(?:提供)?的\s?([a-z][\w.+-]*(?: [a-z][\w.+-]*){0,2}[\u4e00-\u9fff]{0,4}?|[\u4e00-\u9fff]{2,8})\s?(?=[，,。；;、（(和]|用于|为|提供|$)/g;

export function findNames(words: SdkNameWords, scan: ProductScanner): NameFinder {
  const openers = new RegExp(wholeWords(words.openers), 'g');
  const generic = new RegExp(`^${alternatives(words.generic.map(bare).filter((word) => word !== ''))}*$`);
  const clause = new RegExp(alternatives(words.clauses));
  const integrates = new RegExp(alternatives(words.integrates));
  const suffix = new RegExp(`^ ?${alternatives(words.suffixes)}+`);
  const isGeneric = (name: string): boolean => {
    const text = bare(name);
    return (
      text.length <= 1 ||
      /^[\d\s]+\.[\d.\s]*$/.test(name) ||
      clause.test(text) ||
      (text.length <= 24 && generic.test(text))
    );
  };

  /** The name that ends with the word SDK at `sdkEnd`. */
  const nameBefore = (
    match: string,
    from: number,
    sdkStart: number,
    sdkEnd: number,
    hits: readonly NameHit[],
  ): NameSpan | null => {
    const marked = quotedBefore(match, from, sdkStart);
    if (marked !== null && !isGeneric(match.slice(marked.start, marked.end)))
      return { ...marked, how: 'word', known: lastHit(hits, marked.start, marked.end) };
    const run = runBefore(match, from, sdkStart);
    let start = run;
    openers.lastIndex = 0;
    for (const opener of match.slice(run, sdkStart).matchAll(openers)) {
      const at = run + opener.index;
      const after = at + opener[0].length;
      if (hits.some((hit) => hit.start <= at && hit.end >= after)) continue;
      start = Math.max(start, after);
    }
    start = skipLeading(match, start, sdkStart);
    const known = lastHit(hits, start, sdkStart);
    const whose = known === null && match.charAt(start - 1) === '的' ? productUpTo(hits, start - 1) : null;
    if (whose !== null) return { start: whose.start, end: sdkEnd, how: 'word', known: whose };
    if (!isGeneric(match.slice(start, sdkStart)))
      return { start, end: withBrackets(match, sdkEnd), how: 'word', known };
    const owner = lastHit(hits, run, start);
    return owner === null ? null : { start: owner.start, end: owner.end, how: 'word', known: owner };
  };

  return {
    isGeneric,
    knownIn: scan,
    hasCue: (match) => words.cues.some((cue) => match.includes(cue)),
    namesIn(match, start, end) {
      const hits = scan(match, start, end);
      const names: NameSpan[] = [];
      let from = start;
      for (const sdk of match.slice(start, end).matchAll(/sdks?(?![a-z])/g)) {
        const at = start + sdk.index;
        const stop = at + sdk[0].length;
        const name = nameBefore(match, from, at, stop, hits);
        if (name !== null) names.push(...splitJoined(match, name, hits));
        from = stop;
      }
      const free = hits.filter(
        (hit) =>
          !isInTitle(match, hit) && !names.some((name) => hit.start < name.end && hit.end > name.start),
      );
      if (integrates.test(match.slice(start, end))) names.push(...ownedNames(match, start, end, names, free));
      return withNeighbours(match, names, free, suffix);
    },
  };
}

/** Names that follow `…公司的`, for a sentence that speaks of integration. */
function ownedNames(
  match: string,
  start: number,
  end: number,
  names: readonly NameSpan[],
  hits: readonly NameHit[],
): NameSpan[] {
  const found: NameSpan[] = [];
  for (const owner of match.slice(start, end).matchAll(owned)) {
    const name = owner[1]?.trim() ?? '';
    const at = start + owner.index + owner[0].indexOf(name);
    const span = { start: at, end: at + name.length };
    const taken = names.some((other) => other.start < span.end && other.end > span.start);
    if (taken || /服务|软件$|产品|隐私|协议|技术|平台$|信息|数据/.test(name)) continue;
    found.push({
      ...span,
      how: 'word',
      known: hits.find((hit) => hit.start >= span.start && hit.end <= span.end) ?? null,
    });
  }
  return found;
}

/** `甲和乙SDK` names two where both sides can stand for themselves. */
function splitJoined(match: string, name: NameSpan, hits: readonly NameHit[]): NameSpan[] {
  const text = match.slice(name.start, name.end);
  const joint = /(?<=[a-z0-9])\s?(?:和|与|及)\s?(?=[a-z0-9])/.exec(text) ?? knownJoint(name, text, hits);
  if (joint === null) return [name];
  const middle = name.start + joint.index;
  const left: NameSpan = {
    ...name,
    end: middle,
    known: hits.find((hit) => hit.start >= name.start && hit.end <= middle) ?? null,
  };
  return [left, { ...name, start: middle + joint[0].length }];
}

function knownJoint(name: NameSpan, text: string, hits: readonly NameHit[]): RegExpExecArray | null {
  const first = hits.find((hit) => hit.start === name.start);
  const joint = first === undefined ? null : /^\s?(?:和|与|及)\s?/.exec(text.slice(first.end - name.start));
  if (first === undefined || joint === null) return null;
  joint.index = first.end - name.start;
  return joint;
}

/** Titles of agreements name their product without saying that it is in the app. */
function isInTitle(match: string, hit: NameHit): boolean {
  const before = match.slice(Math.max(0, hit.start - longestTitle), hit.start);
  return before.lastIndexOf('《') > before.lastIndexOf('》');
}

/** Known names in the same enumeration as one that says SDK are SDKs too. */
function withNeighbours(
  match: string,
  anchors: readonly NameSpan[],
  hits: readonly NameHit[],
  suffix: RegExp,
): NameSpan[] {
  const free = hits.map((hit): NameSpan => {
    const rest = match.slice(hit.end, hit.end + 24);
    const end = hit.end + (suffix.exec(rest)?.[0].length ?? 0);
    return { start: hit.start, end: withBrackets(match, end), how: 'product', known: hit };
  });
  const all = [...anchors, ...free].sort((a, b) => a.start - b.start);
  const joined = (left: NameSpan | undefined, right: NameSpan | undefined): boolean =>
    left !== undefined && right !== undefined && separators.test(match.slice(left.end, right.start).trim());
  const listed = new Set(anchors);
  for (let i = all.length - 2; i >= 0; i--) {
    const [name, next] = [all[i], all[i + 1]];
    if (name !== undefined && next !== undefined && listed.has(next) && joined(name, next)) listed.add(name);
  }
  for (let i = 1; i < all.length; i++) {
    const [name, before] = [all[i], all[i - 1]];
    if (name !== undefined && before !== undefined && listed.has(before) && joined(before, name))
      listed.add(name);
  }
  return all.map((name) => (listed.has(name) && name.how === 'product' ? { ...name, how: 'listed' } : name));
}

/** Back from `end` to where the run of name characters begins; bracketed parts are stepped over whole. */
function runBefore(match: string, from: number, end: number): number {
  let at = end;
  while (at > from && end - at < longestName) {
    const character = match.charAt(at - 1);
    if (character === '）' || character === ')') {
      const bracketed = match.slice(Math.max(from, at - longestBracket), at);
      const open = Math.max(bracketed.lastIndexOf('（'), bracketed.lastIndexOf('('));
      if (open < 0) return at;
      at -= bracketed.length - open;
      continue;
    }
    if (character === '（' || character === '(' || boundary.test(character)) return at;
    at--;
  }
  return at;
}

function skipLeading(match: string, start: number, end: number): number {
  const text = match.slice(start, end);
  const numbered = numberingOf(text)?.length ?? 0;
  const joint = /^(?:\s|和(?=[^\u4e00-\u9fff]))+/.exec(text.slice(numbered))?.[0].length ?? 0;
  return start + numbered + joint;
}

/** An alias, version or platform in brackets right after a name belongs to it. */
function withBrackets(match: string, end: number): number {
  const bracket = /^ ?[（(][^（()）]{1,40}[)）]/.exec(match.slice(end, end + 44))?.[0];
  return bracket === undefined || /[，,。；;]|包括|包含|以下简称|其内部|公司[)）]$|集团[)）]$/.test(bracket)
    ? end
    : end + bracket.length;
}

function lastHit(hits: readonly NameHit[], start: number, end: number): NameHit | null {
  return hits.findLast((hit) => hit.start >= start && hit.end <= end) ?? null;
}

function bare(text: string): string {
  return text.replace(/sdks?|[^\p{L}\p{N}/]/gu, '');
}
