/**
 * Modified UTF-8 as DEX files hold it: NUL as two bytes, characters beyond U+FFFF as two surrogates of three bytes
 * each. Ill-formed bytes become U+FFFD, one for each byte that fits nowhere, so a hostile string still decodes.
 *
 * @param start offset of the first byte
 * @param end offset after the last byte (the terminating NUL is not part of the string)
 */
export function decodeMutf8(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  let run: number[] = [];
  let at = start;
  while (at < end) {
    const [unit, length] = codeUnit(bytes, at, end);
    run.push(unit);
    at += length;
    if (run.length === 4096) {
      text += String.fromCharCode(...run);
      run = [];
    }
  }
  return text + String.fromCharCode(...run);
}

function codeUnit(bytes: Uint8Array, at: number, end: number): readonly [unit: number, length: number] {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return [first, 1];
  const second = at + 1 < end ? (bytes[at + 1] ?? 0) : 0;
  if ((first & 0xe0) === 0xc0 && (second & 0xc0) === 0x80)
    return [((first & 0x1f) << 6) | (second & 0x3f), 2];
  const third = at + 2 < end ? (bytes[at + 2] ?? 0) : 0;
  if ((first & 0xf0) === 0xe0 && (second & 0xc0) === 0x80 && (third & 0xc0) === 0x80) {
    return [((first & 0x0f) << 12) | ((second & 0x3f) << 6) | (third & 0x3f), 3];
  }
  return [0xfffd, 1];
}
