import { displayWidth } from './display-width.js';
import { widestWord, wrapped } from './flow.js';

/** One column: its heading, and whether its cells are numbers. */
export interface Column {
  readonly heading: string;
  readonly align?: 'left' | 'right';
}

/** How a table is set. */
export interface TableLayout {
  /** Spaces before each line; 2 where left out. */
  readonly indent?: number;
  /** Columns of the terminal; without it columns are as wide as their widest cell. */
  readonly columns?: number | undefined;
}

/** Spaces between two columns. */
const gap = 2;
/** No column of words is made narrower than this. */
const leastWidth = 8;

/**
 * Lines of a table. Columns are as wide as their widest cell, counting East Asian wide characters as two; where that is
 * more than the terminal has, the widest give way and their cells go on below. A column that is empty in every row is
 * left out; line breaks in a cell are kept.
 */
export function tableLines(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  { indent = 2, columns: available }: TableLayout = {},
): string[] {
  const filled = columns.map((_, i) => i).filter((i) => rows.some((row) => (row[i] ?? '') !== ''));
  const cells = [columns.map((column) => column.heading), ...rows].map((row) =>
    filled.map((i) => (row[i] ?? '').split('\n')),
  );
  const natural = filled.map((_, i) =>
    widest(
      cells.map((row) => row[i] ?? []),
      displayWidth,
    ),
  );
  const room =
    available === undefined ? Number.POSITIVE_INFINITY : available - indent - gap * (filled.length - 1);
  const widths = fitting(natural, room, (i) => {
    if (columns[filled[i] ?? 0]?.align === 'right') return { whole: natural[i] ?? 0, torn: natural[i] ?? 0 };
    const whole = widest(
      cells.map((row) => row[i] ?? []),
      widestWord,
    );
    return { whole: Math.max(whole, leastWidth), torn: leastWidth };
  });
  return cells.flatMap((row) => {
    const broken = row.map((lines, i) => lines.flatMap((line) => wrapped(line, widths[i] ?? 0)));
    const height = Math.max(...broken.map((lines) => lines.length));
    return Array.from({ length: height }, (_, at) => {
      const padded = broken.map((lines, i) =>
        pad(lines[at] ?? '', widths[i] ?? 0, columns[filled[i] ?? 0]?.align ?? 'left'),
      );
      return `${' '.repeat(indent)}${padded.join(' '.repeat(gap))}`.trimEnd();
    });
  });
}

function widest(cells: readonly (readonly string[])[], widthOf: (line: string) => number): number {
  return cells.reduce((most, lines) => lines.reduce((max, line) => Math.max(max, widthOf(line)), most), 0);
}

/** Widths that fit into the room: text is broken between words first, and only where that is not enough inside them. */
function fitting(
  natural: readonly number[],
  room: number,
  leastOf: (column: number) => { readonly whole: number; readonly torn: number },
): number[] {
  if (natural.reduce((sum, width) => sum + width, 0) <= room) return [...natural];
  const least = natural.map((_, i) => leastOf(i));
  const betweenWords = shrunk(
    natural,
    least.map(({ whole }) => whole),
    room,
  );
  return shrunk(
    betweenWords,
    least.map(({ torn }) => torn),
    room,
  );
}

/** Takes columns from the widest until the sum fits, or every one is at its least. */
function shrunk(natural: readonly number[], least: readonly number[], room: number): number[] {
  const widths = [...natural];
  let excess = widths.reduce((sum, width) => sum + width, 0) - room;
  while (excess > 0) {
    const widestOne = widths.reduce(
      (best, width, i) => (width > (least[i] ?? 0) && width > (widths[best] ?? -1) ? i : best),
      -1,
    );
    if (widestOne < 0) break;
    widths[widestOne] = (widths[widestOne] ?? 0) - 1;
    excess--;
  }
  return widths;
}

function pad(cell: string, width: number, align: 'left' | 'right'): string {
  const space = ' '.repeat(Math.max(0, width - displayWidth(cell)));
  return align === 'left' ? cell + space : space + cell;
}
