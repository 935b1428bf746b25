import { addToList } from '../../collections/groups.js';
import type { PdfRule, PdfRun } from './pdf-page.js';

/** A grid of ruled lines with the runs in its cells. */
export interface PdfTable {
  readonly top: number;
  readonly bottom: number;
  readonly rows: readonly (readonly PdfCell[])[];
}

export interface PdfCell {
  readonly runs: readonly PdfRun[];
  /** Row and column of the cell that covers this place, itself where nothing spans. */
  readonly row: number;
  readonly column: number;
}

/** Points by which lines that meant to meet may miss each other. */
const slack = 3;
/** Lines of a grid: more are a drawing. */
const mostColumns = 64;
const mostRows = 200;

/** Tables on a page, top down, and the runs outside them. */
export function tablesOf(
  runs: readonly PdfRun[],
  rules: readonly PdfRule[],
): { tables: PdfTable[]; rest: PdfRun[] } {
  const grids = groupsOf(rules).flatMap((group) => gridOf(group) ?? []);
  const inside = new Map<Grid, PdfRun[]>();
  const rest: PdfRun[] = [];
  for (const run of runs) {
    const grid = grids.find((candidate) => holds(candidate, run));
    if (grid === undefined) rest.push(run);
    else addToList(inside, grid, run);
  }
  const tables = grids.flatMap((grid) => {
    const held = inside.get(grid) ?? [];
    return held.length === 0 ? [] : [tableOf(grid, held)];
  });
  return { tables: tables.sort((a, b) => a.top - b.top), rest };
}

interface Grid {
  /** Places of vertical and horizontal lines, ascending. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly rules: readonly PdfRule[];
}

/** Rules that touch each other, directly or through others. */
function groupsOf(rules: readonly PdfRule[]): PdfRule[][] {
  const groups: { box: PdfRule; rules: PdfRule[] }[] = [];
  for (const rule of [...rules].sort((a, b) => a.top - b.top)) {
    const touching = groups.filter(({ box }) => touches(box, rule));
    const merged = touching.reduce(
      (all, { box, rules: others }) => ({ box: around(all.box, box), rules: [...others, ...all.rules] }),
      { box: rule, rules: [rule] },
    );
    for (const group of touching) groups.splice(groups.indexOf(group), 1);
    groups.push(merged);
  }
  return groups.map((group) => group.rules);
}

function touches(a: PdfRule, b: PdfRule): boolean {
  return (
    a.left <= b.right + slack &&
    b.left <= a.right + slack &&
    a.top <= b.bottom + slack &&
    b.top <= a.bottom + slack
  );
}

function around(a: PdfRule, b: PdfRule): PdfRule {
  return {
    left: Math.min(a.left, b.left),
    right: Math.max(a.right, b.right),
    top: Math.min(a.top, b.top),
    bottom: Math.max(a.bottom, b.bottom),
  };
}

/** Null for what is no table: fewer than two columns or a frame round nothing. */
function gridOf(rules: readonly PdfRule[]): Grid | null {
  const xs = placesOf(rules.filter(isUpright).flatMap(({ left, right }) => [(left + right) / 2]));
  const upright = rules.filter(isUpright);
  // A row that a page parts has no line at the edge of the page, but the lines beside it reach there.
  const ys = placesOf([
    ...rules.filter((rule) => !isUpright(rule)).map(({ top, bottom }) => (top + bottom) / 2),
    ...upright.slice(0, mostRows * mostColumns).flatMap(({ top, bottom }) => [top, bottom]),
  ]);
  if (xs.length < 3 || ys.length < 2 || xs.length > mostColumns || ys.length > mostRows) return null;
  return { xs, ys, rules };
}

function isUpright({ left, right, top, bottom }: PdfRule): boolean {
  return right - left < bottom - top;
}

function placesOf(places: readonly number[]): number[] {
  const distinct: number[] = [];
  for (const place of [...places].sort((a, b) => a - b))
    if (place - (distinct.at(-1) ?? Number.NEGATIVE_INFINITY) > slack) distinct.push(place);
  return distinct;
}

function holds({ xs, ys }: Grid, run: PdfRun): boolean {
  return intervalOf(xs, middleOf(run)) !== null && intervalOf(ys, heightOf(run)) !== null;
}

function middleOf(run: PdfRun): number {
  return (run.left + run.right) / 2;
}

function heightOf(run: PdfRun): number {
  return run.baseline - run.size * 0.3;
}

function intervalOf(places: readonly number[], at: number): number | null {
  for (let i = 0; i + 1 < places.length; i++)
    if (at >= (places[i] ?? 0) - 1 && at < (places[i + 1] ?? 0)) return i;
  return null;
}

function tableOf(grid: Grid, held: readonly PdfRun[]): PdfTable {
  const { xs, ys } = grid;
  const roots: { row: number; column: number; runs: PdfRun[] }[][] = [];
  for (let row = 0; row + 1 < ys.length; row++) {
    const cells: (typeof roots)[number] = [];
    for (let column = 0; column + 1 < xs.length; column++) {
      const left = cells[column - 1];
      const above = roots[row - 1]?.[column];
      if (left !== undefined && !hasLeftEdge(grid, row, column)) cells.push(left);
      else if (above !== undefined && !hasTopEdge(grid, row, column)) cells.push(above);
      else cells.push({ row, column, runs: [] });
    }
    roots.push(cells);
  }
  for (const run of held) {
    const [row, column] = [intervalOf(ys, heightOf(run)) ?? 0, intervalOf(xs, middleOf(run)) ?? 0];
    roots[row]?.[column]?.runs.push(run);
  }
  return { top: ys[0] ?? 0, bottom: ys.at(-1) ?? 0, rows: roots };
}

function hasTopEdge({ xs, ys, rules }: Grid, row: number, column: number): boolean {
  const [y, middle] = [ys[row] ?? 0, ((xs[column] ?? 0) + (xs[column + 1] ?? 0)) / 2];
  return rules.some(
    (rule) =>
      !isUpright(rule) && Math.abs(rule.top - y) <= slack && rule.left <= middle && rule.right >= middle,
  );
}

function hasLeftEdge({ xs, ys, rules }: Grid, row: number, column: number): boolean {
  const [x, middle] = [xs[column] ?? 0, ((ys[row] ?? 0) + (ys[row + 1] ?? 0)) / 2];
  return rules.some(
    (rule) =>
      isUpright(rule) && Math.abs(rule.left - x) <= slack && rule.top <= middle && rule.bottom >= middle,
  );
}
