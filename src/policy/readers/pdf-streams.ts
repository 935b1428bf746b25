import { constants, inflateSync } from 'node:zlib';

/** Bytes before the word `stream` in which its dictionary is looked for. */
const longestDictionary = 4096;
const streamMark = Buffer.from('stream');
const endMark = Buffer.from('endstream');
/** A picture is bounded by its own size, which the reader of pages knows; it holds no text. */
const picture = /\/Subtype\s*\/Image/;
const inflates = /\/(?:FlateDecode|Fl)\b/g;

/**
 * Whether the compressed streams of a PDF, pictures aside, inflate beyond a limit. The library that reads pages has
 * no limit of its own: a content stream is inflated whole before its first operator is read (ISO 32000-1, 7.4.4).
 *
 * @param most bytes that all streams together may inflate to
 */
export function inflatesBeyond(bytes: Uint8Array, most: number): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let left = most;
  for (let at = file.indexOf(streamMark); at >= 0; at = file.indexOf(streamMark, at)) {
    const dictionary = dictionaryBefore(file, at);
    at += streamMark.length;
    const filters = dictionary.match(inflates)?.length ?? 0;
    if (filters === 0 || picture.test(dictionary)) continue;
    const end = file.indexOf(endMark, at);
    const inflated = inflatedLength(
      file.subarray(afterLineEnd(file, at), end < 0 ? undefined : end),
      filters,
      left,
    );
    if (inflated === null) return true;
    left -= inflated;
    if (end >= 0) at = end + endMark.length;
  }
  return false;
}

/** From the object's own beginning, so that no dictionary before it is taken for its. */
function dictionaryBefore(file: Buffer, at: number): string {
  const text = file.toString('latin1', Math.max(0, at - longestDictionary), at);
  return text.slice(Math.max(0, text.lastIndexOf(' obj')));
}

function afterLineEnd(file: Buffer, at: number): number {
  if (file[at] === 0x0d) return file[at + 1] === 0x0a ? at + 2 : at + 1;
  return file[at] === 0x0a ? at + 1 : at;
}

/** Null where it is more than `most`. What is no whole stream counts as far as it inflates; the reader decides on it. */
function inflatedLength(data: Buffer, filters: number, most: number): number | null {
  let [content, total] = [data, 0];
  for (let i = 0; i < Math.min(filters, 3); i++) {
    try {
      content = inflateSync(content, {
        maxOutputLength: Math.max(1, most - total),
        finishFlush: constants.Z_SYNC_FLUSH,
      });
    } catch (error) {
      if (isTooLarge(error)) return null;
      return total; // No Flate data after all: nothing inflates.
    }
    total += content.length;
    if (total > most) return null;
  }
  return total;
}

function isTooLarge(error: unknown): boolean {
  return (
    error instanceof RangeError || (error as { readonly code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE'
  );
}
