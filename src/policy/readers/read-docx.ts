import { findLineStarts } from '../document/policy-document.js';
import { tooLong } from './cut-to-limit.js';
import type { DocumentReader } from './document-reader.js';
import { DocxBlockReader } from './docx-blocks.js';
import { readDocxParts } from './docx-parts.js';
import { readDocxXml } from './docx-xml.js';

/** Word documents (ECMA-376). Positions are those in the extracted text, a paragraph a line. */
export const readDocx: DocumentReader = async ({ name, bytes }, limits) => {
  const parts = await readDocxParts(name, bytes);
  const reader = new DocxBlockReader(parts, limits);
  await readDocxXml(parts.body, reader);
  const { source, isFull } = reader.extracted;
  return {
    document: {
      name,
      format: 'docx',
      source,
      lineStarts: findLineStarts(source),
      blocks: reader.blocks,
      links: reader.links,
      title: null,
    },
    diagnostics: isFull ? [tooLong(name, limits)] : [],
  };
};
