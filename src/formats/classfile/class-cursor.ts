import { decodeMutf8 } from '../../bytes/mutf8.js';
import { ParseError } from '../../bytes/parse-error.js';

/** Reads a class file from its beginning on: big-endian, every read checked against the end. */
export class ClassCursor {
  readonly bytes: Uint8Array;
  readonly entry: string;
  offset = 0;
  readonly #view: DataView;

  constructor(bytes: Uint8Array, entry: string) {
    this.bytes = bytes;
    this.entry = entry;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  u8(): number {
    return this.#view.getUint8(this.#take(1));
  }

  u16(): number {
    return this.#view.getUint16(this.#take(2));
  }

  u32(): number {
    return this.#view.getUint32(this.#take(4));
  }

  /** Reads aside, without moving on. */
  u16At(offset: number): number {
    if (offset + 2 > this.bytes.length) this.fail('truncated', offset);
    return this.#view.getUint16(offset);
  }

  /** Modified UTF-8 of a known length in bytes. */
  text(length: number): string {
    const start = this.#take(length);
    return decodeMutf8(this.bytes, start, start + length);
  }

  skip(length: number): void {
    this.#take(length);
  }

  /** `count` rows in a row; each reads at least a byte, so a false count ends at the end of the bytes. */
  times<T>(count: number, row: () => T): T[] {
    const rows: T[] = [];
    for (let i = 0; i < count; i++) rows.push(row());
    return rows;
  }

  fail(code: string, offset = this.offset): never {
    throw new ParseError('class', code, this.entry, offset);
  }

  #take(length: number): number {
    const start = this.offset;
    if (start + length > this.bytes.length) this.fail('truncated', start);
    this.offset = start + length;
    return start;
  }
}
