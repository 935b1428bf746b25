import { type Format, ParseError } from './parse-error.js';

/**
 * Reads LEB128 numbers one after another (DEX, protobuf). `offset` moves past each; set it to jump.
 * 32-bit forms take at most five bytes, as in the DEX format; bits beyond 32 are dropped, as Android's reader does.
 */
export class Leb128Cursor {
  readonly bytes: Uint8Array;
  readonly format: Format;
  readonly entry: string;
  offset: number;

  constructor(bytes: Uint8Array, offset: number, format: Format, entry: string) {
    this.bytes = bytes;
    this.offset = offset;
    this.format = format;
    this.entry = entry;
  }

  /** An unsigned 32-bit number (uleb128). */
  unsigned(): number {
    // Most numbers of a dex file take one byte, and there are millions of them.
    const first = this.bytes[this.offset];
    if (first !== undefined && first < 0x80) {
      this.offset++;
      return first;
    }
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.byte();
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
    throw new ParseError(this.format, 'leb128-too-long', this.entry, this.offset);
  }

  /** A signed 32-bit number (sleb128). */
  signed(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.byte();
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return shift < 25 && (byte & 0x40) !== 0 ? value | (-1 << (shift + 7)) : value;
    }
    throw new ParseError(this.format, 'leb128-too-long', this.entry, this.offset);
  }

  /** An unsigned number stored one larger, so that 0 stands for -1 (uleb128p1). */
  unsignedMinusOne(): number {
    return this.unsigned() - 1;
  }

  /** Moves past one number of any width without decoding it; at most ten bytes. */
  skip(): void {
    for (let length = 0; length < 10; length++) if (this.byte() < 0x80) return;
    throw new ParseError(this.format, 'leb128-too-long', this.entry, this.offset);
  }

  private byte(): number {
    const byte = this.bytes[this.offset];
    if (byte === undefined) throw new ParseError(this.format, 'truncated', this.entry, this.offset);
    this.offset++;
    return byte;
  }
}
