import { joinMapped, type MappedText, MappedTextBuilder } from '../document/mapped-text.js';
import type { PolicyLimits } from '../policy-limits.js';

export interface HtmlElement {
  readonly kind: 'element';
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: HtmlNode[];
  /** Offset of its start tag in the source. */
  readonly offset: number;
}

export interface HtmlText {
  readonly kind: 'text';
  /** Decoded, mapped to the source. */
  readonly text: MappedText;
}

export type HtmlNode = HtmlElement | HtmlText;

/** Elements whose text nobody reads. */
const unseen = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'math',
  'object',
  'iframe',
  'select',
  'audio',
  'video',
]);

/** The element tree of a page, without what is not read as text. Never deeper than the limit. */
export async function parseHtmlTree(source: string, limits: PolicyLimits): Promise<HtmlElement> {
  const { Parser } = await import('htmlparser2');
  const root: HtmlElement = { kind: 'element', name: '#root', attributes: {}, children: [], offset: 0 };
  /** One entry an open element; null for those inside or being unseen. */
  const open: (HtmlElement | null)[] = [root];
  let pending: MappedTextBuilder | null = null;
  const flush = (): void => {
    if (pending === null) return;
    open.at(-1)?.children.push({ kind: 'text', text: pending.build() });
    pending = null;
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      flush();
      const parent = open.at(-1);
      if (parent === null || parent === undefined || unseen.has(name)) {
        open.push(null);
        return;
      }
      const element: HtmlElement = {
        kind: 'element',
        name,
        attributes,
        children: [],
        offset: parser.startIndex,
      };
      parent.children.push(element);
      // Past the limit the parent stays the one that collects: text is kept, depth is not.
      open.push(open.length > limits.maxNesting ? parent : element);
    },
    ontext(data) {
      if (open.at(-1) === null) return;
      pending ??= new MappedTextBuilder();
      const from = parser.startIndex;
      if (parser.endIndex - from + 1 === data.length) pending.pushRun(data, from);
      else pending.push(data, from, parser.endIndex + 1);
    },
    onclosetag() {
      flush();
      if (open.length > 1) open.pop();
    },
  });
  parser.write(source);
  parser.end();
  flush();
  return root;
}

/** Elements that do not break a line. */
export const inlineElements = new Set([
  'a',
  'abbr',
  'b',
  'bdi',
  'bdo',
  'big',
  'cite',
  'code',
  'del',
  'em',
  'font',
  'i',
  'ins',
  'kbd',
  'label',
  'mark',
  'q',
  's',
  'small',
  'span',
  'strike',
  'strong',
  'sub',
  'sup',
  'time',
  'tt',
  'u',
  'var',
  'wbr',
]);
export const skippedElements = new Set(['head', 'img', 'input', 'button', 'meta', 'link']);

/** All text inside, blocks and line breaks separated by a line end. */
export function textOf(element: HtmlElement): MappedText {
  const parts: MappedText[] = [];
  collectText(element, parts);
  return joinMapped(parts, '');
}

function collectText(element: HtmlElement, parts: MappedText[]): void {
  for (const child of element.children) {
    if (child.kind === 'text') parts.push(child.text);
    else if (!skippedElements.has(child.name)) {
      const breaks = !inlineElements.has(child.name);
      if (breaks) parts.push(lineBreak(child.offset));
      collectText(child, parts);
      if (breaks) parts.push(lineBreak(child.offset));
    }
  }
}

function lineBreak(offset: number): MappedText {
  return { text: '\n', offsets: Uint32Array.of(offset, offset) };
}

/** Every element below, in document order. */
export function* elementsOf(root: HtmlElement): Generator<HtmlElement> {
  for (const child of root.children) {
    if (child.kind !== 'element') continue;
    yield child;
    yield* elementsOf(child);
  }
}
