import stringWidth from 'string-width';

/** One column: its heading, and whether its cells are numbers. */
export interface Column {
  readonly heading: string;
  readonly align?: 'left' | 'right';
}

/**
 * Lines of a table. Columns are as wide as their widest cell, counting East Asian wide characters as two; a column
 * that is empty in every row is left out.
 * @param indent spaces before each line
 */
export function tableLines(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  indent = 2,
): string[] {
  const filled = columns.map((_, i) => i).filter((i) => rows.some((row) => (row[i] ?? '') !== ''));
  const cells = [columns.map((column) => column.heading), ...rows];
  const widths = columns.map((_, i) => Math.max(...cells.map((row) => stringWidth(row[i] ?? ''))));
  return cells.map((row) => {
    const padded = filled.map((i) => pad(row[i] ?? '', widths[i] ?? 0, columns[i]?.align ?? 'left'));
    return `${' '.repeat(indent)}${padded.join('  ')}`.trimEnd();
  });
}

function pad(cell: string, width: number, align: 'left' | 'right'): string {
  const space = ' '.repeat(Math.max(0, width - stringWidth(cell)));
  return align === 'left' ? cell + space : space + cell;
}
