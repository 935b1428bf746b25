import { fileURLToPath } from 'node:url';
import type { Diagnostic } from '../../facts/diagnostic.js';
import { InputError } from '../../facts/input-error.js';
import { type DocumentLink, findLineStarts } from '../document/policy-document.js';
import { tooLong } from './cut-to-limit.js';
import type { DocumentReader } from './document-reader.js';
import { ExtractedText } from './extracted-text.js';
import { blocksOfPages } from './pdf-blocks.js';
import { type PdfPage, readPdfPage } from './pdf-page.js';
import { inflatesBeyond } from './pdf-streams.js';

const scanned =
  'the pages are pictures without text, as a scanner makes them. Give a PDF with text, or run OCR over it first.';

const bomb = 'its streams inflate beyond the limit, as a decompression bomb does.';

/** PDF with text (ISO 32000). Positions are those in the extracted text, a line of the page a line. */
export const readPdf: DocumentReader = async ({ name, bytes }, limits) => {
  if (inflatesBeyond(bytes, limits.maxPdfInflatedBytes)) throw new InputError('policy-too-large', name, bomb);
  const pdf = await import('pdfjs-dist/legacy/build/pdf.mjs');
  // Character maps of Chinese fonts that are not embedded come with the library.
  const library = new URL('.', import.meta.resolve('pdfjs-dist/package.json'));
  const task = pdf.getDocument({
    data: Uint8Array.from(bytes), // The library takes the buffer for itself.
    cMapUrl: fileURLToPath(new URL('cmaps/', library)),
    cMapPacked: true,
    standardFontDataUrl: fileURLToPath(new URL('standard_fonts/', library)),
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    maxImageSize: 1 << 20,
    verbosity: 0,
  });
  try {
    const document = await task.promise;
    const count = Math.min(document.numPages, limits.maxPages);
    const pages: PdfPage[] = [];
    for (let i = 1; i <= count; i++) {
      const page = await document.getPage(i);
      pages.push(await readPdfPage(page, pdf.OPS));
      page.cleanup();
    }
    if (pages.every(({ runs }) => runs.length === 0)) throw new InputError('policy-scanned', name, scanned);
    const extracted = new ExtractedText(limits.maxCharacters);
    const links: DocumentLink[] = [];
    const blocks = blocksOfPages(pages, extracted, links);
    const { source } = extracted;
    return {
      document: {
        name,
        format: 'pdf',
        source,
        lineStarts: findLineStarts(source),
        blocks,
        links,
        title: null,
      },
      diagnostics: [
        ...(extracted.isFull ? [tooLong(name, limits)] : []),
        ...(count < document.numPages ? [tooManyPages(name, count, document.numPages)] : []),
      ],
    };
  } catch (error) {
    throw inputErrorOf(error, name);
  } finally {
    await task.destroy();
  }
};

function tooManyPages(name: string, read: number, all: number): Diagnostic {
  const detail = `Only the first ${read} of ${all} pages were read.`;
  return { code: 'policy-too-long', effect: 'lost', where: name, detail };
}

/** The library's own errors, by the names it gives them; everything else is passed on. */
function inputErrorOf(error: unknown, name: string): unknown {
  const kind = error instanceof Error ? error.name : '';
  if (kind === 'PasswordException')
    return new InputError('policy-encrypted', name, 'the document has a password. Save it without one.');
  if (kind === 'InvalidPDFException' || kind === 'FormatError' || kind === 'UnknownErrorException')
    return new InputError('policy-broken', name, 'the PDF is damaged. Save or download it again.');
  return error;
}
