import { numberingOf } from '../document/numbering.js';
import { type Passage, type Quote, quote } from '../document/passage.js';
import type { Layout, LayoutContext } from './layout.js';
import { addProseFields } from './prose-fields.js';
import { providerNear } from './provider-in-text.js';
import { type SdkRow, SdkRowBuilder } from './sdk-row.js';

interface Item {
  readonly title: Quote;
  readonly titleMatch: string;
  readonly passage: Passage;
  /** Where the text after the title begins. */
  readonly bodyStart: number;
}

const longestTitle = 60;
const mostBodyPassages = 6;
const titleEnd = /[：:，,；;。]|——/;

/** Numbered items that open with an SDK's name: `（3）某某SDK：…`, or the name on a line of its own. */
export const itemLayout: Layout = (context, at) => {
  const rows: SdkRow[] = [];
  let next = at;
  let items = 0;
  for (let item = itemAt(context, next); item !== null; item = itemAt(context, next)) {
    const end = bodyEnd(context, next + 1, item);
    rows.push(...rowsOf(item, context, next + 1, end));
    next = end;
    items++;
  }
  return items > 0 ? { rows, next } : null;
};

function itemAt(context: LayoutContext, at: number): Item | null {
  const passage = passageAt(context, at);
  if (passage === null) return null;
  const numbering = numberingOf(passage.text.text);
  const start = numbering?.length ?? 0;
  if (numbering === null && passage.kind !== 'list-item') return null;
  const rest = passage.match.slice(start, start + longestTitle);
  const stop = rest.search(titleEnd);
  if (stop < 0 && passage.match.length - start > longestTitle) return null;
  const end = stop < 0 ? passage.match.length : start + stop;
  const titleMatch = passage.match.slice(start, end);
  if (!namesSdk(titleMatch, context)) return null;
  return {
    title: quote(passage, start, end),
    titleMatch,
    passage,
    bodyStart: Math.min(end + 1, passage.match.length),
  };
}

function namesSdk(title: string, context: LayoutContext): boolean {
  const bare = title.replace(/[（(][^（()）]*[)）]/g, '').trim();
  if (bare.length < 2 || /[。！]/.test(title)) return false;
  if (context.products.isProduct(bare)) return true;
  if (/^(?:com|cn|org|net|io)(?:\.[a-z][\w]*)+$/.test(bare)) return true;
  return /sdk$/.test(bare) && !/我们|第三方sdk|接入|您/.test(bare) && bare.length > 3;
}

/** Passages below that belong to the item: up to the next numbered one or heading. */
function bodyEnd(context: LayoutContext, from: number, item: Item): number {
  const hasOwnBody = item.bodyStart < item.passage.match.length;
  let at = from;
  for (; at < from + mostBodyPassages; at++) {
    const passage = passageAt(context, at);
    if (passage === null || passage.kind !== 'paragraph' || numberingOf(passage.text.text) !== null) break;
    if (hasOwnBody && !/https?:/.test(passage.match) && !/sdk/.test(passage.match)) break;
  }
  return at;
}

function rowsOf(item: Item, context: LayoutContext, from: number, to: number): SdkRow[] {
  const builder = new SdkRowBuilder();
  const { passage, bodyStart } = item;
  const end = passage.match.length;
  readBody(builder, passage, bodyStart, end);
  for (let at = from; at < to; at++) {
    const below = passageAt(context, at);
    if (below !== null) readBody(builder, below, 0, below.match.length);
  }
  const context_ = `${item.passage.section.title} ${item.titleMatch} ${passage.match.slice(bodyStart, bodyStart + 120)}`;
  return [builder.build(item.title, 'listed', context_)];
}

function readBody(builder: SdkRowBuilder, passage: Passage, start: number, end: number): void {
  addProseFields(builder, passage, start, end);
  if (builder.get('provider').length > 0) return;
  for (const sdk of passage.match.slice(start, end).matchAll(/sdk/g)) {
    const at = start + sdk.index;
    const provider = providerNear(passage, at, at + 3, { start, end });
    if (provider !== null) {
      builder.add('provider', provider);
      return;
    }
  }
}

function passageAt(context: LayoutContext, at: number): Passage | null {
  const item = context.items[at];
  return item?.kind === 'passage' ? item.passage : null;
}
