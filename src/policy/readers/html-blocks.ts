import { blockOfText, blocksOfLines } from '../document/line-blocks.js';
import { joinMapped, type MappedText } from '../document/mapped-text.js';
import type { Block, DocumentLink } from '../document/policy-document.js';
import { readableText } from '../normalize/readable-text.js';
import type { PolicyLimits } from '../policy-limits.js';
import { tableOfElement } from './html-table.js';
import {
  elementsOf,
  type HtmlElement,
  type HtmlNode,
  inlineElements,
  skippedElements,
  textOf,
} from './html-tree.js';

const lineEnd = new Set(['br', 'hr']);

/** What line ends in text without markup are: blanks as in a page, or the layout of a Markdown text. */
export type LineEnds = 'blanks' | 'layout';

/**
 * Blocks of a page in reading order.
 * @param links takes the links that are written in Markdown
 */
export function blocksOfTree(
  root: HtmlElement,
  limits: PolicyLimits,
  lineEnds: LineEnds,
  links: DocumentLink[],
): Block[] {
  const builder = new BlockBuilder(limits, lineEnds, links);
  builder.children(root, 0);
  builder.flush();
  return builder.blocks;
}

class BlockBuilder {
  readonly blocks: Block[] = [];
  #run: MappedText[] = [];
  readonly #limits: PolicyLimits;
  readonly #lineEnds: LineEnds;
  readonly #links: DocumentLink[];

  constructor(limits: PolicyLimits, lineEnds: LineEnds, links: DocumentLink[]) {
    this.#limits = limits;
    this.#lineEnds = lineEnds;
    this.#links = links;
  }

  children(element: HtmlElement, depth: number): void {
    for (const child of element.children) this.#node(child, depth);
  }

  flush(): void {
    if (this.#run.length === 0) return;
    const raw = joinMapped(this.#run, '');
    this.#run = [];
    if (this.#lineEnds === 'layout' || isPreformatted(raw.text)) {
      this.blocks.push(...blocksOfLines(raw, this.#links));
      return;
    }
    const text = readableText(raw);
    if (text.text !== '') this.blocks.push(blockOfText(text));
  }

  #node(node: HtmlNode, depth: number): void {
    if (node.kind === 'text') this.#run.push(node.text);
    else this.#element(node, depth);
  }

  #element(element: HtmlElement, depth: number): void {
    const { name } = element;
    if (skippedElements.has(name)) return;
    if (lineEnd.has(name)) this.flush();
    else if (inlineElements.has(name)) this.children(element, depth);
    else {
      this.flush();
      this.#blockElement(element, depth);
      this.flush();
    }
  }

  #blockElement(element: HtmlElement, depth: number): void {
    const { name } = element;
    const heading = /^h([1-6])$/.exec(name)?.[1];
    if (heading !== undefined)
      this.#pushText(element, (text) => ({ kind: 'heading', level: Number(heading), text }));
    else if (name === 'pre' || name === 'textarea')
      this.blocks.push(...blocksOfLines(textOf(element), this.#links));
    else if (name === 'li') this.#listItem(element, depth);
    else if (name === 'ul' || name === 'ol') this.children(element, depth + 1);
    else if (name === 'table') this.#table(element, depth);
    else this.children(element, depth);
  }

  #pushText(element: HtmlElement, make: (text: MappedText) => Block): void {
    const text = readableText(textOf(element));
    if (text.text !== '') this.blocks.push(make(text));
  }

  /** A short item without blocks of its own stays one item; else its blocks follow. */
  #listItem(element: HtmlElement, depth: number): void {
    const before = this.blocks.length;
    this.children(element, depth);
    this.flush();
    const added = this.blocks.splice(before);
    for (const block of added) {
      this.blocks.push(
        block.kind === 'paragraph'
          ? { kind: 'list-item', depth: Math.max(1, depth), text: block.text }
          : block,
      );
    }
  }

  /** Tables that only lay out the page (one column, or tables inside) are read through. */
  #table(element: HtmlElement, depth: number): void {
    const table = tableOfElement(element, this.#limits);
    if (table === null) this.children(element, depth);
    else this.blocks.push(table);
  }
}

/** Text whose line ends are its layout, put in an element without markup. */
function isPreformatted(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.length >= 8 && text.length / lines.length > 8;
}

/** The page's <title>. */
export function titleOfTree(root: HtmlElement): string | null {
  for (const element of elementsOf(root)) {
    if (element.name === 'title') return readableText(textOf(element)).text || null;
  }
  return null;
}

/** A page: not a place in this one, and no mail address or script. */
export const leadsElsewhere = /^(?:https?:|(?!#|[a-z][a-z\d+.-]*:).)/i;

/** Links with text and target. */
export function linksOfTree(root: HtmlElement): DocumentLink[] {
  const links: DocumentLink[] = [];
  for (const element of elementsOf(root)) {
    const url = element.name === 'a' ? element.attributes['href']?.trim() : undefined;
    if (url !== undefined && leadsElsewhere.test(url)) {
      links.push({ text: readableText(textOf(element)).text, url, offset: element.offset });
    }
  }
  return links;
}
