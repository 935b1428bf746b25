import { decodeText } from '../document/decode-text.js';
import { type DocumentLink, findLineStarts, type PolicyDocument } from '../document/policy-document.js';
import type { PolicyLimits } from '../policy-limits.js';
import { cutToLimit } from './cut-to-limit.js';
import type { DocumentReader } from './document-reader.js';
import { blocksOfTree, leadsElsewhere, linksOfTree, titleOfTree } from './html-blocks.js';
import { parseHtmlTree } from './html-tree.js';

/** HTML as saved or as served. Positions are those of the file's own text, markup included. */
export const readHtml: DocumentReader = async (input, limits) => {
  const { text: source, diagnostics } = cutToLimit(
    input.name,
    decodeText(input.name, input.bytes, input.contentType),
    limits,
  );
  return { document: await documentOfHtml(input.name, source, 'html', limits), diagnostics };
};

/** @param format Markdown keeps the lines of its text where that stands outside of elements. */
export async function documentOfHtml(
  name: string,
  source: string,
  format: 'html' | 'markdown',
  limits: PolicyLimits,
): Promise<PolicyDocument> {
  const tree = await parseHtmlTree(source, limits);
  const links: DocumentLink[] = [];
  const blocks = blocksOfTree(tree, limits, format === 'html' ? 'blanks' : 'layout', links);
  const written = links.filter(({ url }) => leadsElsewhere.test(url));
  return {
    name,
    format,
    source,
    lineStarts: findLineStarts(source),
    blocks,
    links: [...linksOfTree(tree), ...written].sort((one, other) => one.offset - other.offset),
    title: titleOfTree(tree),
  };
}
