/** Little-endian bytes that grow, with a position that starts at `base` (a dex inside a container starts past zero). */
export class DexBytes {
  readonly #bytes: number[] = [];

  readonly base: number;

  constructor(base: number) {
    this.base = base;
  }

  get position(): number {
    return this.base + this.#bytes.length;
  }

  u8(value: number): void {
    this.#bytes.push(value & 0xff);
  }

  u16(value: number): void {
    this.u8(value);
    this.u8(value >>> 8);
  }

  u32(value: number): void {
    this.u16(value);
    this.u16(value >>> 16);
  }

  uleb128(value: number): void {
    let rest = value;
    while (rest > 0x7f) {
      this.u8((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    this.u8(rest);
  }

  raw(values: Iterable<number>): void {
    for (const value of values) this.u8(value);
  }

  align(to: number): void {
    while (this.position % to !== 0) this.u8(0);
  }

  toUint8Array(): Uint8Array {
    return Uint8Array.from(this.#bytes);
  }
}

/** Modified UTF-8: UTF-16 units encoded one by one, NUL as two bytes. */
export function encodeMutf8(value: string): number[] {
  const bytes: number[] = [];
  for (let index = 0; index < value.length; index++) {
    const unit = value.charCodeAt(index);
    if (unit !== 0 && unit < 0x80) bytes.push(unit);
    else if (unit < 0x800) bytes.push(0xc0 | (unit >> 6), 0x80 | (unit & 0x3f));
    else bytes.push(0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f));
  }
  return bytes;
}

/** The checksum of a dex header (zlib's Adler-32). */
export function adler32(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return ((b << 16) | a) >>> 0;
}
