import { inChinese } from '../document/chinese-numbers.js';

/** One level of a list: how its number is written (ECMA-376 Part 1, 17.9.6). */
export interface ListLevel {
  /** w:numFmt: decimal, chineseCounting, bullet ... */
  readonly format: string;
  /** w:lvlText: `%1、`, `%1.%2`. */
  readonly text: string;
  readonly start: number;
}

/** Levels of each list by w:numId. */
export type Lists = ReadonlyMap<string, readonly ListLevel[]>;

const deepest = 9;

/** Counts list paragraphs, and writes the numbers that the reader of a document sees and its text does not hold. */
export class ListCounter {
  readonly #lists: Lists;
  readonly #counts = new Map<string, number[]>();

  constructor(lists: Lists) {
    this.#lists = lists;
  }

  /** The marker of the next paragraph of that list and level; null where it has none, `bullet` where it is no number. */
  next(list: string, level: number): string | 'bullet' | null {
    const levels = this.#lists.get(list);
    const own = levels?.[level];
    if (levels === undefined || own === undefined || level >= deepest) return null;
    if (own.format === 'bullet') return 'bullet';
    if (own.format === 'none') return null;
    const counts = this.#counts.get(list) ?? [];
    this.#counts.set(list, counts);
    counts[level] = (counts[level] ?? own.start - 1) + 1;
    counts.length = level + 1;
    return own.text.replace(/%([1-9])/g, (_whole, digit: string) => {
      const at = Number(digit) - 1;
      return numberAs(levels[at]?.format ?? 'decimal', counts[at] ?? levels[at]?.start ?? 1);
    });
  }
}

function numberAs(format: string, value: number): string {
  switch (format) {
    case 'lowerLetter':
      return letter(value, 'a');
    case 'upperLetter':
      return letter(value, 'A');
    case 'lowerRoman':
      return roman(value);
    case 'upperRoman':
      return roman(value).toUpperCase();
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return value <= 20 ? String.fromCharCode(0x245f + value) : String(value);
    default:
      return /^(?:chinese|japanese|taiwanese|ideograph)/i.test(format) ? inChinese(value) : String(value);
  }
}

function letter(value: number, first: 'a' | 'A'): string {
  return String.fromCharCode(first.charCodeAt(0) + ((value - 1) % 26));
}

const romans: readonly (readonly [number, string])[] = [
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function roman(value: number): string {
  if (value > 89) return String(value);
  let left = value;
  let text = '';
  for (const [worth, sign] of romans) for (; left >= worth; left -= worth) text += sign;
  return text;
}
