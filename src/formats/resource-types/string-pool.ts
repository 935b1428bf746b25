import type { Limits } from '../../bytes/limits.js';
import type { ByteReader } from '../../bytes/reader.js';
import type { Chunk } from './chunk.js';

const UTF8_FLAG = 0x100;
const HEADER_SIZE = 28;

/**
 * A ResStringPool: strings are decoded when asked for, so a count that lies costs nothing. As in Android, an index
 * or offset that leads nowhere gives no string, and the rest of the pool stays readable.
 */
export class StringPool {
  readonly #reader: ByteReader;
  readonly #end: number;
  readonly #indices: number;
  readonly #strings: number;
  readonly #utf8: boolean;
  readonly #decoded = new Map<number, string | undefined>();
  /** Strings the pool declares, as far as its offsets have room. */
  readonly count: number;

  /** @throws ParseError `string-pool-too-large`, `bad-string-pool` */
  constructor(reader: ByteReader, chunk: Chunk, limits: Limits) {
    if (chunk.size > limits.stringPoolBytes) reader.fail('string-pool-too-large', chunk.offset);
    if (chunk.headerSize < HEADER_SIZE) reader.fail('bad-string-pool', chunk.offset);
    this.#reader = reader;
    this.#end = chunk.offset + chunk.size;
    this.#indices = chunk.offset + chunk.headerSize;
    this.#strings = chunk.offset + reader.u32(chunk.offset + 20);
    this.#utf8 = (reader.u32(chunk.offset + 16) & UTF8_FLAG) !== 0;
    this.count = Math.min(reader.u32(chunk.offset + 8), (this.#end - this.#indices) >>> 2);
  }

  /** The string at an index, or undefined where there is none. */
  get(index: number): string | undefined {
    if (index >= this.count) return undefined;
    if (!this.#decoded.has(index)) this.#decoded.set(index, this.#decode(index));
    return this.#decoded.get(index);
  }

  #decode(index: number): string | undefined {
    const start = this.#strings + this.#reader.u32(this.#indices + 4 * index);
    if (start + 2 > this.#end) return undefined;
    return this.#utf8 ? this.#decodeUtf8(start) : this.#decodeUtf16(start);
  }

  /** Length in UTF-16 units, then length in bytes, each one or two bytes wide; then the bytes. */
  #decodeUtf8(start: number): string | undefined {
    const bytes = this.#reader.bytes;
    const lengthAt = start + (((bytes[start] ?? 0) & 0x80) !== 0 ? 2 : 1);
    const first = bytes[lengthAt] ?? 0;
    const wide = (first & 0x80) !== 0;
    const length = wide ? ((first & 0x7f) << 8) | (bytes[lengthAt + 1] ?? 0) : first;
    const from = lengthAt + (wide ? 2 : 1);
    if (from > this.#end) return undefined;
    return view(bytes, from, Math.min(from + length, this.#end)).toString('utf8');
  }

  /** Length in units, one or two units wide; then the units. */
  #decodeUtf16(start: number): string | undefined {
    const first = this.#reader.u16(start);
    const wide = (first & 0x8000) !== 0 && start + 4 <= this.#end;
    const length = wide ? ((first & 0x7fff) << 16) | this.#reader.u16(start + 2) : first;
    const from = start + (wide ? 4 : 2);
    return view(this.#reader.bytes, from, Math.min(from + 2 * length, this.#end)).toString('utf16le');
  }
}

function view(bytes: Uint8Array, start: number, end: number): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start);
}
