import type { ByteReader } from '../../bytes/reader.js';
import type { Chunk } from '../resource-types/chunk.js';
import { plainValue, type ResourceValue, readResourceValue } from '../resource-types/resource-value.js';
import type { StringPool } from '../resource-types/string-pool.js';
import type { ResourceConfiguration } from './resource-configuration.js';

const SPARSE = 0x01;
const OFFSETS_16_BIT = 0x02;
const ENTRY_COMPLEX = 0x0001;
const ENTRY_COMPACT = 0x0008;
const TYPE_STRING = 0x03;

/** The entries of one type in one configuration: ResTable_type, in its plain, sparse and 16-bit forms. */
export class TypeChunk {
  readonly configuration: ResourceConfiguration;
  readonly #chunk: Chunk;
  readonly #flags: number;
  readonly #count: number;
  readonly #entries: number;

  constructor(reader: ByteReader, chunk: Chunk, configuration: ResourceConfiguration) {
    this.configuration = configuration;
    this.#chunk = chunk;
    this.#flags = reader.u8(chunk.offset + 9);
    const width = this.#flags === OFFSETS_16_BIT ? 2 : 4;
    const room = Math.floor((chunk.size - chunk.headerSize) / width);
    this.#count = Math.min(reader.u32(chunk.offset + 12), room);
    this.#entries = chunk.offset + reader.u32(chunk.offset + 16);
  }

  /** The simple value of an entry; undefined where there is none, or where it is an array, plural or style. */
  value(reader: ByteReader, index: number, pool: StringPool | undefined): ResourceValue | undefined {
    const at = this.#entryOffset(reader, index);
    if (at === undefined) return undefined;
    const flags = reader.u16(at + 2);
    if ((flags & ENTRY_COMPACT) !== 0) {
      const type = flags >>> 8;
      const data = reader.u32(at + 4);
      return type === TYPE_STRING ? { kind: 'string', text: pool?.get(data) ?? '' } : plainValue(type, data);
    }
    if ((flags & ENTRY_COMPLEX) !== 0) return undefined;
    const value = at + reader.u16(at);
    return value + 8 <= this.#end ? readResourceValue(reader, value, pool) : undefined;
  }

  /** Index of an entry's name in the package's key pool. */
  key(reader: ByteReader, index: number): number | undefined {
    const at = this.#entryOffset(reader, index);
    if (at === undefined) return undefined;
    return (reader.u16(at + 2) & ENTRY_COMPACT) !== 0 ? reader.u16(at) : reader.u32(at + 4);
  }

  get #end(): number {
    return this.#chunk.offset + this.#chunk.size;
  }

  #entryOffset(reader: ByteReader, index: number): number | undefined {
    const relative = this.#relativeOffset(reader, index);
    if (relative === undefined) return undefined;
    const at = this.#entries + relative;
    return at + 8 <= this.#end ? at : undefined;
  }

  #relativeOffset(reader: ByteReader, index: number): number | undefined {
    const offsets = this.#chunk.offset + this.#chunk.headerSize;
    if ((this.#flags & SPARSE) !== 0) return this.#sparseOffset(reader, offsets, index);
    if (index >= this.#count) return undefined;
    if ((this.#flags & OFFSETS_16_BIT) !== 0) {
      const offset = reader.u16(offsets + 2 * index);
      return offset === 0xffff ? undefined : offset * 4;
    }
    const offset = reader.u32(offsets + 4 * index);
    return offset === 0xffffffff ? undefined : offset;
  }

  /** Pairs of index and offset / 4, sorted by index. */
  #sparseOffset(reader: ByteReader, offsets: number, index: number): number | undefined {
    let low = 0;
    let high = this.#count - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const found = reader.u16(offsets + 4 * middle);
      if (found === index) return reader.u16(offsets + 4 * middle + 2) * 4;
      if (found < index) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }
}
