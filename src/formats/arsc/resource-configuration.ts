import type { ByteReader } from '../../bytes/reader.js';

/** What of a ResTable_config decides which value a phone shows. */
export interface ResourceConfiguration {
  /** ISO 639 language, or '' for any. */
  readonly language: string;
  /** ISO 3166 region, or ''. */
  readonly region: string;
  /** ISO 15924 script, or ''. */
  readonly script: string;
  /** Lowest API level, 0 for any. */
  readonly sdkVersion: number;
  /** Whether it also asks for a network, orientation, density, size, mode or keyboard. */
  readonly special: boolean;
}

/** Byte ranges of ResTable_config that hold qualifiers other than locale and version. */
const SPECIAL_RANGES: readonly (readonly [start: number, end: number])[] = [
  [4, 8],
  [12, 24],
  [28, 36],
  [48, 50],
];

/** The ResTable_config at an offset; fields beyond its own size are absent in older tables and count as unset. */
export function readConfiguration(reader: ByteReader, offset: number): ResourceConfiguration {
  const size = Math.min(reader.u32(offset), reader.length - offset);
  const byte = (at: number): number => (at < size ? reader.u8(offset + at) : 0);
  return {
    language: localePart(byte(8), byte(9), 0x61),
    region: localePart(byte(10), byte(11), 0x30),
    script: String.fromCharCode(byte(36), byte(37), byte(38), byte(39)).replaceAll('\0', ''),
    sdkVersion: byte(24) | (byte(25) << 8),
    special: SPECIAL_RANGES.some(([start, end]) => {
      for (let at = start; at < end; at++) if (byte(at) !== 0) return true;
      return false;
    }),
  };
}

/** Two letters as they are, or three packed into fifteen bits behind a set high bit (ResTable_config::unpack). */
function localePart(first: number, second: number, base: number): string {
  if (first === 0) return '';
  if ((first & 0x80) === 0) return String.fromCharCode(first, second);
  const letters = [second & 0x1f, ((second & 0xe0) >> 5) | ((first & 0x03) << 3), (first & 0x7c) >> 2];
  return String.fromCharCode(...letters.map((letter) => letter + base));
}
