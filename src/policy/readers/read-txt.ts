import { decodeText } from '../document/decode-text.js';
import { blocksOfLines } from '../document/line-blocks.js';
import { MappedTextBuilder } from '../document/mapped-text.js';
import { type DocumentLink, findLineStarts } from '../document/policy-document.js';
import { cutToLimit } from './cut-to-limit.js';
import type { DocumentReader, PolicyDocumentInput } from './document-reader.js';
import { leadsElsewhere } from './html-blocks.js';
import { documentOfHtml } from './read-html.js';

/** Plain text, Markdown marks tolerated: many published texts are Markdown in a .txt file. */
export const readTxt: DocumentReader = async (input, limits) => {
  const { text: source, diagnostics } = cutToLimit(
    input.name,
    decodeText(input.name, input.bytes, input.contentType),
    limits,
  );
  if (holdsHtmlTable(source)) {
    return { document: await documentOfHtml(input.name, source, 'markdown', limits), diagnostics };
  }
  const builder = new MappedTextBuilder();
  builder.pushRun(source, 0);
  const links: DocumentLink[] = [];
  const blocks = blocksOfLines(builder.build(), links);
  return {
    document: {
      name: input.name,
      format: isMarkdown(input) ? 'markdown' : 'txt',
      source,
      lineStarts: findLineStarts(source),
      blocks,
      links: links.filter(({ url }) => leadsElsewhere.test(url)),
      title: null,
    },
    diagnostics,
  };
};

/** Markdown has HTML for tables whose cells hold more than a line. */
function holdsHtmlTable(source: string): boolean {
  return /<table[\s>]/i.test(source) && /<t[dh][\s>]/i.test(source) && /<\/table>/i.test(source);
}

/** By name or content type; the marks are read in either case. */
function isMarkdown({ name, contentType }: PolicyDocumentInput): boolean {
  return /\.(?:md|markdown)(?:$|[?#])/i.test(name) || /\bmarkdown\b/i.test(contentType ?? '');
}
