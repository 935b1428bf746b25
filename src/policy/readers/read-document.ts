import { InputError } from '../../facts/input-error.js';
import type { DocumentFormat } from '../document/policy-document.js';
import type { PolicyLimits } from '../policy-limits.js';
import type { DocumentReader, PolicyDocumentInput, ReadOutcome } from './document-reader.js';

/** Readers by format, loaded when a document of that format comes. */
const readers: Partial<Record<DocumentFormat, () => Promise<DocumentReader>>> = {
  txt: async () => (await import('./read-txt.js')).readTxt,
  html: async () => (await import('./read-html.js')).readHtml,
  pdf: async () => (await import('./read-pdf.js')).readPdf,
  docx: async () => (await import('./read-docx.js')).readDocx,
};

/**
 * Reads a document of any format.
 *
 * @throws InputError where it is empty, too large, of no known format, or holds no text.
 */
export async function readDocument(input: PolicyDocumentInput, limits: PolicyLimits): Promise<ReadOutcome> {
  const { name, bytes } = input;
  if (bytes.length === 0) {
    throw new InputError('policy-empty', name, "the document is empty. Give the policy's text.");
  }
  if (bytes.length > limits.maxDocumentBytes) {
    const detail = `${bytes.length} bytes are more than the limit of ${limits.maxDocumentBytes}. Give the policy alone, without attachments.`;
    throw new InputError('policy-too-large', name, detail);
  }
  refuseOldOffice(name, bytes);
  const format = formatOf(input);
  const load = readers[format];
  if (load === undefined) {
    throw new InputError('policy-format', name, `${format} documents are not supported. Give text or HTML.`);
  }
  const reader = await load();
  const outcome = await reader(input, limits);
  if (!hasText(outcome)) {
    const hint =
      format === 'html'
        ? 'The page may be filled in by scripts: save it from a browser.'
        : 'Give a document with text.';
    throw new InputError('policy-without-text', name, `no text was found. ${hint}`);
  }
  return outcome;
}

/** The container of Word 97 to 2003, in which newer versions also wrap documents with a password ([MS-CFB] 2.2). */
const compoundFile = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';
const directorySearched = 64 * 1024;

function refuseOldOffice(name: string, bytes: Uint8Array): void {
  const latin = new TextDecoder('latin1');
  if (
    latin.decode(bytes.subarray(0, 8)) !== latin.decode(Uint8Array.from(compoundFile, (c) => c.charCodeAt(0)))
  )
    return;
  const ends = [bytes.subarray(0, directorySearched), bytes.subarray(-directorySearched)];
  const encrypted = ends.some((part) => latin.decode(part).includes([...'EncryptedPackage'].join('\0')));
  throw encrypted
    ? new InputError('policy-encrypted', name, 'the document has a password. Save it without one.')
    : new InputError('policy-format', name, 'this is a document of Word 97 to 2003. Save it as DOCX or PDF.');
}

/** From the bytes first, then the name and the content type. */
function formatOf({ name, bytes, contentType }: PolicyDocumentInput): DocumentFormat {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  if (head.startsWith('%PDF-')) return 'pdf';
  if (head.startsWith('PK\x03\x04')) return 'docx';
  if (/\.(?:html?|xhtml|shtml)(?:$|[?#])/i.test(name) || /\bhtml\b/i.test(contentType ?? '')) return 'html';
  if (/<(?:!doctype\s+html|html[\s>])/i.test(head)) return 'html';
  return 'txt';
}

function hasText({ document }: ReadOutcome): boolean {
  return document.blocks.some((block) =>
    block.kind === 'table'
      ? block.rows.some((row) => row.cells.some((cell) => cell.text.text !== ''))
      : block.text.text !== '',
  );
}
