import { nameKey } from '../../sdk/name-key.js';
import { type Passage, type Quote, quote } from '../document/passage.js';
import { sentencesOf } from '../document/sentences.js';
import type { LayoutContext } from './layout.js';
import type { NameSpan } from './names-in-text.js';

export interface ItemTitle {
  readonly title: Quote;
  /** As words are looked up. */
  readonly titleMatch: string;
}

/** A stretch of a passage that belongs to an item. */
export interface Body {
  readonly passage: Passage;
  readonly start: number;
}

/** As many vendors named below a title that names no product are its SDKs. */
const fewestBrands = 3;

/** The title, or what the text names where the title only says what kind of SDK comes. */
export function namesOfItem(
  item: ItemTitle,
  bodies: readonly Body[],
  context: LayoutContext,
): readonly Quote[] {
  const core = item.titleMatch.replace(/[（(].*$/, '');
  const refined = refinedNames(core.replace(/\s?sdk.*$/, ''), bodies, context);
  if (refined.length > 1) return refined;
  if (!context.names.isGeneric(core)) return [item.title];
  for (const { passage, start } of bodies) {
    const sentences = sentencesOf(passage.match, start);
    const named = sentences.flatMap((sentence) =>
      context.names.namesIn(passage.match, sentence.start, sentence.end),
    );
    const sdks = named.filter((span) => span.how !== 'product' && !sameName(span, passage, item));
    if (sdks.length > 0) return distinctNames(sdks, passage);
    const brands = named.filter(({ known }) => known?.term.kind === 'vendor');
    if (brands.length >= fewestBrands) return distinctNames(brands, passage);
  }
  return [item.title];
}

/** `排障SDK：我们使用了宽带排障SDK和光猫排障SDK`: several names that each make the title more precise. */
function refinedNames(core: string, bodies: readonly Body[], context: LayoutContext): readonly Quote[] {
  const [body] = bodies;
  if (body === undefined || core.length < 2) return [];
  const { passage, start } = body;
  const spans = sentencesOf(passage.match, start).flatMap((sentence) =>
    context.names.namesIn(passage.match, sentence.start, sentence.end),
  );
  const ending = core.slice(-2);
  const precise = spans.filter(
    (span) => span.how === 'word' && isMorePrecise(passage.match.slice(span.start, span.end), ending, core),
  );
  return distinctNames(precise, passage);
}

function isMorePrecise(name: string, ending: string, core: string): boolean {
  const bare = name.replace(/\s?sdk.*$/, '');
  return (
    bare.length > ending.length &&
    bare.endsWith(ending) &&
    !bare.includes(core.length > 4 ? core : '\n') &&
    bare !== core
  );
}

function sameName(span: NameSpan, passage: Passage, item: ItemTitle): boolean {
  return nameKey(passage.match.slice(span.start, span.end)) === nameKey(item.titleMatch);
}

function distinctNames(spans: readonly NameSpan[], passage: Passage): Quote[] {
  const byKey = new Map<string, Quote>();
  for (const { start, end } of spans) {
    const key = nameKey(passage.match.slice(start, end));
    if (!byKey.has(key)) byKey.set(key, quote(passage, start, end));
  }
  return [...byKey.values()];
}
