import type { DexTypeTable } from './observations.js';

const semicolon = 0x3b;
const slash = 0x2f;
const decoder = new TextDecoder();

/**
 * Offset of the NUL byte that ends a descriptor; the end of `bytes` where a broken file has none.
 * Source: dalvik executable format, string_data_item.
 */
export function descriptorEnd(bytes: Uint8Array, offset: number): number {
  const end = bytes.indexOf(0, offset);
  return end < 0 ? bytes.length : end;
}

/**
 * `Lcom/x/A;` as `com.x.A`. MUTF-8 differs from UTF-8 only in characters that a signature never holds, so evidence
 * shows those as replacement characters.
 */
export function dottedName(table: DexTypeTable, type: number): string {
  const start = table.descriptorOffset(type) + 1;
  let end = descriptorEnd(table.bytes, start);
  if (table.bytes[end - 1] === semicolon) end--;
  return decoder.decode(table.bytes.subarray(start, end)).replaceAll('/', '.');
}

/**
 * True for the classes that the build tools generate for any library's package (R, R$id, BuildConfig): they appear
 * where only a library's resources, or nothing but its name, are in the app.
 */
export function isGeneratedClass(bytes: Uint8Array, offset: number): boolean {
  const end = descriptorEnd(bytes, offset);
  let start = end;
  while (start > offset && bytes[start - 1] !== slash) start--;
  return (
    startsWith(bytes, start, 'R;') ||
    startsWith(bytes, start, 'R$') ||
    startsWith(bytes, start, 'BuildConfig;')
  );
}

function startsWith(bytes: Uint8Array, offset: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[offset + i] !== text.charCodeAt(i)) return false;
  return true;
}

/** -1, 0 or 1 as the descriptor at `offset` sorts before, at or after the ASCII `text`. */
function compareDescriptor(bytes: Uint8Array, offset: number, text: string): number {
  for (let i = 0; i < text.length; i++) {
    const difference = (bytes[offset + i] ?? 0) - text.charCodeAt(i);
    if (difference !== 0) return difference < 0 ? -1 : 1;
  }
  return (bytes[offset + text.length] ?? 0) === 0 ? 0 : 1;
}

/**
 * True where the dex file defines the class. The type table is sorted by descriptor, so a search by halves suffices;
 * in a file that breaks this order a class may be missed.
 */
export function definesClass(table: DexTypeTable, descriptor: string): boolean {
  let low = 0;
  let high = table.typeCount - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const order = compareDescriptor(table.bytes, table.descriptorOffset(middle), descriptor);
    if (order === 0) return table.defined[middle] === 1;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}
