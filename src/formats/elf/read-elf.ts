import { ElfImage } from './elf-image.js';

/** What a native library says of itself to the linker and to Java. */
export interface ElfFacts {
  /** DT_SONAME; null where it has none. */
  readonly soname: string | null;
  /** DT_NEEDED, in order. */
  readonly needed: readonly string[];
  /** Exported functions that Java calls: `Java_...` by the JNI naming rules, and JNI_OnLoad. Sorted. */
  readonly jniFunctions: readonly string[];
}

const DT_NEEDED = 1;
const DT_HASH = 4;
const DT_STRTAB = 5;
const DT_SYMTAB = 6;
const DT_SONAME = 14;
const DT_GNU_HASH = 0x6ffffef5;
const LONGEST_NAME = 4096;
const MAX_SYMBOLS = 1_000_000;

/**
 * Reads the dynamic section and dynamic symbols of an ELF shared object.
 *
 * @param entry archive entry that errors name
 * @throws ParseError see {@link ElfImage}
 */
export function readElf(bytes: Uint8Array, entry: string): ElfFacts {
  const image = new ElfImage(bytes, entry);
  const strings = image.dynamicOffset(DT_STRTAB);
  const text = (offset: number): string => (strings === undefined ? '' : nameAt(bytes, strings + offset));
  const soname = image.dynamic.get(DT_SONAME)?.[0];
  return {
    soname: soname === undefined ? null : text(soname),
    needed: (image.dynamic.get(DT_NEEDED) ?? []).map(text),
    jniFunctions: jniFunctions(image, text),
  };
}

/** A name that a library takes from another one. */
export interface ImportedSymbol {
  readonly name: string;
  /** Byte offset of the name in the entry. */
  readonly offset: number;
}

/**
 * Symbols that the linker must find in another library, such as functions of the platform.
 *
 * @throws ParseError see {@link ElfImage}
 */
export function importedSymbols(bytes: Uint8Array, entry: string): ImportedSymbol[] {
  const image = new ElfImage(bytes, entry);
  const strings = image.dynamicOffset(DT_STRTAB);
  if (strings === undefined) return [];
  const imported: ImportedSymbol[] = [];
  visitSymbols(image, (nameOffset, isDefined) => {
    const offset = strings + nameOffset;
    if (!isDefined) imported.push({ name: nameAt(bytes, offset), offset });
  });
  return imported;
}

/** Symbols that are defined here and that the Java runtime looks up by name. */
function jniFunctions(image: ElfImage, text: (offset: number) => string): string[] {
  const names: string[] = [];
  visitSymbols(image, (nameOffset, isDefined) => {
    if (!isDefined) return;
    const name = text(nameOffset);
    if (name.startsWith('Java_') || name === 'JNI_OnLoad') names.push(name);
  });
  return names.sort();
}

/** Goes through the dynamic symbols. @param visit given the place of the name in DT_STRTAB */
function visitSymbols(image: ElfImage, visit: (nameOffset: number, isDefined: boolean) => void): void {
  const table = image.dynamicOffset(DT_SYMTAB);
  if (table === undefined) return;
  const wide = image.wordSize === 8;
  const size = wide ? 24 : 16;
  const { reader } = image;
  const count = Math.min(symbolCount(image), MAX_SYMBOLS, Math.floor((reader.length - table) / size));
  for (let index = 1; index < count; index++) {
    const at = table + index * size;
    visit(reader.u32(at), reader.u16(at + (wide ? 6 : 14)) !== 0);
  }
}

/** The symbol table has no length of its own: the hash tables tell it. */
function symbolCount(image: ElfImage): number {
  const { reader } = image;
  const hash = image.dynamicOffset(DT_HASH);
  // Number of chains, which is the number of symbols.
  if (hash !== undefined) return reader.u32(hash + 4);
  const gnuHash = image.dynamicOffset(DT_GNU_HASH);
  return gnuHash === undefined ? 0 : gnuSymbolCount(image, gnuHash);
}

/** One beyond the last symbol of the last chain; a chain ends at a hash whose lowest bit is set. */
function gnuSymbolCount({ reader, wordSize }: ElfImage, table: number): number {
  const buckets = Math.min(reader.u32(table), MAX_SYMBOLS);
  const firstSymbol = reader.u32(table + 4);
  const bucketTable = table + 16 + reader.u32(table + 8) * wordSize;
  let last = 0;
  for (let index = 0; index < buckets; index++) last = Math.max(last, reader.u32(bucketTable + 4 * index));
  if (last < firstSymbol) return firstSymbol;
  const chains = bucketTable + 4 * buckets;
  while (last < MAX_SYMBOLS && (reader.u32(chains + 4 * (last - firstSymbol)) & 1) === 0) last++;
  return last + 1;
}

function nameAt(bytes: Uint8Array, start: number): string {
  if (start < 0 || start >= bytes.length) return '';
  const zero = bytes.indexOf(0, start);
  const end = Math.min(zero < 0 ? bytes.length : zero, start + LONGEST_NAME);
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1');
}

/**
 * Runs of printable ASCII, as `strings` prints them.
 *
 * @param shortest length of a run worth giving
 */
export function* printableStrings(bytes: Uint8Array, shortest = 6): Generator<string> {
  let start = 0;
  for (let at = 0; at <= bytes.length; at++) {
    const byte = at < bytes.length ? (bytes[at] ?? 0) : 0;
    if (byte >= 0x20 && byte < 0x7f) continue;
    if (at - start >= shortest) {
      yield Buffer.from(bytes.buffer, bytes.byteOffset + start, at - start).toString('latin1');
    }
    start = at + 1;
  }
}
