/** Bytes that tell one name from another. Hostile tables may point thousands of rows at one endless name. */
const LONGEST_NAME = 1024;

/** FNV-1a over 32 bits, with the high bits folded into the low ones, which pick slots of hash tables. */
export function hashOfRange(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5 | 0;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return hash ^ (hash >>> 15);
}

/** End of the NUL-terminated name at `offset`, as far as names are told apart. */
export function endOfName(bytes: Uint8Array, offset: number): number {
  let end = offset;
  const furthest = offset + LONGEST_NAME;
  while (end < furthest && (bytes[end] ?? 0) !== 0) end++;
  return end;
}

/** Hash of the NUL-terminated name at `offset`. */
export function hashOfName(bytes: Uint8Array, offset: number): number {
  return hashOfRange(bytes, offset, endOfName(bytes, offset));
}

/** Hash of an ASCII name, the same as {@link hashOfName} gives for it. */
export function hashOfText(text: string): number {
  const bytes = new TextEncoder().encode(text);
  return hashOfRange(bytes, 0, bytes.length);
}
