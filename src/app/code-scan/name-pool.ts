import { decodeMutf8 } from '../../bytes/mutf8.js';
import { endOfName, hashOfRange } from './name-hash.js';

/** Bytes of a name, as they are on average in real packages. */
const USUAL_LENGTH = 40;

/**
 * Numbers for descriptors and names that mean the same in every dex file, so that classes of one file can be told
 * in another after the file itself is gone. Keeps a copy of the bytes; builds a string only when asked for one.
 */
export class NamePool {
  #arena = new Uint8Array(1 << 12);
  #used = 0;
  /** Where each name starts in the arena; one more entry marks the end of the last. */
  #starts = new Uint32Array(1 << 8);
  #count = 0;
  /** Open addressing; 0 is free, else number + 1. */
  #slots = new Int32Array(1 << 9);

  get size(): number {
    return this.#count;
  }

  /** Makes room for that many more names of usual length at once, where they would otherwise come in steps. */
  expect(names: number): void {
    const count = this.#count + names;
    if (count >= this.#starts.length) this.#growStarts(count + 1);
    this.#reserve(names * USUAL_LENGTH);
    if (count * 2 > this.#slots.length) this.#rehash(2 ** Math.ceil(Math.log2(count * 2)));
  }

  /** Number of the NUL-terminated name at `offset`, given on first sight. */
  intern(bytes: Uint8Array, offset: number): number {
    return this.internRange(bytes, offset, endOfName(bytes, offset));
  }

  /** The same for a name whose end is known. */
  internRange(bytes: Uint8Array, offset: number, end: number): number {
    return this.#find(bytes, offset, end, hashOfRange(bytes, offset, end));
  }

  /** Number of an ASCII name. */
  internText(text: string): number {
    return this.intern(new TextEncoder().encode(`${text}\0`), 0);
  }

  text(number: number): string {
    return decodeMutf8(this.#arena, this.#start(number), this.#start(number + 1));
  }

  /** True where a name begins with an ASCII prefix. */
  startsWith(number: number, prefix: string): boolean {
    const start = this.#start(number);
    if (this.#start(number + 1) - start < prefix.length) return false;
    for (let index = 0; index < prefix.length; index++) {
      if (this.#arena[start + index] !== prefix.charCodeAt(index)) return false;
    }
    return true;
  }

  #find(bytes: Uint8Array, offset: number, end: number, hash: number): number {
    const slots = this.#slots;
    const starts = this.#starts;
    const arena = this.#arena;
    const mask = slots.length - 1;
    const length = end - offset;
    let slot = hash & mask;
    for (let entry = slots[slot] ?? 0; entry !== 0; entry = slots[slot] ?? 0) {
      const start = starts[entry - 1] ?? 0;
      if ((starts[entry] ?? 0) - start === length) {
        let same = 0;
        while (same < length && arena[start + same] === bytes[offset + same]) same++;
        if (same === length) return entry - 1;
      }
      slot = (slot + 1) & mask;
    }
    return this.#add(bytes, offset, end, slot);
  }

  #add(bytes: Uint8Array, offset: number, end: number, slot: number): number {
    const number = this.#count++;
    this.#reserve(end - offset);
    if (number + 1 >= this.#starts.length) this.#growStarts(this.#starts.length * 2);
    // One byte after the other: a view for each of thousands of short names would cost more than its bytes.
    for (let from = offset; from < end; from++) this.#arena[this.#used++] = bytes[from] ?? 0;
    this.#starts[number + 1] = this.#used;
    this.#slots[slot] = number + 1;
    if (this.#count * 2 > this.#slots.length) this.#rehash(this.#slots.length * 2);
    return number;
  }

  #reserve(length: number): void {
    if (this.#used + length > this.#arena.length) {
      const grown = new Uint8Array(Math.max(this.#arena.length * 2, this.#used + length));
      grown.set(this.#arena);
      this.#arena = grown;
    }
  }

  #growStarts(length: number): void {
    const grown = new Uint32Array(length);
    grown.set(this.#starts);
    this.#starts = grown;
  }

  /** @param length a power of two */
  #rehash(length: number): void {
    const slots = new Int32Array(length);
    const mask = slots.length - 1;
    for (let number = 0; number < this.#count; number++) {
      let slot = hashOfRange(this.#arena, this.#start(number), this.#start(number + 1)) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = number + 1;
    }
    this.#slots = slots;
  }

  #start(number: number): number {
    return this.#starts[number] ?? 0;
  }
}
