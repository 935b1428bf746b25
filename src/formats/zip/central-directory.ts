import type { ByteSource } from '../../bytes/byte-source.js';
import type { Limits } from '../../bytes/limits.js';
import { ParseError } from '../../bytes/parse-error.js';
import { ByteReader } from '../../bytes/reader.js';
import type { EndRecord } from './end-record.js';

/** One file of an archive, as its central directory describes it (APPNOTE 4.3.12). */
export interface ZipEntry {
  /** Decoded as UTF-8, which Android requires whatever the language flag says. Never to be used as a path. */
  readonly name: string;
  /** 0 stored, 8 deflated; anything else is a lie that Android reads as stored. */
  readonly method: number;
  /** General purpose bits as written; the encryption bit is ignored, as Android ignores it. */
  readonly flags: number;
  readonly crc32: number;
  readonly compressedSize: number;
  /** Declared size after inflation. */
  readonly size: number;
  /** Absolute offset of the local file header. */
  readonly localHeaderOffset: number;
}

const SIGNATURE = 0x02014b50;
const HEADER_SIZE = 46;
const ZIP64_EXTRA = 0x0001;
const UINT32_MAX = 0xffffffff;

/**
 * Reads every entry of the directory. Entries beyond the declared count are read as long as signatures follow,
 * because archives of more than 65,535 entries without zip64 declare their count modulo 65,536.
 *
 * @throws ParseError `too-many-entries`, `directory-too-large`, `truncated`, `bad-directory-entry`
 */
export async function readCentralDirectory(
  source: ByteSource,
  end: EndRecord,
  name: string,
  limits: Limits,
): Promise<ZipEntry[]> {
  const length = Math.max(0, end.recordOffset - end.directoryOffset);
  const size = end.directorySize > 0 && end.directorySize < length ? end.directorySize : length;
  if (size > limits.centralDirectoryBytes) {
    throw new ParseError('zip', 'directory-too-large', name, end.directoryOffset);
  }
  const bytes = await source.read(end.directoryOffset, size);
  const reader = new ByteReader(bytes, 'zip', name, end.directoryOffset);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const entries: ZipEntry[] = [];
  let at = 0;
  while (at + HEADER_SIZE <= size && reader.u32(at) === SIGNATURE) {
    if (entries.length === limits.entries) reader.fail('too-many-entries', at);
    const lengths = reader.u16(at + 28) + reader.u16(at + 30) + reader.u16(at + 32);
    entries.push(entryAt(reader, text, at, end.prefix));
    at += HEADER_SIZE + lengths;
  }
  if (entries.length < end.entryCount) reader.fail('bad-directory-entry', at);
  return entries;
}

/** @param text the reader's bytes again, as what decodes text fastest: packages have tens of thousands of entries */
function entryAt(reader: ByteReader, text: Buffer, at: number, prefix: number): ZipEntry {
  const nameEnd = at + HEADER_SIZE + reader.u16(at + 28);
  reader.require(at + HEADER_SIZE, nameEnd - at - HEADER_SIZE);
  const sizes = {
    compressedSize: reader.u32(at + 20),
    size: reader.u32(at + 24),
    localHeaderOffset: reader.u32(at + 42),
  };
  const wide = isWide(sizes) ? zip64Sizes(reader, at, sizes) : sizes;
  return {
    name: text.toString('utf8', at + HEADER_SIZE, nameEnd),
    method: reader.u16(at + 10),
    flags: reader.u16(at + 8),
    crc32: reader.u32(at + 16),
    compressedSize: wide.compressedSize,
    size: wide.size,
    localHeaderOffset: wide.localHeaderOffset + prefix,
  };
}

type Sizes = Pick<ZipEntry, 'compressedSize' | 'size' | 'localHeaderOffset'>;

function isWide(sizes: Sizes): boolean {
  return (
    sizes.size === UINT32_MAX || sizes.compressedSize === UINT32_MAX || sizes.localHeaderOffset === UINT32_MAX
  );
}

/** Sizes from the zip64 extra field (APPNOTE 4.5.3), which holds only those written as 0xffffffff, in this order. */
function zip64Sizes(reader: ByteReader, at: number, sizes: Sizes): Sizes {
  const start = at + HEADER_SIZE + reader.u16(at + 28);
  const end = start + reader.u16(at + 30);
  for (let field = start; field + 4 <= end; field += 4 + reader.u16(field + 2)) {
    if (reader.u16(field) !== ZIP64_EXTRA) continue;
    let value = field + 4;
    const next = (current: number): number => {
      if (current !== UINT32_MAX || value + 8 > end) return current;
      value += 8;
      return reader.u64(value - 8);
    };
    const size = next(sizes.size);
    const compressedSize = next(sizes.compressedSize);
    return { size, compressedSize, localHeaderOffset: next(sizes.localHeaderOffset) };
  }
  return sizes;
}
