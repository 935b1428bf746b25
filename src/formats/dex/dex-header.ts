import type { ByteReader } from '../../bytes/reader.js';

/** A table of the file: how many rows, and where the first stands (byte offset in the entry). */
export interface DexSection {
  readonly count: number;
  readonly offset: number;
}

/** header_item of the dex format. */
export interface DexHeader {
  /** 35 to 41. */
  readonly version: number;
  /** Offset after this dex file: the next header in a container, else the end of the file. */
  readonly end: number;
  readonly strings: DexSection;
  readonly types: DexSection;
  readonly protos: DexSection;
  readonly fields: DexSection;
  readonly methods: DexSection;
  readonly classes: DexSection;
}

const HEADER_SIZE = 0x70;
const HEADER_SIZE_041 = 0x78;
const LITTLE_ENDIAN = 0x12345678;

/** Bytes of a row in each table. */
const ROW = { strings: 4, types: 4, protos: 12, fields: 8, methods: 8, classes: 32 } as const;
/** type_idx and proto_idx take 16 bits in instructions and tables. */
const MAX_16_BIT_INDEXES = 0x10000;

/**
 * Reads and checks a dex header. The checksum and signature are not verified: an archive's CRC covers the bytes, and
 * packers that load dex files by themselves leave both wrong.
 *
 * @param at offset of the header: 0, or further in a DEX 041 container, whose offsets count from its start
 * @throws ParseError `compact-dex`, `bad-magic`, `unknown-version`, `big-endian`, `truncated`, `section-out-of-bounds`
 * @see https://source.android.com/docs/core/runtime/dex-format#header-item
 */
export function readDexHeader(reader: ByteReader, at: number): DexHeader {
  const version = readVersion(reader, at);
  const headerSize = version >= 41 ? HEADER_SIZE_041 : HEADER_SIZE;
  reader.require(at, headerSize);
  if (reader.u32(at + 40) !== LITTLE_ENDIAN) reader.fail('big-endian', at + 40);
  const end = at + reader.u32(at + 32);
  if (end > reader.length || end < at + headerSize) reader.fail('truncated', at + 32);
  const section = (table: keyof typeof ROW, field: number): DexSection =>
    readSection(reader, at + field, ROW[table]);
  const header = {
    version,
    end,
    strings: section('strings', 56),
    types: section('types', 64),
    protos: section('protos', 72),
    fields: section('fields', 80),
    methods: section('methods', 88),
    classes: section('classes', 96),
  };
  if (header.types.count > MAX_16_BIT_INDEXES) reader.fail('too-many-types', at + 64);
  if (header.protos.count > MAX_16_BIT_INDEXES) reader.fail('too-many-protos', at + 72);
  return header;
}

/** `dex\n0NN\0`; 035 to 041, of which 036 was never released but is laid out like its neighbours. */
function readVersion(reader: ByteReader, at: number): number {
  reader.require(at, 8);
  if (magicIs(reader.bytes, at, 'cdex')) reader.fail('compact-dex', at);
  if (!magicIs(reader.bytes, at, 'dex\n') || reader.u8(at + 7) !== 0) reader.fail('bad-magic', at);
  const digits = [4, 5, 6].map((index) => reader.u8(at + index) - 0x30);
  const version = digits.reduce((value, digit) => (digit >= 0 && digit <= 9 ? value * 10 + digit : NaN), 0);
  if (!(version >= 35 && version <= 41)) reader.fail('unknown-version', at + 4);
  return version;
}

function readSection(reader: ByteReader, at: number, rowSize: number): DexSection {
  const count = reader.u32(at);
  const offset = reader.u32(at + 4);
  if (count === 0) return { count: 0, offset: 0 };
  if (offset + count * rowSize > reader.length) reader.fail('section-out-of-bounds', at);
  return { count, offset };
}

function magicIs(bytes: Uint8Array, at: number, magic: string): boolean {
  for (let index = 0; index < magic.length; index++) {
    if (bytes[at + index] !== magic.charCodeAt(index)) return false;
  }
  return true;
}
