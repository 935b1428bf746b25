import { ByteWriter } from './byte-writer.js';
import { buildStringPool, type PoolEncoding } from './string-pool-builder.js';

/** Qualifiers of a configuration: a locale such as `zh-CN`, and any other bytes at their offset in ResTable_config. */
export interface ConfigurationParts {
  readonly locale?: string;
  readonly script?: string;
  readonly sdkVersion?: number;
  readonly orientation?: number;
}

export type ResourceBuilderValue =
  | string
  | number
  | boolean
  | { readonly reference: number }
  | { readonly type: number; readonly data: number }
  /** An array or plural, whose content nobody reads. */
  | 'complex-entry';

export interface TypeParts {
  /** Type name; the first type listed with a name decides its id. */
  readonly type: string;
  readonly configuration?: ConfigurationParts;
  /** How entries are laid out. Default plain. */
  readonly layout?: 'plain' | 'sparse' | 'offsets-16-bit' | 'compact';
  /** Values by entry name; the order of first mention decides the entry ids of a type. */
  readonly values: Readonly<Record<string, ResourceBuilderValue>>;
}

export interface ArscParts {
  /** Default 0x7f. */
  readonly packageId?: number;
  readonly types: readonly TypeParts[];
  readonly encoding?: PoolEncoding;
  /** Pairs of staged and final resource ids. */
  readonly aliases?: readonly (readonly [staged: number, final: number])[];
  /** A whole chunk put before the types of the package. */
  readonly strayChunk?: Uint8Array;
}

const NO_ENTRY = 0xffffffff;

/** A resource table (ResTable) with one package. */
export function buildArsc(parts: ArscParts): Uint8Array {
  const strings: string[] = [];
  const typeNames = [...new Set(parts.types.map((type) => type.type))];
  const keys = [...new Set(parts.types.flatMap((type) => Object.keys(type.values)))];
  const entries = new Map(typeNames.map((name) => [name, entryNames(parts.types, name)]));
  const chunks = parts.types.map((type) =>
    typeChunk(type, {
      id: typeNames.indexOf(type.type) + 1,
      names: entries.get(type.type) ?? [],
      key: (name) => keys.indexOf(name),
      string: (text) => (strings.includes(text) ? strings.indexOf(text) : strings.push(text) - 1),
    }),
  );
  const body = packageChunk(parts, typeNames, keys, chunks);
  const pool = buildStringPool(strings, parts.encoding ?? 'utf-8');
  const size = 12 + pool.length + body.length;
  return new ByteWriter().u16(0x0002).u16(12).u32(size).u32(1).bytes(pool).bytes(body).finish();
}

function entryNames(types: readonly TypeParts[], name: string): string[] {
  return [...new Set(types.flatMap((type) => (type.type === name ? Object.keys(type.values) : [])))];
}

function packageChunk(
  parts: ArscParts,
  typeNames: readonly string[],
  keys: readonly string[],
  types: readonly Uint8Array[],
): Uint8Array {
  const typePool = buildStringPool(typeNames, 'utf-16');
  const keyPool = buildStringPool(keys, 'utf-8');
  const rest = new ByteWriter()
    .bytes(typePool)
    .bytes(keyPool)
    .bytes(parts.strayChunk ?? new Uint8Array(0));
  for (const type of types) rest.bytes(type);
  const aliases = parts.aliases ?? [];
  if (aliases.length > 0) {
    rest
      .u16(0x0206)
      .u16(12)
      .u32(12 + 8 * aliases.length)
      .u32(aliases.length);
    for (const [staged, final] of aliases) rest.u32(staged).u32(final);
  }
  const out = new ByteWriter()
    .u16(0x0200)
    .u16(288)
    .u32(288 + rest.length)
    .u32(parts.packageId ?? 0x7f);
  for (let unit = 0; unit < 128; unit++) out.u16(0);
  out
    .u32(288)
    .u32(0)
    .u32(288 + typePool.length)
    .u32(0)
    .u32(0);
  return out.bytes(rest.finish()).finish();
}

interface TypeNaming {
  readonly id: number;
  readonly names: readonly string[];
  key(name: string): number;
  string(text: string): number;
}

function typeChunk(type: TypeParts, naming: TypeNaming): Uint8Array {
  const layout = type.layout ?? 'plain';
  const data = new ByteWriter();
  const offsets = naming.names.map((name) => {
    const value = type.values[name];
    if (value === undefined) return NO_ENTRY;
    const at = data.length;
    writeEntry(data, value, naming.key(name), layout === 'compact', naming);
    return at;
  });
  const index = new ByteWriter();
  const present = [...offsets.entries()].filter(([, offset]) => offset !== NO_ENTRY);
  if (layout === 'sparse') for (const [entry, offset] of present) index.u16(entry).u16(offset / 4);
  else if (layout === 'offsets-16-bit') {
    for (const offset of offsets) index.u16(offset === NO_ENTRY ? 0xffff : offset / 4);
    index.align(4);
  } else for (const offset of offsets) index.u32(offset);
  const configuration = buildConfiguration(type.configuration ?? {});
  const headerSize = 20 + configuration.length;
  const flags = layout === 'sparse' ? 1 : layout === 'offsets-16-bit' ? 2 : 0;
  const out = new ByteWriter()
    .u16(0x0201)
    .u16(headerSize)
    .u32(headerSize + index.length + data.length);
  out.u8(naming.id).u8(flags).u16(0);
  out.u32(layout === 'sparse' ? present.length : offsets.length).u32(headerSize + index.length);
  return out.bytes(configuration).bytes(index.finish()).bytes(data.finish()).finish();
}

function buildConfiguration(parts: ConfigurationParts): Uint8Array {
  const bytes = new Uint8Array(64);
  const view = new DataView(bytes.buffer);
  const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);
  const [language = '', region = ''] = (parts.locale ?? '').split('-');
  view.setUint32(0, 64, true);
  bytes.set(ascii(language), 8);
  bytes.set(ascii(region), 10);
  bytes[12] = parts.orientation ?? 0;
  view.setUint16(24, parts.sdkVersion ?? 0, true);
  bytes.set(ascii(parts.script ?? ''), 36);
  return bytes;
}

function writeEntry(
  out: ByteWriter,
  value: ResourceBuilderValue,
  key: number,
  compact: boolean,
  naming: TypeNaming,
): void {
  if (value === 'complex-entry') {
    out.u16(16).u16(1).u32(key).u32(0).u32(0);
    return;
  }
  const { type, data } = typedValue(value, naming);
  if (compact)
    out
      .u16(key)
      .u16(0x0008 | (type << 8))
      .u32(data);
  else out.u16(8).u16(0).u32(key).u16(8).u8(0).u8(type).u32(data);
}

function typedValue(value: Exclude<ResourceBuilderValue, 'complex-entry'>, naming: TypeNaming) {
  if (typeof value === 'string') return { type: 0x03, data: naming.string(value) };
  if (typeof value === 'number') return { type: 0x10, data: value };
  if (typeof value === 'boolean') return { type: 0x12, data: value ? 0xffffffff : 0 };
  return 'reference' in value ? { type: 0x01, data: value.reference } : value;
}
