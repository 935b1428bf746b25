import type { ByteReader } from '../../bytes/reader.js';

/** ResChunk_header of AOSP's ResourceTypes.h: the frame around every part of AXML and ARSC. */
export interface Chunk {
  /** Offset of the header. */
  readonly offset: number;
  readonly type: number;
  readonly headerSize: number;
  /** Whole size, header included. */
  readonly size: number;
}

export const STRING_POOL_CHUNK = 0x0001;
const HEADER_SIZE = 8;

/**
 * The chunk at an offset.
 *
 * @throws ParseError `bad-chunk` where header or size do not fit, `truncated` where the size runs past `end`
 */
export function readChunk(reader: ByteReader, offset: number, end: number): Chunk {
  const headerSize = reader.u16(offset + 2);
  const size = reader.u32(offset + 4);
  if (headerSize < HEADER_SIZE || size < headerSize) reader.fail('bad-chunk', offset);
  if (offset + size > end) reader.fail('truncated', offset);
  return { offset, type: reader.u16(offset), headerSize, size };
}
