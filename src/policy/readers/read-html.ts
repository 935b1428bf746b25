import { decodeText } from '../document/decode-text.js';
import { findLineStarts } from '../document/policy-document.js';
import { cutToLimit } from './cut-to-limit.js';
import type { DocumentReader } from './document-reader.js';
import { blocksOfTree, linksOfTree, titleOfTree } from './html-blocks.js';
import { parseHtmlTree } from './html-tree.js';

/** HTML as saved or as served. Positions are those of the file's own text, markup included. */
export const readHtml: DocumentReader = async (input, limits) => {
  const { text: source, diagnostics } = cutToLimit(
    input.name,
    decodeText(input.name, input.bytes, input.contentType),
    limits,
  );
  const tree = await parseHtmlTree(source, limits);
  return {
    document: {
      name: input.name,
      format: 'html',
      source,
      lineStarts: findLineStarts(source),
      blocks: blocksOfTree(tree, limits),
      links: linksOfTree(tree),
      title: titleOfTree(tree),
    },
    diagnostics,
  };
};
