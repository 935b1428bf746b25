import { createHash } from 'node:crypto';
import { adler32, DexBytes } from './dex-builder-bytes.js';
import {
  inDefinitionOrder,
  writeClassData,
  writeCodeItem,
  writeStaticValues,
  writeStringData,
} from './dex-builder-classes.js';
import { type DexDescription, descriptorOf, type MethodDescription } from './dex-builder-description.js';
import { collectPools, type DexPools } from './dex-builder-pools.js';

export type {
  ClassDescription,
  DexDescription,
  Instruction,
} from './dex-builder-description.js';

const NO_INDEX = 0xffffffff;

/**
 * Bytes of a valid dex file: sorted tables, map list, SHA-1 signature and checksum. The same description gives the
 * same bytes.
 */
export function buildDex(description: DexDescription): Uint8Array {
  return seal(layOut(description, 0), 0);
}

/**
 * A DEX 041 container: several dex files one after the other, whose offsets count from the container's start.
 */
export function buildDexContainer(descriptions: readonly Omit<DexDescription, 'version'>[]): Uint8Array {
  const parts: Uint8Array[] = [];
  let base = 0;
  for (const description of descriptions) {
    const part = layOut({ ...description, version: '041' }, base);
    parts.push(part);
    base += part.length;
  }
  return Buffer.concat(parts.map((part) => seal(part, base)));
}

/** Fills in what depends on all the bytes. The container's size stands at 112 in a 041 header. */
function seal(bytes: Uint8Array, containerSize: number): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (view.getUint32(36, true) === HEADER_SIZE_041) view.setUint32(112, containerSize || bytes.length, true);
  bytes.set(createHash('sha1').update(bytes.subarray(32)).digest(), 12);
  view.setUint32(8, adler32(bytes.subarray(12)), true);
  return bytes;
}

const HEADER_SIZE = 0x70;
const HEADER_SIZE_041 = 0x78;

/** map_list type codes of the specification. */
const MAP = {
  header: 0x0000,
  strings: 0x0001,
  types: 0x0002,
  protos: 0x0003,
  fields: 0x0004,
  methods: 0x0005,
  classes: 0x0006,
  mapList: 0x1000,
  typeLists: 0x1001,
  classData: 0x2000,
  code: 0x2001,
  stringData: 0x2002,
  staticValues: 0x2005,
} as const;

interface MapRow {
  readonly type: number;
  readonly count: number;
  readonly offset: number;
}

/** Offsets of the data items, found while the data section is written. */
interface DataOffsets {
  readonly typeLists: ReadonlyMap<string, number>;
  readonly strings: readonly number[];
  readonly code: ReadonlyMap<MethodDescription, number>;
  readonly staticValues: readonly number[];
  readonly classData: readonly number[];
  readonly map: number;
}

function layOut(description: DexDescription, base: number): Uint8Array {
  const ordered = { ...description, classes: inDefinitionOrder(description.classes) };
  const pools = collectPools(ordered);
  const version = description.version ?? '035';
  const sections = placeTables(pools, ordered.classes.length, base, version);
  const data = new DexBytes(sections.dataStart);
  const offsets = writeData(data, ordered, pools, sections.rows);
  data.align(4);
  const head = new DexBytes(base);
  writeHeader(head, version, sections, data.position - base, offsets.map, base);
  writeTables(head, pools, offsets);
  writeClassDefs(head, ordered, pools, offsets);
  if (head.position !== sections.dataStart) throw new Error('tables do not fill their place');
  return Buffer.concat([head.toUint8Array(), data.toUint8Array()]);
}

interface Sections {
  readonly rows: readonly MapRow[];
  readonly dataStart: number;
}

function placeTables(pools: DexPools, classCount: number, base: number, version: string): Sections {
  const headerSize = version === '041' ? HEADER_SIZE_041 : HEADER_SIZE;
  const rows: MapRow[] = [{ type: MAP.header, count: 1, offset: base }];
  let position = base + headerSize;
  const tables: [number, number, number][] = [
    [MAP.strings, pools.strings.length, 4],
    [MAP.types, pools.types.length, 4],
    [MAP.protos, pools.protos.length, 12],
    [MAP.fields, pools.fields.length, 8],
    [MAP.methods, pools.methods.length, 8],
    [MAP.classes, classCount, 32],
  ];
  for (const [type, count, size] of tables) {
    rows.push({ type, count, offset: count === 0 ? 0 : position });
    position += count * size;
  }
  return { rows, dataStart: position };
}

function writeHeader(
  out: DexBytes,
  version: string,
  sections: Sections,
  fileSize: number,
  map: number,
  base: number,
): void {
  const isContainer = version === '041';
  out.raw(Buffer.from(`dex\n${version}\0`, 'latin1'));
  out.raw(new Uint8Array(4 + 20));
  out.u32(fileSize);
  out.u32(isContainer ? HEADER_SIZE_041 : HEADER_SIZE);
  out.u32(0x12345678);
  out.u32(0);
  out.u32(0);
  out.u32(map);
  for (const row of sections.rows.slice(1)) {
    out.u32(row.count);
    out.u32(row.offset);
  }
  out.u32(isContainer ? 0 : base + fileSize - sections.dataStart);
  out.u32(isContainer ? 0 : sections.dataStart);
  if (isContainer) {
    out.u32(0);
    out.u32(base);
  }
}

function writeTables(out: DexBytes, pools: DexPools, offsets: DataOffsets): void {
  for (const offset of offsets.strings) out.u32(offset);
  for (const type of pools.types) out.u32(pools.stringIndex(type));
  for (const proto of pools.protos) {
    out.u32(pools.stringIndex(proto.shorty));
    out.u32(pools.typeIndex(proto.returns));
    out.u32(offsets.typeLists.get(proto.parameters.join()) ?? 0);
  }
  for (const field of pools.fields) {
    out.u16(pools.typeIndex(field.owner));
    out.u16(pools.typeIndex(field.kind));
    out.u32(pools.stringIndex(field.name));
  }
  for (const method of pools.methods) {
    out.u16(pools.typeIndex(method.owner));
    out.u16(pools.protoIndex(method.kind));
    out.u32(pools.stringIndex(method.name));
  }
}

function writeClassDefs(
  out: DexBytes,
  { classes }: DexDescription,
  pools: DexPools,
  offsets: DataOffsets,
): void {
  for (const [index, item] of classes.entries()) {
    const superclass = item.superclass === null ? null : (item.superclass ?? 'java.lang.Object');
    out.u32(pools.typeIndex(descriptorOf(item.name)));
    out.u32(item.accessFlags ?? 1);
    out.u32(superclass === null ? NO_INDEX : pools.typeIndex(descriptorOf(superclass)));
    out.u32(offsets.typeLists.get((item.interfaces ?? []).map(descriptorOf).join()) ?? 0);
    out.u32(NO_INDEX);
    out.u32(0);
    out.u32(offsets.classData[index] ?? 0);
    out.u32(offsets.staticValues[index] ?? 0);
  }
}

function writeData(
  out: DexBytes,
  { classes }: DexDescription,
  pools: DexPools,
  tables: readonly MapRow[],
): DataOffsets {
  const lists = [...pools.protos.map(({ parameters }) => parameters), ...classes.map(interfaceTypes)];
  const start = { typeLists: out.position };
  const typeLists = writeTypeLists(out, lists, pools);
  out.align(4);
  const codeStart = out.position;
  const code = new Map<MethodDescription, number>();
  for (const item of classes) {
    for (const method of item.methods ?? []) {
      const offset = writeCodeItem(out, method, pools);
      if (offset !== 0) code.set(method, offset);
    }
  }
  const stringsStart = out.position;
  const strings = pools.strings.map((value) => writeStringData(out, value));
  const valuesStart = out.position;
  const staticValues = classes.map((item) => writeStaticValues(out, item, pools));
  const classDataStart = out.position;
  const classData = classes.map((item) => (hasMembers(item) ? writeClassData(out, item, code, pools) : 0));
  out.align(4);
  const map = out.position;
  writeMap(out, [
    ...tables,
    { type: MAP.typeLists, count: typeLists.size, offset: start.typeLists },
    { type: MAP.code, count: code.size, offset: codeStart },
    { type: MAP.stringData, count: strings.length, offset: stringsStart },
    { type: MAP.staticValues, count: staticValues.filter(Boolean).length, offset: valuesStart },
    { type: MAP.classData, count: classData.filter(Boolean).length, offset: classDataStart },
    { type: MAP.mapList, count: 1, offset: map },
  ]);
  return { typeLists, strings, code, staticValues, classData, map };
}

function writeTypeLists(
  out: DexBytes,
  lists: readonly (readonly string[])[],
  pools: DexPools,
): Map<string, number> {
  const offsets = new Map<string, number>();
  for (const list of lists) {
    if (list.length === 0 || offsets.has(list.join())) continue;
    out.align(4);
    offsets.set(list.join(), out.position);
    out.u32(list.length);
    for (const type of list) out.u16(pools.typeIndex(type));
  }
  return offsets;
}

function writeMap(out: DexBytes, rows: readonly MapRow[]): void {
  const present = rows.filter(({ count }) => count > 0);
  out.u32(present.length);
  for (const row of present) {
    out.u16(row.type);
    out.u16(0);
    out.u32(row.count);
    out.u32(row.offset);
  }
}

function interfaceTypes(item: DexDescription['classes'][number]): string[] {
  return (item.interfaces ?? []).map(descriptorOf);
}

function hasMembers(item: DexDescription['classes'][number]): boolean {
  return (item.fields?.length ?? 0) + (item.methods?.length ?? 0) > 0;
}
