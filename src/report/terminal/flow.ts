import { displayWidth, isPlain, plainWidth } from './display-width.js';

/** A stretch of text in one emphasis; `text` carries no escape sequence, `paint` adds them. */
export interface Span {
  readonly text: string;
  readonly paint?: (text: string) => string;
}

/** Where lines end. */
export interface Flow {
  /** Columns of a line; without it nothing is broken. */
  readonly columns: number | undefined;
  /** Spaces before every line but the first. */
  readonly hang: number;
}

/** What must not be torn apart: a word, or an ideograph with the punctuation that belongs to it. */
interface Unit {
  readonly text: string;
  readonly width: number;
  /** Spaces before it, dropped where a line begins with it. */
  readonly space: number;
  readonly span: Span;
}

/** Punctuation that no line begins with, and brackets that no line ends with, after the usual rules of Chinese type. */
const closing = codesOf('，。、；：！？）》」』】〉”’…—·,.;:!?)]}%');
const opening = codesOf('（《「『【〈“‘([{');
/** Where a name longer than a line is torn if it can be: behind these. */
const joints = codesOf('./\\_$:-');
const blank = 0x20;
/** Fewer columns than this behind a label hold no readable text: a line is then longer than the terminal. */
const leastColumns = 16;

/**
 * Sets spans one after another into lines that fit: broken at spaces and between ideographs, inside a word only where
 * it alone is longer than a line.
 * @returns painted lines without trailing spaces
 */
export function flow(spans: readonly Span[], { columns, hang }: Flow): string[] {
  if (columns === undefined || spans.reduce((sum, span) => sum + displayWidth(span.text), 0) <= columns) {
    return [
      spans
        .map((span) => painted(span, span.text))
        .join('')
        .trimEnd(),
    ];
  }
  const width = hang === 0 ? Math.max(columns, 1) : Math.max(columns - hang, leastColumns);
  const lines = new Lines(width + hang, width, hang);
  for (const unit of unitsOf(spans)) {
    if (unit.width <= width) lines.add(unit);
    else for (const piece of torn(unit, width)) lines.add(piece);
  }
  return lines.finish();
}

/** Sets units into lines. Neighbours of one span are painted together: escape sequences stand around words. */
class Lines {
  readonly #first: number;
  readonly #further: number;
  readonly #hang: string;
  readonly #lines: string[] = [];
  #line = '';
  #run = '';
  #span: Span | null = null;
  #used = 0;

  constructor(first: number, further: number, hang: number) {
    this.#first = first;
    this.#further = further;
    this.#hang = ' '.repeat(hang);
  }

  add({ text, width, space, span }: Unit): void {
    const limit = this.#lines.length === 0 ? this.#first : this.#further;
    if (this.#span !== null && this.#used + space + width > limit) this.#break();
    // A line that goes on begins with its word; the first keeps what indentation leaves room for the word.
    const most = this.#span !== null ? space : this.#lines.length > 0 ? 0 : limit - width;
    const blanks = Math.min(space, most);
    if (this.#span !== span) {
      this.#paint();
      this.#line += ' '.repeat(blanks);
      this.#span = span;
      this.#run = text;
    } else this.#run += blanks === 0 ? text : ' '.repeat(blanks) + text;
    this.#used += blanks + width;
  }

  finish(): string[] {
    if (this.#span !== null) this.#break();
    return this.#lines;
  }

  #paint(): void {
    if (this.#span !== null) this.#line += painted(this.#span, this.#run);
    this.#run = '';
  }

  #break(): void {
    this.#paint();
    this.#lines.push((this.#lines.length === 0 ? '' : this.#hang) + this.#line.trimEnd());
    this.#line = '';
    this.#span = null;
    this.#used = 0;
  }
}

function codesOf(characters: string): ReadonlySet<number> {
  return new Set(Array.from(characters, (character) => character.charCodeAt(0)));
}

/** Lines of plain text within so many columns. */
export function wrapped(text: string, columns: number): string[] {
  return flow([{ text }], { columns, hang: 0 });
}

/** Columns that a text needs so that none of its words is torn. */
export function widestWord(text: string): number {
  return unitsOf([{ text }]).reduce((widest, { width }) => Math.max(widest, width), 0);
}

function painted({ paint }: Span, text: string): string {
  return paint === undefined || text === '' ? text : paint(text);
}

function unitsOf(spans: readonly Span[]): Unit[] {
  const units: Unit[] = [];
  let space = 0;
  for (const span of spans) {
    const { text } = span;
    const { count, end, width: widthOf, code: codeOf } = charactersOf(text);
    let from = 0;
    let width = 0;
    const cut = (to: number) => {
      if (to > from) units.push({ text: text.slice(from, to), width, space, span });
      if (to > from) space = 0;
      from = to;
      width = 0;
    };
    for (let i = 0; i < count; i++) {
      const begin = i === 0 ? 0 : end(i - 1);
      if (codeOf(i) === blank) {
        cut(begin);
        from = end(i);
        space++;
        continue;
      }
      // Beside an ideograph a line may end, unless punctuation holds the two together.
      const beside = begin > from && (widthOf(i) > 1 || widthOf(i - 1) > 1);
      if (beside && !closing.has(codeOf(i)) && !opening.has(codeOf(i - 1))) cut(begin);
      width += widthOf(i);
    }
    cut(text.length);
  }
  return units;
}

/** Cuts a unit that is longer than a line. */
function torn(unit: Unit, room: number): Unit[] {
  const pieces: Unit[] = [];
  const { text } = unit;
  const { count, end, width } = charactersOf(text);
  let from = 0;
  const cut = (to: number) => {
    const piece = text.slice(from, to);
    const space = pieces.length === 0 ? unit.space : 0;
    pieces.push({ ...unit, text: piece, width: displayWidth(piece), space });
    from = to;
  };
  for (let i = 0, used = 0; i < count; i++) {
    const begin = i === 0 ? 0 : end(i - 1);
    if (begin > from && used + width(i) > room) {
      cut(jointIn(text, from, begin));
      used = displayWidth(text.slice(from, begin));
    }
    used += width(i);
  }
  cut(text.length);
  return pieces;
}

/** Behind the last joint in the second half of a stretch, else its end. */
function jointIn(text: string, from: number, to: number): number {
  for (let i = to; i > (from + to) / 2; i--) if (joints.has(text.charCodeAt(i - 1))) return i;
  return to;
}

/** What a reader takes for characters: graphemes. Looked up by index, since objects for each would cost too much. */
interface Characters {
  readonly count: number;
  /** Where it ends in the text. */
  readonly end: (index: number) => number;
  /** Its columns. */
  readonly width: (index: number) => number;
  /** Its code; of a grapheme of several units the first, which is no punctuation then. */
  readonly code: (index: number) => number;
}

function charactersOf(text: string): Characters {
  const code = (index: number) => text.charCodeAt(index);
  if (isPlain(text)) {
    return { count: text.length, end: (index) => index + 1, width: (index) => plainWidth(code(index)), code };
  }
  const graphemes = Array.from(new Intl.Segmenter().segment(text), ({ segment, index }) => ({
    width: displayWidth(segment),
    index,
    end: index + segment.length,
  }));
  return {
    count: graphemes.length,
    end: (index) => graphemes[index]?.end ?? 0,
    width: (index) => graphemes[index]?.width ?? 0,
    code: (index) => code(graphemes[index]?.index ?? 0),
  };
}
