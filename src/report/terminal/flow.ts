import { displayWidth, isPlain } from './display-width.js';

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
const closing = /^[，。、；：！？）》」』】〉”’…—·,.;:!?)\]}%]$/;
const opening = /^[（《「『【〈“‘([{]$/;
/** Where a name longer than a line is torn if it can be: behind these. */
const joints = /[./\\_$:-]/;
/** Fewer columns than this behind a label hold no readable text: a line is then longer than the terminal. */
const leastColumns = 16;

/**
 * Sets spans one after another into lines that fit: broken at spaces and between ideographs, inside a word only where
 * it alone is longer than a line.
 * @returns painted lines without trailing spaces
 */
export function flow(spans: readonly Span[], { columns, hang }: Flow): string[] {
  if (columns === undefined || spans.reduce((sum, span) => sum + displayWidth(span.text), 0) <= columns) {
    return [spans.map(painted).join('').trimEnd()];
  }
  const width = hang === 0 ? Math.max(columns, 1) : Math.max(columns - hang, leastColumns);
  const units = unitsOf(spans).flatMap((unit) => (unit.width > width ? torn(unit, width) : [unit]));
  const lines: Unit[][] = [];
  let line: Unit[] = [];
  let used = 0;
  for (const unit of units) {
    if (line.length > 0 && used + unit.space + unit.width > (lines.length === 0 ? width + hang : width)) {
      lines.push(line);
      line = [];
      used = 0;
    }
    // A line that goes on begins with its word; the first keeps what indentation leaves room for the word.
    const most = line.length > 0 ? unit.space : lines.length > 0 ? 0 : width + hang - unit.width;
    const space = Math.min(unit.space, most);
    line.push({ ...unit, space });
    used += unit.width + space;
  }
  lines.push(line);
  return lines.map((each, index) => ' '.repeat(index === 0 ? 0 : hang) + joined(each));
}

/** Lines of plain text within so many columns. */
export function wrapped(text: string, columns: number): string[] {
  return flow([{ text }], { columns, hang: 0 });
}

/** Columns that a text needs so that none of its words is torn. */
export function widestWord(text: string): number {
  return unitsOf([{ text }]).reduce((widest, { width }) => Math.max(widest, width), 0);
}

function painted({ text, paint }: Span): string {
  return paint === undefined || text === '' ? text : paint(text);
}

/** Neighbours of one span are painted together: escape sequences stand around words, not around characters. */
function joined(units: readonly Unit[]): string {
  let line = '';
  let text = '';
  for (const [index, unit] of units.entries()) {
    const continues = units[index - 1]?.span === unit.span;
    if (!continues) line += ' '.repeat(unit.space);
    text += (continues ? ' '.repeat(unit.space) : '') + unit.text;
    if (units[index + 1]?.span === unit.span) continue;
    line += painted({ ...unit.span, text });
    text = '';
  }
  return line.trimEnd();
}

function unitsOf(spans: readonly Span[]): Unit[] {
  const units: Unit[] = [];
  let space = 0;
  for (const span of spans) {
    let word = '';
    let before = '';
    const end = () => {
      if (word === '') return;
      units.push({ text: word, width: displayWidth(word), space, span });
      word = '';
      space = 0;
    };
    for (const character of charactersOf(span.text)) {
      if (character === ' ') {
        end();
        space++;
      } else {
        if (word !== '' && mayBreak(before, character)) end();
        word += character;
      }
      before = character;
    }
    end();
  }
  return units;
}

/** Beside an ideograph a line may end, unless punctuation holds the two together. */
function mayBreak(before: string, after: string): boolean {
  if (closing.test(after) || opening.test(before)) return false;
  return displayWidth(before) > 1 || displayWidth(after) > 1;
}

/** Cuts a unit that is longer than a line. */
function torn(unit: Unit, width: number): Unit[] {
  const pieces: Unit[] = [];
  let text = '';
  const push = (piece: string) =>
    pieces.push({
      ...unit,
      text: piece,
      width: displayWidth(piece),
      space: pieces.length === 0 ? unit.space : 0,
    });
  for (const character of charactersOf(unit.text)) {
    if (text !== '' && displayWidth(text) + displayWidth(character) > width) {
      const cut = jointOf(text);
      push(text.slice(0, cut));
      text = text.slice(cut);
    }
    text += character;
  }
  push(text);
  return pieces;
}

/** Behind the last joint in the second half of a text, else its end. */
function jointOf(text: string): number {
  for (let i = text.length; i > text.length / 2; i--) if (joints.test(text[i - 1] ?? '')) return i;
  return text.length;
}

function charactersOf(text: string): string[] {
  if (isPlain(text)) return Array.from(text);
  return Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
}
