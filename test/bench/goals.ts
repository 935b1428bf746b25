import type { Measure } from './measure-process.js';

/** A promise on a measured figure: at most, or at least, so many times another. */
export interface Goal {
  readonly of: string;
  readonly to: string;
  readonly figure: 'time' | 'peak memory';
  readonly bound: 'at most' | 'at least';
  readonly times: number;
}

/** A line for each goal: what was promised, what was measured, whether it holds. Goals on what did not run say so. */
export function goalLines(goals: readonly Goal[], measures: readonly Measure[]): string[] {
  const byName = new Map(measures.map((measure) => [measure.name, measure]));
  const rows = goals.map((goal) => {
    const value = figureOf(byName.get(goal.of), goal.figure);
    const base = figureOf(byName.get(goal.to), goal.figure);
    const promise = `${goal.figure} of ${goal.of} ${goal.bound} ${goal.times} × ${goal.to}`;
    if (value === null || base === null) return `| ${promise} | | not measured |`;
    return `| ${promise} | ${(value / base).toFixed(2)} | ${holds(goal, value / base) ? 'met' : '**missed**'} |`;
  });
  return ['| goal | measured | |', '| --- | ---: | --- |', ...rows];
}

function figureOf(measure: Measure | undefined, figure: Goal['figure']): number | null {
  if (measure === undefined) return null;
  return figure === 'time' ? measure.milliseconds : measure.megabytes;
}

function holds({ bound, times }: Goal, ratio: number): boolean {
  return bound === 'at most' ? ratio <= times : ratio >= times;
}
