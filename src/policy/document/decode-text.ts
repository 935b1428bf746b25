import { InputError } from '../../facts/input-error.js';

const utf8 = 'utf-8';

/**
 * Decodes a text document. The order is that of browsers: byte order mark, the encoding the server named, the one
 * the page names, then what the bytes look like. A declared encoding that the bytes contradict loses.
 *
 * @throws InputError where the bytes are no text.
 */
export function decodeText(name: string, bytes: Uint8Array, contentType?: string): string {
  const marked = byteOrderMark(bytes);
  if (marked !== null) return new TextDecoder(marked).decode(bytes);
  if (looksBinary(bytes)) {
    throw new InputError(
      'policy-binary',
      name,
      'this is a binary file, not a text document. Give the policy as text, HTML, PDF or DOCX.',
    );
  }
  for (const label of [charsetOf(contentType), declaredInMarkup(bytes), utf8, 'gb18030', 'big5']) {
    const text = label === null ? null : decodeStrictly(bytes, label);
    if (text !== null) return text;
  }
  return new TextDecoder(utf8).decode(bytes);
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return utf8;
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** NUL bytes, or many control characters, in the first 4 KiB. */
function looksBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 4096);
  let control = 0;
  for (const byte of sample) {
    if (byte === 0) return true;
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c && byte !== 0x1b)
      control++;
  }
  return control > sample.length / 20;
}

function charsetOf(contentType: string | undefined): string | null {
  return /charset\s*=\s*["']?([\w.:-]{1,40})/i.exec(contentType ?? '')?.[1] ?? null;
}

function declaredInMarkup(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  return /<meta[^>]{0,200}charset\s*=\s*["']?([\w.:-]{1,40})/i.exec(head)?.[1] ?? null;
}

/** Null where the label is unknown or the bytes are not valid in it. */
function decodeStrictly(bytes: Uint8Array, label: string): string | null {
  const decoder = decoderFor(label);
  if (decoder === null) return null;
  try {
    return decoder.decode(bytes);
  } catch {
    return null; // Not this encoding: the next candidate is tried, the last one replaces what it cannot read.
  }
}

function decoderFor(label: string): InstanceType<typeof TextDecoder> | null {
  const wide = /^(gb2312|gbk|gb_2312-80|x-gbk)$/i.test(label) ? 'gb18030' : label;
  try {
    return new TextDecoder(wide, { fatal: true });
  } catch {
    return null; // A label nobody knows is no statement about the bytes.
  }
}
