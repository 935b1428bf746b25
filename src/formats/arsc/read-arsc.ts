import { DEFAULT_LIMITS, type Limits } from '../../bytes/limits.js';
import { ParseError } from '../../bytes/parse-error.js';
import { ByteReader } from '../../bytes/reader.js';
import { addToList } from '../../collections/groups.js';
import { type Chunk, readChunk, STRING_POOL_CHUNK } from '../resource-types/chunk.js';
import type { ResourceValue } from '../resource-types/resource-value.js';
import { StringPool } from '../resource-types/string-pool.js';
import { type ResourceConfiguration, readConfiguration } from './resource-configuration.js';
import { TypeChunk } from './type-chunk.js';

/** One of the values a resource has. */
export interface ConfiguredValue {
  readonly configuration: ResourceConfiguration;
  readonly value: ResourceValue;
}

/** Resources by id. Compiled tables, protobuf tables and merged splits all offer this. */
export interface ResourceTable {
  /** Every simple value of a resource, in table order; empty for unknown ids. */
  values(id: number): readonly ConfiguredValue[];
  /** `type/name`, where the table tells. */
  name(id: number): string | undefined;
}

/** A table, and where reading had to stop. */
export interface ArscDocument extends ResourceTable {
  readonly error: ParseError | null;
}

const TABLE_CHUNK = 0x0002;
const PACKAGE_CHUNK = 0x0200;
const TYPE_CHUNK = 0x0201;
const STAGED_ALIAS_CHUNK = 0x0206;
/** Size of ResTable_package before typeIdOffset was added. */
const PACKAGE_HEADER_WITH_TYPE_OFFSET = 288;

/**
 * Indexes a resource table (ResTable of ResourceTypes.h); values are decoded when asked for.
 *
 * @param entry archive entry that errors name
 * @throws ParseError where the table's own header or string pool cannot be read
 */
export function readArsc(bytes: Uint8Array, entry: string, limits: Limits = DEFAULT_LIMITS): ArscDocument {
  const reader = new ByteReader(bytes, 'arsc', entry);
  const table = readChunk(reader, 0, Number.MAX_SAFE_INTEGER);
  if (table.type !== TABLE_CHUNK) reader.fail('not-a-resource-table', 0);
  const index = new TableIndex(reader, limits);
  const end = Math.min(reader.length, table.size);
  let error: ParseError | null = null;
  try {
    index.readTable(table, end);
  } catch (cause) {
    if (!(cause instanceof ParseError) || index.isEmpty) throw cause;
    error = cause;
  }
  return { values: (id) => index.values(id), name: (id) => index.name(id), error };
}

class TableIndex {
  readonly #reader: ByteReader;
  readonly #limits: Limits;
  /** Type chunks by package and type, `0x7f01` for the first type of the app. */
  readonly #types = new Map<number, TypeChunk[]>();
  readonly #typeNames = new Map<number, string>();
  readonly #keyPools = new Map<number, StringPool>();
  /** Staged ids of platform previews and the ids that took their place. */
  readonly #aliases = new Map<number, number>();
  #values: StringPool | undefined;

  constructor(reader: ByteReader, limits: Limits) {
    this.#reader = reader;
    this.#limits = limits;
  }

  get isEmpty(): boolean {
    return this.#types.size === 0;
  }

  readTable(table: Chunk, end: number): void {
    for (const chunk of this.#chunks(table.headerSize, end)) {
      if (chunk.type === STRING_POOL_CHUNK) this.#values = new StringPool(this.#reader, chunk, this.#limits);
      else if (chunk.type === PACKAGE_CHUNK) this.#readPackage(chunk);
    }
  }

  values(id: number): ConfiguredValue[] {
    const actual = this.#aliases.get(id) ?? id;
    const found: ConfiguredValue[] = [];
    for (const type of this.#types.get(actual >>> 16) ?? []) {
      const value = type.value(this.#reader, actual & 0xffff, this.#values);
      if (value !== undefined) found.push({ configuration: type.configuration, value });
    }
    return found;
  }

  name(id: number): string | undefined {
    const type = this.#typeNames.get(id >>> 16);
    const pool = this.#keyPools.get(id >>> 24);
    for (const chunk of this.#types.get(id >>> 16) ?? []) {
      const key = chunk.key(this.#reader, id & 0xffff);
      const text = key === undefined ? undefined : pool?.get(key);
      if (type !== undefined && text !== undefined) return `${type}/${text}`;
    }
    return undefined;
  }

  *#chunks(start: number, end: number): Generator<Chunk> {
    for (let at = start; at + 8 <= end; ) {
      const chunk = readChunk(this.#reader, at, end);
      yield chunk;
      at += chunk.size;
    }
  }

  #readPackage(parent: Chunk): void {
    const reader = this.#reader;
    const packageId = reader.u32(parent.offset + 8) & 0xff;
    const typeStrings = parent.offset + reader.u32(parent.offset + 268);
    const keyStrings = parent.offset + reader.u32(parent.offset + 276);
    const typeOffset =
      parent.headerSize >= PACKAGE_HEADER_WITH_TYPE_OFFSET ? reader.u32(parent.offset + 284) : 0;
    let typePool: StringPool | undefined;
    for (const chunk of this.#chunks(parent.offset + parent.headerSize, parent.offset + parent.size)) {
      if (chunk.type === STRING_POOL_CHUNK && chunk.offset === typeStrings) {
        typePool = new StringPool(reader, chunk, this.#limits);
      } else if (chunk.type === STRING_POOL_CHUNK && chunk.offset === keyStrings) {
        this.#keyPools.set(packageId, new StringPool(reader, chunk, this.#limits));
      } else if (chunk.type === TYPE_CHUNK) {
        const id = reader.u8(chunk.offset + 8) + typeOffset;
        const name = typePool?.get(id - typeOffset - 1);
        if (name !== undefined) this.#typeNames.set((packageId << 8) | id, name);
        this.#addType((packageId << 8) | id, chunk);
      } else if (chunk.type === STAGED_ALIAS_CHUNK) this.#readAliases(chunk);
    }
  }

  #addType(key: number, chunk: Chunk): void {
    const type = new TypeChunk(this.#reader, chunk, readConfiguration(this.#reader, chunk.offset + 20));
    addToList(this.#types, key, type);
  }

  #readAliases(chunk: Chunk): void {
    const room = Math.floor((chunk.size - chunk.headerSize) / 8);
    const count = Math.min(this.#reader.u32(chunk.offset + 8), room);
    for (let index = 0; index < count; index++) {
      const at = chunk.offset + chunk.headerSize + 8 * index;
      this.#aliases.set(this.#reader.u32(at), this.#reader.u32(at + 4));
    }
  }
}
