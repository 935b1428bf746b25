import { numberingOf } from '../document/numbering.js';
import { type Passage, type Quote, quote, quoteAll } from '../document/passage.js';
import type { SdkField } from '../lexicon/lexicon-schema.js';
import type { Layout, LayoutContext } from './layout.js';
import { type SdkRow, SdkRowBuilder } from './sdk-row.js';

interface KeyedLine {
  readonly fields: readonly SdkField[];
  readonly value: Quote;
}

const keyEnd = /[：:]/;

/** Blocks of `key: value` lines. The name is a value of its own, or the line above the first key. */
export const keyValueLayout: Layout = (context, at) => {
  const first = blockAt(context, at);
  if (first === null) return null;
  const rows: SdkRow[] = [];
  let next = at;
  for (let block: ReturnType<typeof blockAt> = first; block !== null; block = blockAt(context, next)) {
    rows.push(block.row);
    next = block.next;
  }
  return { rows, next };
};

function blockAt(context: LayoutContext, at: number): { row: SdkRow; next: number } | null {
  const title = passageAt(context, at);
  if (title === null) return null;
  const keyed = keyedLine(title, context);
  const builder = new SdkRowBuilder();
  let name: Quote;
  if (keyed === null) {
    if (title.text.text.length > 80 || /[。；：:]$/u.test(title.text.text)) return null;
    name = withoutNumbering(title);
  } else {
    if (keyed.fields[0] !== 'name') return null;
    name = keyed.value;
  }
  const next = readKeys(context, at + 1, builder);
  const distinct = keyed === null ? 2 : 1;
  if (next.keys < distinct || name.text === '' || builder.get('subject').length > 0) return null;
  return { row: builder.build(name, 'listed', title.section.title), next: next.at };
}

/** Reads keys until another name, or a line that is neither a key nor a value of the last one. */
function readKeys(
  context: LayoutContext,
  from: number,
  builder: SdkRowBuilder,
): { at: number; keys: number } {
  let keys = 0;
  let last: readonly SdkField[] = [];
  let at = from;
  for (; ; at++) {
    const passage = passageAt(context, at);
    if (passage === null) break;
    const keyed = keyedLine(passage, context);
    if (keyed?.fields[0] === 'name') break;
    if (keyed !== null) {
      keys++;
      last = keyed.fields;
      for (const field of last) builder.add(field, keyed.value);
    } else if (continuesValue(passage, last)) for (const field of last) builder.add(field, quoteAll(passage));
    else if (keys > 0 || !/^(?:该|此|本)sdk|^由此sdk/.test(passage.match)) break;
  }
  return { at, keys };
}

/** Addresses stand on the line after their key. */
function continuesValue(passage: Passage, last: readonly SdkField[]): boolean {
  const linked = last.includes('privacyUrl') || last.includes('url');
  return linked && /^https?:/i.test(passage.text.text);
}

function keyedLine(passage: Passage, context: LayoutContext): KeyedLine | null {
  const text = passage.text.text;
  const end = text.slice(0, 40).search(keyEnd);
  if (end <= 0) return null;
  const start = numberingOf(text)?.length ?? 0;
  if (start >= end) return null;
  const fields = context.labels.fieldsOf(passage.match.slice(start, end));
  return fields.length === 0 ? null : { fields, value: quote(passage, end + 1, text.length) };
}

function withoutNumbering(passage: Passage): Quote {
  return quote(passage, numberingOf(passage.text.text)?.length ?? 0, passage.text.text.length);
}

function passageAt(context: LayoutContext, at: number): Passage | null {
  const item = context.items[at];
  return item?.kind === 'passage' ? item.passage : null;
}
