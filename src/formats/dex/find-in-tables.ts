import type { DexFile } from './dex-file.js';

/**
 * Index of a string, -1 where the file has none. The table is sorted by UTF-16 code units; Android refuses a file
 * whose table is not, so what a disordered table hides cannot run either.
 */
export function findString(dex: DexFile, text: string): number {
  let low = 0;
  let high = dex.stringCount - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const order = compareMutf8(dex, dex.stringOffset(middle), text);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/**
 * Looks up many strings at once: halves the needles with the table, so that each narrows the search for its
 * neighbours.
 *
 * @param needles sorted by UTF-16 code units, as `Array.prototype.sort` leaves them
 * @param found called with the place of a needle and the index of the string
 */
export function findStrings(
  dex: DexFile,
  needles: readonly string[],
  found: (needle: number, stringIndex: number) => void,
): void {
  const compare = (index: number, text: string): number => compareMutf8(dex, dex.stringOffset(index), text);
  findSorted(needles, dex.stringCount, compare, found);
}

/** The same for descriptors in the type table. */
export function findTypes(
  dex: DexFile,
  needles: readonly string[],
  found: (needle: number, typeIndex: number) => void,
): void {
  const compare = (index: number, text: string): number =>
    compareMutf8(dex, dex.descriptorOffset(index), text);
  findSorted(needles, dex.typeCount, compare, found);
}

function findSorted(
  needles: readonly string[],
  count: number,
  compare: (index: number, text: string) => number,
  found: (needle: number, index: number) => void,
): void {
  const search = (firstNeedle: number, endNeedle: number, first: number, end: number): void => {
    if (firstNeedle >= endNeedle || first >= end) return;
    const needle = (firstNeedle + endNeedle) >>> 1;
    const text = needles[needle] ?? '';
    let low = first;
    let high = end;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compare(middle, text) < 0) low = middle + 1;
      else high = middle;
    }
    if (low < end && compare(low, text) === 0) found(needle, low);
    search(firstNeedle, needle, first, low);
    search(needle + 1, endNeedle, low, end);
  };
  search(0, needles.length, 0, count);
}

/** Indexes of the strings that begin with an ASCII prefix; they stand together in the sorted table. */
export function findPrefix(dex: DexFile, prefix: string): number[] {
  let low = 0;
  let high = dex.stringCount;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareMutf8(dex, dex.stringOffset(middle), prefix) < 0) low = middle + 1;
    else high = middle;
  }
  const found: number[] = [];
  while (low < dex.stringCount && beginsWith(dex, dex.stringOffset(low), prefix)) found.push(low++);
  return found;
}

function beginsWith(dex: DexFile, offset: number, prefix: string): boolean {
  for (let index = 0; index < prefix.length; index++) {
    if (dex.bytes[offset + index] !== prefix.charCodeAt(index)) return false;
  }
  return true;
}

/** Negative where the MUTF-8 string at `offset` sorts before `text`, zero where they are equal. */
function compareMutf8(dex: DexFile, offset: number, text: string): number {
  const { bytes } = dex;
  let at = offset;
  for (let index = 0; index < text.length; index++) {
    const first = bytes[at] ?? 0;
    if (first === 0) return -1;
    let unit = first;
    if (first < 0x80) at += 1;
    else if (first < 0xe0) {
      unit = ((first & 0x1f) << 6) | ((bytes[at + 1] ?? 0) & 0x3f);
      at += 2;
    } else {
      unit = ((first & 0x0f) << 12) | (((bytes[at + 1] ?? 0) & 0x3f) << 6) | ((bytes[at + 2] ?? 0) & 0x3f);
      at += 3;
    }
    const order = unit - text.charCodeAt(index);
    if (order !== 0) return order;
  }
  return (bytes[at] ?? 0) === 0 ? 0 : 1;
}
