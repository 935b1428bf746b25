import type { ByteSource } from '../../bytes/byte-source.js';
import { ParseError } from '../../bytes/parse-error.js';
import { ByteReader } from '../../bytes/reader.js';

/** Where the central directory lies, from the end-of-central-directory record (APPNOTE 4.3.16). */
export interface EndRecord {
  /** Absolute offset of the central directory. */
  readonly directoryOffset: number;
  readonly directorySize: number;
  readonly entryCount: number;
  /** Absolute offset of the record (of the zip64 record where there is one): the directory ends before it. */
  readonly recordOffset: number;
  /** Bytes before the archive that its offsets do not count (self-extracting prefix); added to every offset. */
  readonly prefix: number;
  /** Bytes after the record and its comment. */
  readonly trailing: number;
}

const END_SIGNATURE = 0x06054b50;
const END_SIZE = 22;
const MAX_COMMENT = 0xffff;
/** A comment may hold false records; each costs reads, so only so many are tried. */
const MAX_CANDIDATES = 64;
const ZIP64_LOCATOR_SIGNATURE = 0x07064b50;
const ZIP64_LOCATOR_SIZE = 20;
const ZIP64_END_SIGNATURE = 0x06064b50;
const DIRECTORY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;

/**
 * Finds the end record by scanning backwards, as Android does: the last one whose comment ends with the file and
 * whose directory is where it says. Android refuses bytes after the comment; where nothing better is found they are
 * accepted here, because examiners get such files from mirrors, and reported by `trailing`.
 *
 * @throws ParseError `empty`, `not-a-zip`, or `truncated` where a first local header has no end record
 */
export async function readEndRecord(source: ByteSource, name: string): Promise<EndRecord> {
  if (source.size === 0) throw new ParseError('zip', 'empty', name, -1);
  const tailSize = Math.min(source.size, END_SIZE + MAX_COMMENT + ZIP64_LOCATOR_SIZE);
  const tailOffset = source.size - tailSize;
  const tail = new ByteReader(await source.read(tailOffset, tailSize), 'zip', name, tailOffset);
  let candidates = 0;
  let fallback: EndRecord | undefined;
  for (let at = tail.length - END_SIZE; at >= 0 && candidates < MAX_CANDIDATES; at--) {
    if (tail.bytes[at] !== 0x50 || tail.u32(at) !== END_SIGNATURE) continue;
    candidates++;
    const record = await recordAt(source, tail, at);
    if (record?.trailing === 0) return record;
    // An empty archive that does not end with the file is no more than four bytes inside a comment.
    if (record !== undefined && record.entryCount > 0) fallback ??= record;
  }
  if (fallback !== undefined) return fallback;
  throw new ParseError('zip', await absenceCode(source), name, -1);
}

async function absenceCode(source: ByteSource): Promise<string> {
  if (source.size < 4) return 'not-a-zip';
  const head = new ByteReader(await source.read(0, 4), 'zip', '');
  return head.u32(0) === LOCAL_SIGNATURE ? 'truncated' : 'not-a-zip';
}

/** The record at `at` of the tail, or undefined where no directory lies where it points. */
async function recordAt(source: ByteSource, tail: ByteReader, at: number): Promise<EndRecord | undefined> {
  const plain = {
    entryCount: tail.u16(at + 10),
    directorySize: tail.u32(at + 12),
    directoryOffset: tail.u32(at + 16),
    recordOffset: tail.base + at,
  };
  const trailing = Math.max(0, tail.length - (at + END_SIZE + tail.u16(at + 20)));
  const wide = await zip64Record(source, tail, at);
  const { entryCount, directorySize, directoryOffset, recordOffset } = wide ?? plain;
  const noEntries = { entryCount, directorySize, directoryOffset, recordOffset, trailing, prefix: 0 };
  if (entryCount === 0 && directorySize === 0) return { ...noEntries, directoryOffset: recordOffset };
  if (await signatureAt(source, directoryOffset)) return noEntries;
  // Prefix bytes: the directory still ends at the record, so its true place follows from its size.
  const actual = recordOffset - directorySize;
  if (actual <= directoryOffset || !(await signatureAt(source, actual))) return undefined;
  return { ...noEntries, directoryOffset: actual, prefix: actual - directoryOffset };
}

/** The zip64 record (APPNOTE 4.3.14) that a locator just before the end record points to. */
async function zip64Record(source: ByteSource, tail: ByteReader, at: number) {
  const locator = at - ZIP64_LOCATOR_SIZE;
  if (locator < 0 || tail.u32(locator) !== ZIP64_LOCATOR_SIGNATURE) return undefined;
  const recordOffset = tail.u64(locator + 8);
  if (recordOffset + 56 > source.size) return undefined;
  const record = new ByteReader(await source.read(recordOffset, 56), 'zip', tail.entry, recordOffset);
  if (record.u32(0) !== ZIP64_END_SIGNATURE) return undefined;
  return {
    entryCount: record.u64(32),
    directorySize: record.u64(40),
    directoryOffset: record.u64(48),
    recordOffset,
  };
}

async function signatureAt(source: ByteSource, offset: number): Promise<boolean> {
  if (offset < 0 || offset + 4 > source.size) return false;
  return new ByteReader(await source.read(offset, 4), 'zip', '').u32(0) === DIRECTORY_SIGNATURE;
}
