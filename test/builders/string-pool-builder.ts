import { ByteWriter } from './byte-writer.js';

export type PoolEncoding = 'utf-8' | 'utf-16';

/** A ResStringPool chunk (frameworks/base ResourceTypes.h): offsets, then strings with their lengths before them. */
export function buildStringPool(strings: readonly string[], encoding: PoolEncoding): Uint8Array {
  const data = new ByteWriter();
  const offsets: number[] = [];
  for (const text of strings) {
    offsets.push(data.length);
    if (encoding === 'utf-8') writeUtf8(data, text);
    else writeUtf16(data, text);
  }
  data.align(4);
  const stringsStart = 28 + 4 * strings.length;
  const out = new ByteWriter().u16(0x0001).u16(28);
  out
    .u32(stringsStart + data.length)
    .u32(strings.length)
    .u32(0);
  out
    .u32(encoding === 'utf-8' ? 0x100 : 0)
    .u32(stringsStart)
    .u32(0);
  for (const offset of offsets) out.u32(offset);
  return out.bytes(data.finish()).finish();
}

function writeUtf8(out: ByteWriter, text: string): void {
  const bytes = new TextEncoder().encode(text);
  for (const length of [text.length, bytes.length]) {
    if (length > 0x7f) out.u8(0x80 | (length >> 8));
    out.u8(length & 0xff);
  }
  out.bytes(bytes).u8(0);
}

function writeUtf16(out: ByteWriter, text: string): void {
  if (text.length > 0x7fff) out.u16(0x8000 | (text.length >> 16));
  out.u16(text.length & 0xffff);
  for (let at = 0; at < text.length; at++) out.u16(text.charCodeAt(at));
  out.u16(0);
}
