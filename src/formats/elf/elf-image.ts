import { ByteReader } from '../../bytes/reader.js';
import { addToList } from '../../collections/groups.js';

/** A segment of the file and where the loader maps it. */
interface Segment {
  readonly fileOffset: number;
  readonly address: number;
  readonly size: number;
}

const MAGIC = 0x464c457f;
const PT_LOAD = 1;
const PT_DYNAMIC = 2;
/** More program headers than any library has. */
const MAX_SEGMENTS = 1024;
const MAX_DYNAMIC_ENTRIES = 100_000;

/** Widths of the fields that differ between 32-bit and 64-bit files (System V ABI, ELF-32 and ELF-64). */
interface Layout {
  readonly programHeaderOffset: number;
  readonly programHeaderSize: number;
  readonly programHeaderCount: number;
  word(at: number): number;
  readonly wordSize: 4 | 8;
}

/**
 * The parts of an ELF file that Android's linker uses: program headers and the dynamic section. Section headers are
 * not looked at, because the linker does not need them and protectors remove or falsify them.
 */
export class ElfImage {
  readonly reader: ByteReader;
  readonly wordSize: 4 | 8;
  /** Values of the dynamic section by tag, in order. */
  readonly dynamic: ReadonlyMap<number, readonly number[]>;
  readonly #segments: readonly Segment[];

  /** @throws ParseError `not-elf`, `big-endian`, `too-many-segments`, `truncated`, `number-too-large` */
  constructor(bytes: Uint8Array, entry: string) {
    const reader = new ByteReader(bytes, 'elf', entry);
    this.reader = reader;
    if (bytes.length < 52 || reader.u32(0) !== MAGIC) reader.fail('not-elf', 0);
    if (reader.u8(5) !== 1) reader.fail('big-endian', 5);
    const layout = readLayout(reader);
    this.wordSize = layout.wordSize;
    const headers = [...programHeaders(reader, layout)];
    this.#segments = headers.filter(({ type }) => type === PT_LOAD);
    const dynamic = headers.find(({ type }) => type === PT_DYNAMIC);
    this.dynamic = dynamic === undefined ? new Map() : readDynamic(layout, dynamic.fileOffset, dynamic.size);
  }

  /** File offset of a mapped address; undefined outside the mapped file. */
  fileOffset(address: number): number | undefined {
    const segment = this.#segments.find(
      (each) => address >= each.address && address < each.address + each.size,
    );
    return segment === undefined ? undefined : segment.fileOffset + (address - segment.address);
  }

  /** First value of a dynamic tag, as a file offset. */
  dynamicOffset(tag: number): number | undefined {
    const address = this.dynamic.get(tag)?.[0];
    return address === undefined ? undefined : this.fileOffset(address);
  }
}

function readLayout(reader: ByteReader): Layout {
  const wide = reader.u8(4) === 2;
  return {
    programHeaderOffset: wide ? reader.u64(32) : reader.u32(28),
    programHeaderSize: reader.u16(wide ? 54 : 42),
    programHeaderCount: reader.u16(wide ? 56 : 44),
    word: (at) => (wide ? reader.u64(at) : reader.u32(at)),
    wordSize: wide ? 8 : 4,
  };
}

function* programHeaders(reader: ByteReader, layout: Layout): Generator<Segment & { readonly type: number }> {
  if (layout.programHeaderCount > MAX_SEGMENTS) reader.fail('too-many-segments', 0);
  const wide = layout.wordSize === 8;
  for (let index = 0; index < layout.programHeaderCount; index++) {
    const at = layout.programHeaderOffset + index * layout.programHeaderSize;
    yield {
      type: reader.u32(at),
      fileOffset: layout.word(at + (wide ? 8 : 4)),
      address: layout.word(at + (wide ? 16 : 8)),
      size: layout.word(at + (wide ? 32 : 16)),
    };
  }
}

/** Pairs of tag and value up to DT_NULL. Tags and values that 2^53 cannot hold belong to no entry of interest. */
function readDynamic(layout: Layout, start: number, size: number): Map<number, number[]> {
  const entries = new Map<number, number[]>();
  const pair = 2 * layout.wordSize;
  const count = Math.min(Math.floor(size / pair), MAX_DYNAMIC_ENTRIES);
  for (let index = 0; index < count; index++) {
    const at = start + index * pair;
    const tag = layout.word(at);
    if (tag === 0) break;
    addToList(entries, tag, layout.word(at + layout.wordSize));
  }
  return entries;
}
