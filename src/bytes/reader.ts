import { type Format, ParseError } from './parse-error.js';

/**
 * Little-endian reads at absolute offsets, each checked against the end of the bytes.
 * Every failure is a {@link ParseError} that names the format, the entry and the offset.
 */
export class ByteReader {
  readonly bytes: Uint8Array;
  readonly format: Format;
  readonly entry: string;
  readonly base: number;
  readonly #view: DataView;

  /**
   * @param bytes the whole entry, or the part of it that starts at `base`
   * @param format named in errors
   * @param entry archive entry named in errors
   * @param base offset of `bytes[0]` within the entry; only added to the offsets that errors report
   */
  constructor(bytes: Uint8Array, format: Format, entry: string, base = 0) {
    this.bytes = bytes;
    this.format = format;
    this.entry = entry;
    this.base = base;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get length(): number {
    return this.bytes.length;
  }

  u8(offset: number): number {
    this.require(offset, 1);
    return this.#view.getUint8(offset);
  }

  u16(offset: number): number {
    this.require(offset, 2);
    return this.#view.getUint16(offset, true);
  }

  u32(offset: number): number {
    this.require(offset, 4);
    return this.#view.getUint32(offset, true);
  }

  i32(offset: number): number {
    this.require(offset, 4);
    return this.#view.getInt32(offset, true);
  }

  /** An unsigned 64-bit number. @throws ParseError `number-too-large` beyond 2^53 - 1, where offsets stop being exact. */
  u64(offset: number): number {
    this.require(offset, 8);
    const high = this.#view.getUint32(offset + 4, true);
    if (high > 0x1fffff) this.fail('number-too-large', offset);
    return high * 0x1_0000_0000 + this.#view.getUint32(offset, true);
  }

  /** A view, not a copy, of `[offset, offset + length)`. */
  slice(offset: number, length: number): Uint8Array {
    this.require(offset, length);
    return this.bytes.subarray(offset, offset + length);
  }

  /** @throws ParseError `truncated` unless `[offset, offset + length)` lies inside the bytes. */
  require(offset: number, length: number): void {
    if (!(offset >= 0 && length >= 0 && offset + length <= this.bytes.length)) this.fail('truncated', offset);
  }

  /** @throws ParseError always: `code` at `offset` of this reader's bytes. */
  fail(code: string, offset: number): never {
    throw new ParseError(this.format, code, this.entry, this.base + offset);
  }
}
