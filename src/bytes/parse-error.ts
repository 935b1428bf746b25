/** The formats this project reads; the first word of every parse error. */
export type Format = 'zip' | 'axml' | 'arsc' | 'dex' | 'proto' | 'xml' | 'elf' | 'class' | 'signing';

/**
 * Bytes that do not hold what their format promises. Thrown only in `bytes/` and `formats/`;
 * `app/` turns it into a diagnostic and a partial or unavailable section.
 */
export class ParseError extends Error {
  override readonly name = 'ParseError';
  readonly format: Format;
  readonly code: string;
  readonly entry: string;
  readonly offset: number;

  /**
   * @param format the format being read
   * @param code what was wrong, kebab-case, stable across versions
   * @param entry the archive entry or file being read
   * @param offset byte offset within the entry, or -1 where there is none
   */
  constructor(format: Format, code: string, entry: string, offset: number) {
    super(`${format}: ${code} in ${entry}${offset >= 0 ? ` at byte ${offset}` : ''}`);
    this.format = format;
    this.code = code;
    this.entry = entry;
    this.offset = offset;
  }
}
