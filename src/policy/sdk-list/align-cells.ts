import type { Quote } from '../document/passage.js';
import type { SdkField } from '../lexicon/lexicon-schema.js';
import type { CellAffinity } from './cell-affinity.js';

/** A cell of a flattened table, in reading order. */
export interface FlatCell {
  readonly quote: Quote;
  readonly match: string;
  /** A row can begin here: cells of one line belong together. */
  readonly startsLine: boolean;
}

/** Cells of one row by column; a column may hold several cells (wrapped) or none (merged, left out). */
export type FlatRow = readonly (readonly FlatCell[])[];

const skipCost = 2.5;
const skipNameCost = 8;
const mergeCost = 2;
const rowCost = 0.1;

/**
 * Finds the rows of a table that was flattened to a sequence of cells: every cell goes to one column, columns run
 * in order within a row, cells may be missing or broken in two. The assignment with the best sum of affinities,
 * less what missing and broken cells cost, wins (dynamic programming, linear in the number of cells).
 */
export function alignCells(
  cells: readonly FlatCell[],
  columns: readonly (readonly SdkField[])[],
  affinity: CellAffinity,
): FlatRow[] {
  const width = columns.length;
  if (width === 0 || cells.length === 0) return [];
  const skip = columns.map((fields) => (fields.includes('name') ? skipNameCost : skipCost));
  const skipped = prefixSums(skip);
  const fitness = (cell: FlatCell, column: number): number =>
    Math.max(
      ...(columns[column] ?? []).map((field) => affinity(cell.match, field)),
      columns[column]?.length === 0 ? 0 : -99,
    );
  /** best[i * width + c]: best score with cell i in column c; from: the column of cell i-1, negative for a new row. */
  const best = new Float64Array(cells.length * width).fill(Number.NEGATIVE_INFINITY);
  const from = new Int16Array(cells.length * width);
  for (const [i, cell] of cells.entries()) {
    for (let c = 0; c < width; c++) {
      const chosen = i === 0 ? { score: -(skipped[c] ?? 0), from: -1 } : bestBefore(i, c, cell);
      best[i * width + c] = chosen.score + fitness(cell, c);
      from[i * width + c] = chosen.from;
    }
  }
  return rowsFrom(cells, width, best, from, skipped);

  function bestBefore(i: number, c: number, cell: FlatCell): { score: number; from: number } {
    let score = Number.NEGATIVE_INFINITY;
    let origin = 0;
    for (let p = 0; p < width; p++) {
      const before = best[(i - 1) * width + p] ?? Number.NEGATIVE_INFINITY;
      if (p <= c) {
        const cost = p === c ? mergeCost : (skipped[c] ?? 0) - (skipped[p + 1] ?? 0);
        if (before - cost > score) {
          score = before - cost;
          origin = p;
        }
      }
      if (!cell.startsLine) continue;
      const fresh = before - rowCost - (skipped[c] ?? 0) - ((skipped[width] ?? 0) - (skipped[p + 1] ?? 0));
      if (fresh > score) {
        score = fresh;
        origin = -p - 1;
      }
    }
    return { score, from: origin };
  }
}

function prefixSums(costs: readonly number[]): number[] {
  const sums = [0];
  for (const cost of costs) sums.push((sums.at(-1) ?? 0) + cost);
  return sums;
}

function rowsFrom(
  cells: readonly FlatCell[],
  width: number,
  best: Float64Array,
  from: Int16Array,
  skipped: readonly number[],
): FlatRow[] {
  const last = cells.length - 1;
  let column = 0;
  let top = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < width; c++) {
    const score = (best[last * width + c] ?? 0) - ((skipped[width] ?? 0) - (skipped[c + 1] ?? 0));
    if (score > top) {
      top = score;
      column = c;
    }
  }
  const rows: FlatCell[][][] = [];
  let row: FlatCell[][] = Array.from({ length: width }, () => []);
  for (let i = last; i >= 0; i--) {
    const cell = cells[i];
    if (cell !== undefined) row[column]?.push(cell);
    const origin = from[i * width + column] ?? 0;
    if (origin < 0) {
      rows.push(row);
      row = Array.from({ length: width }, () => []);
      column = -origin - 1;
    } else column = origin;
  }
  for (const filled of rows) for (const column of filled) column.reverse();
  return rows.reverse();
}
