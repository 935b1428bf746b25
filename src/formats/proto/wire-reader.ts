import { ParseError } from '../../bytes/parse-error.js';

/** One field of a protobuf message: varint and fixed values as numbers, length-delimited ones as their bytes. */
export interface WireField {
  readonly number: number;
  /** 0 for length-delimited fields. */
  readonly value: number;
  /** Empty for numeric fields. */
  readonly bytes: Uint8Array;
}

const NO_BYTES = new Uint8Array(0);

/**
 * The fields of a message in order (protobuf wire format). Unknown fields come along; the caller passes them over.
 *
 * @param entry archive entry that errors name
 * @throws ParseError `truncated`, `bad-wire-type`, `varint-too-long`
 */
export function* wireFields(bytes: Uint8Array, entry: string): Generator<WireField> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const fail = (code: string): never => {
    throw new ParseError('proto', code, entry, at);
  };
  const take = (length: number): number => {
    if (at + length > bytes.length) fail('truncated');
    at += length;
    return at - length;
  };
  const varint = (): number => {
    let value = 0;
    let scale = 1;
    for (let index = 0; index < 10; index++) {
      const byte = bytes[take(1)] ?? 0;
      // Only negative numbers go beyond 49 bits; what they are shows in their low 32 bits.
      if (index < 7) value += (byte & 0x7f) * scale;
      scale *= 128;
      if (byte < 0x80) return value;
    }
    return fail('varint-too-long');
  };
  while (at < bytes.length) {
    const key = varint();
    const number = Math.floor(key / 8);
    const type = key % 8;
    if (type === 0) yield { number, value: varint(), bytes: NO_BYTES };
    else if (type === 1) yield { number, value: Number(view.getBigUint64(take(8), true)), bytes: NO_BYTES };
    else if (type === 5) yield { number, value: view.getUint32(take(4), true), bytes: NO_BYTES };
    else if (type === 2) {
      const length = varint();
      const start = take(length);
      yield { number, value: 0, bytes: bytes.subarray(start, start + length) };
    } else fail('bad-wire-type');
  }
}

/** Text of a string field. */
export function wireText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
}

/** A 32-bit number of a varint that may be negative, written in ten bytes. */
export function toInt32(value: number): number {
  return Number(BigInt.asIntN(32, BigInt(value)));
}
