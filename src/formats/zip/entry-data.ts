import type { ByteBudget } from '../../bytes/byte-budget.js';
import type { ByteSource } from '../../bytes/byte-source.js';
import { inflate } from '../../bytes/inflate.js';
import type { Limits } from '../../bytes/limits.js';
import { ParseError } from '../../bytes/parse-error.js';
import { ByteReader } from '../../bytes/reader.js';
import type { ZipEntry } from './central-directory.js';

const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_HEADER_SIZE = 30;
const DEFLATED = 8;
/** The largest output deflate can make of one input byte. */
const DEFLATE_MAX_RATIO = 1032;

/**
 * The content of one entry. Sizes and method come from the central directory; of the local header only the lengths
 * of its name and extra field count, because they place the data (both as in Android's reader).
 *
 * @throws ParseError `bad-local-header`, `truncated`, `inflate-failed`, `entry-too-large`, `ratio-too-high`,
 *   `package-too-large`
 */
export async function readEntryData(
  source: ByteSource,
  entry: ZipEntry,
  limits: Limits,
  budget: ByteBudget,
): Promise<Uint8Array> {
  source.expect?.(entry.localHeaderOffset, expectedLength(entry));
  const dataOffset = await locateEntryData(source, entry);
  // A method that is neither stored nor deflated: Android's asset reader takes the bytes as stored and believes
  // the uncompressed size. Packers use it to stop stricter readers.
  const stored = entry.method !== DEFLATED;
  const length = stored ? entry.size : entry.compressedSize;
  if (dataOffset + length > source.size) throw new ParseError('zip', 'truncated', entry.name, dataOffset);
  const cap = outputCap(entry, length, limits, budget);
  if (stored && length > cap.bytes)
    throw new ParseError('zip', cap.code, entry.name, entry.localHeaderOffset);
  // Taken before reading, because other entries are read at the same time; corrected by what it really was.
  const expected = Math.min(entry.size, cap.bytes);
  budget.spend(expected);
  let actual = 0;
  try {
    const content = stored
      ? await source.read(dataOffset, length)
      : await inflated(source, { offset: dataOffset, length }, entry, cap);
    actual = content.length;
    return content;
  } finally {
    budget.spend(actual - expected);
  }
}

/** Room for the extra field of a local header, which the directory does not tell: alignment and a time stamp. */
const USUAL_EXTRA = 32;

/** Bytes of header and data together, as near as the directory tells. */
function expectedLength(entry: ZipEntry): number {
  const data = entry.method === DEFLATED ? entry.compressedSize : entry.size;
  return LOCAL_HEADER_SIZE + Buffer.byteLength(entry.name) + USUAL_EXTRA + data;
}

/** Absolute offset of an entry's data, behind its local header. @throws ParseError `bad-local-header`, `truncated` */
export async function locateEntryData(source: ByteSource, entry: ZipEntry): Promise<number> {
  const at = entry.localHeaderOffset;
  if (at + LOCAL_HEADER_SIZE > source.size) throw new ParseError('zip', 'truncated', entry.name, at);
  const header = new ByteReader(await source.read(at, LOCAL_HEADER_SIZE), 'zip', entry.name, at);
  if (header.u32(0) !== LOCAL_SIGNATURE) header.fail('bad-local-header', 0);
  return at + LOCAL_HEADER_SIZE + header.u16(26) + header.u16(28);
}

/** Where data lies in the archive. */
interface Span {
  readonly offset: number;
  readonly length: number;
}

interface OutputCap {
  readonly bytes: number;
  /** What to report when the content is larger. */
  readonly code: 'entry-too-large' | 'ratio-too-high' | 'package-too-large';
}

function outputCap(entry: ZipEntry, length: number, limits: Limits, budget: ByteBudget): OutputCap {
  const byRatio =
    entry.method === DEFLATED ? Math.max(limits.ratioFloorBytes, length * limits.ratio) : Infinity;
  const bytes = Math.min(limits.entryBytes, byRatio, budget.left);
  if (bytes === budget.left) return { bytes, code: 'package-too-large' };
  return { bytes, code: bytes === byRatio ? 'ratio-too-high' : 'entry-too-large' };
}

/** What a deflated entry holds, which somebody may have begun to inflate before this reader asked. */
async function inflated(
  source: ByteSource,
  { offset, length }: Span,
  entry: ZipEntry,
  cap: OutputCap,
): Promise<Uint8Array> {
  const begun = await source.inflated?.(offset, length);
  // What failed, or is larger than this reader may take, is read again for an error that says so.
  if (begun && begun.length <= cap.bytes) return begun;
  const data = await source.read(offset, length);
  const expected = Math.min(entry.size, cap.bytes, data.length * DEFLATE_MAX_RATIO);
  try {
    return await inflate(data, expected, cap.bytes);
  } catch (error) {
    throw new ParseError('zip', failureCode(error, cap), entry.name, entry.localHeaderOffset);
  }
}

function failureCode(error: unknown, cap: OutputCap): string {
  const tooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
  return tooLarge ? cap.code : 'inflate-failed';
}
