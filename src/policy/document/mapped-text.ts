/**
 * Text whose every UTF-16 unit knows where it came from. `offsets[i]` is the offset of unit `i` in the source,
 * and `offsets[text.length]` the offset just after the last unit, so any slice has a source range.
 */
export interface MappedText {
  readonly text: string;
  readonly offsets: Uint32Array;
}

/** Collects units of text with their source offsets; grows as needed and is cut to size at the end. */
export class MappedTextBuilder {
  #parts: string[] = [];
  #offsets = new Uint32Array(64);
  #length = 0;
  #end = 0;

  get length(): number {
    return this.#length;
  }

  /** Appends `piece`; all its units point at `from`, the piece ends at `to` in the source. */
  push(piece: string, from: number, to: number): void {
    this.#reserve(piece.length);
    for (let i = 0; i < piece.length; i++) this.#offsets[this.#length + i] = from;
    this.#parts.push(piece);
    this.#length += piece.length;
    this.#end = to;
  }

  /** Appends a run that is the source itself, unit by unit. */
  pushRun(run: string, from: number): void {
    this.#reserve(run.length);
    for (let i = 0; i < run.length; i++) this.#offsets[this.#length + i] = from + i;
    this.#parts.push(run);
    this.#length += run.length;
    this.#end = from + run.length;
  }

  /** Appends the units from `start` to `end` of a text that is mapped already. */
  pushMapped(mapped: MappedText, start: number, end: number): void {
    if (end <= start) return;
    this.#reserve(end - start);
    this.#offsets.set(mapped.offsets.subarray(start, end), this.#length);
    this.#parts.push(mapped.text.slice(start, end));
    this.#length += end - start;
    this.#end = mapped.offsets[end] ?? 0;
  }

  build(): MappedText {
    const offsets = this.#offsets.slice(0, this.#length + 1);
    offsets[this.#length] = this.#end;
    return { text: this.#parts.join(''), offsets };
  }

  #reserve(extra: number): void {
    const needed = this.#length + extra + 1;
    if (needed <= this.#offsets.length) return;
    const grown = new Uint32Array(Math.max(needed, this.#offsets.length * 2));
    grown.set(this.#offsets);
    this.#offsets = grown;
  }
}

/** The part from `start` to `end` (indexes in `text`), still mapped to the source. */
export function sliceMapped(mapped: MappedText, start: number, end: number): MappedText {
  // A view: texts are cut often and never changed.
  return { text: mapped.text.slice(start, end), offsets: mapped.offsets.subarray(start, end + 1) };
}

/** The text without blanks at its ends. */
export function trimMapped(mapped: MappedText): MappedText {
  let start = 0;
  let end = mapped.text.length;
  while (start < end && isBlank(mapped.text.charCodeAt(start))) start++;
  while (end > start && isBlank(mapped.text.charCodeAt(end - 1))) end--;
  return start === 0 && end === mapped.text.length ? mapped : sliceMapped(mapped, start, end);
}

/** Joins texts with `separator` between them; separators point at the end of what they follow. */
export function joinMapped(parts: readonly MappedText[], separator: string): MappedText {
  const first = parts[0];
  if (parts.length === 1 && first !== undefined) return first;
  const builder = new MappedTextBuilder();
  for (const [i, part] of parts.entries()) {
    if (i > 0) {
      const previous = parts[i - 1];
      const at = previous?.offsets[previous.text.length] ?? 0;
      builder.push(separator, at, at);
    }
    builder.pushMapped(part, 0, part.text.length);
  }
  return builder.build();
}

/** Space, tab, no-break and ideographic spaces, line ends. */
export function isBlank(unit: number): boolean {
  return (
    unit === 0x20 ||
    (unit >= 0x09 && unit <= 0x0d) ||
    unit === 0xa0 ||
    unit === 0x3000 ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x1680 ||
    unit === 0x85 ||
    unit === 0x2028 ||
    unit === 0x2029
  );
}
