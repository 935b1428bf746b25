import { ByteWriter } from './byte-writer.js';

export interface ElfParts {
  readonly bits?: 32 | 64;
  readonly soname?: string;
  readonly needed?: readonly string[];
  readonly symbols?: readonly { readonly name: string; readonly defined: boolean }[];
  /** How the number of symbols can be learnt. Default hash. */
  readonly hash?: 'hash' | 'gnu' | 'none';
  /** Bytes put at the end of the file. */
  readonly data?: Uint8Array;
}

/** Where the file is mapped, so that addresses and offsets differ. */
const BASE = 0x10000;

/** A shared object with program headers, dynamic section and dynamic symbols, and no section headers. */
export function buildElf(parts: ElfParts): Uint8Array {
  const wide = parts.bits !== 32;
  const strings = new ByteWriter().u8(0);
  const intern = (text: string): number => {
    const at = strings.length;
    strings.bytes(new TextEncoder().encode(text)).u8(0);
    return at;
  };
  const symbols = [
    { name: 0, defined: false },
    ...(parts.symbols ?? []).map((each) => ({ ...each, name: intern(each.name) })),
  ];
  const needed = (parts.needed ?? []).map(intern);
  const soname = parts.soname === undefined ? [] : [intern(parts.soname)];
  const headerSize = wide ? 64 + 2 * 56 : 52 + 2 * 32;
  const symbolTable = symbolBytes(symbols, wide);
  const hashTable = hashBytes(parts.hash ?? 'hash', symbols.length);
  const symbolsAt = headerSize;
  const stringsAt = symbolsAt + symbolTable.length;
  const hashAt = stringsAt + strings.length;
  const dynamicAt = hashAt + hashTable.length;
  const pairs: [tag: number, value: number][] = [
    ...needed.map((value): [number, number] => [1, value]),
    ...soname.map((value): [number, number] => [14, value]),
    [5, BASE + stringsAt],
    [6, BASE + symbolsAt],
    ...(parts.hash === 'none'
      ? []
      : [[parts.hash === 'gnu' ? 0x6ffffef5 : 4, BASE + hashAt] as [number, number]]),
    [0, 0],
  ];
  const dynamic = new ByteWriter();
  for (const pair of pairs) for (const value of pair) word(dynamic, value, wide);
  const body = [symbolTable, strings.finish(), hashTable, dynamic.finish(), parts.data ?? new Uint8Array(0)];
  const size = headerSize + body.reduce((sum, each) => sum + each.length, 0);
  const out = header(wide);
  programHeader(out, wide, 1, 0, BASE, size);
  programHeader(out, wide, 2, dynamicAt, BASE + dynamicAt, dynamic.length);
  for (const each of body) out.bytes(each);
  return out.finish();
}

function header(wide: boolean): ByteWriter {
  const out = new ByteWriter()
    .u32(0x464c457f)
    .u8(wide ? 2 : 1)
    .u8(1)
    .u8(1)
    .u8(0)
    .u64(0);
  out
    .u16(3)
    .u16(wide ? 183 : 40)
    .u32(1);
  word(out, 0, wide);
  word(out, wide ? 64 : 52, wide);
  word(out, 0, wide);
  return out
    .u32(0)
    .u16(wide ? 64 : 52)
    .u16(wide ? 56 : 32)
    .u16(2)
    .u16(0)
    .u16(0)
    .u16(0);
}

function programHeader(
  out: ByteWriter,
  wide: boolean,
  type: number,
  offset: number,
  address: number,
  size: number,
): void {
  out.u32(type);
  if (wide) out.u32(5).u64(offset).u64(address).u64(address).u64(size).u64(size).u64(0x1000);
  else out.u32(offset).u32(address).u32(address).u32(size).u32(size).u32(5).u32(0x1000);
}

function symbolBytes(
  symbols: readonly { readonly name: number; readonly defined: boolean }[],
  wide: boolean,
): Uint8Array {
  const out = new ByteWriter();
  for (const { name, defined } of symbols) {
    const section = defined ? 7 : 0;
    if (wide) out.u32(name).u8(0x12).u8(0).u16(section).u64(0).u64(0);
    else out.u32(name).u32(0).u32(0).u8(0x12).u8(0).u16(section);
  }
  return out.finish();
}

function hashBytes(kind: 'hash' | 'gnu' | 'none', count: number): Uint8Array {
  const out = new ByteWriter();
  if (kind === 'hash')
    out
      .u32(1)
      .u32(count)
      .u32(count > 1 ? 1 : 0);
  // One bucket whose chain holds every symbol but the first; the bloom filter is empty.
  if (kind === 'gnu') {
    out
      .u32(1)
      .u32(1)
      .u32(0)
      .u32(0)
      .u32(count > 1 ? 1 : 0);
    for (let symbol = 1; symbol < count; symbol++) out.u32(symbol === count - 1 ? 1 : 2);
  }
  return out.align(8).finish();
}

function word(out: ByteWriter, value: number, wide: boolean): void {
  if (wide) out.u64(value);
  else out.u32(value);
}
