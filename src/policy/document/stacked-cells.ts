import { type MappedText, sliceMapped, trimMapped } from './mapped-text.js';
import type { Block } from './policy-document.js';

const pipe = '|';
/** As many as two rows of the narrowest table of SDKs. */
const fewestCells = 6;

/** Runs of lines that are each a cell with a pipe after it; where there are too few, they are no table. */
export function* stackedTables(lines: readonly string[]): Generator<{ start: number; end: number }> {
  for (let start = 0; start < lines.length; start++) {
    let end = start;
    while (endsCell(lines[end] ?? '')) end++;
    if (end - start >= fewestCells) yield { start, end };
    start = end;
  }
}

/** True for a line that is one cell of a table and the pipe after it. */
function endsCell(line: string): boolean {
  return line.endsWith(pipe) && line.indexOf(pipe) === line.length - pipe.length;
}

/** The cell that a line is, as a paragraph; none where the cell is empty. */
export function* blockOfStackedCell(line: MappedText): Generator<Block> {
  const cell = trimMapped(sliceMapped(line, 0, line.text.length - pipe.length));
  if (cell.text !== '') yield { kind: 'paragraph', text: cell };
}
