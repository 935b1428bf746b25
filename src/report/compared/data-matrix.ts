import type { AppFacts } from '../../facts/app-facts.js';

/** How often the code of one owner can read one kind of data. */
export interface MatrixCell {
  /** Number of places in the code. */
  readonly count: number;
  /** Some of them lie on the start-up path. */
  readonly startup: boolean;
}

/** Personal data by owner of the code that can read it. */
export interface DataMatrix {
  /** The app itself first, then who reads at most places. */
  readonly owners: readonly string[];
  /** By data type, in the order of the facts; cells in the order of the owners, null where nothing was found. */
  readonly rows: readonly { readonly data: string; readonly cells: readonly (MatrixCell | null)[] }[];
}

/** Gathers the accesses of an app into a matrix. */
export function dataMatrix(app: AppFacts): DataMatrix {
  const weight = new Map<string, number>();
  const byData = new Map<string, Map<string, MatrixCell>>();
  for (const { data, owner, count, startup } of app.dataAccess) {
    weight.set(owner, (weight.get(owner) ?? 0) + count);
    const cells = byData.get(data) ?? new Map<string, MatrixCell>();
    const before = cells.get(owner) ?? { count: 0, startup: false };
    cells.set(owner, { count: before.count + count, startup: before.startup || startup });
    byData.set(data, cells);
  }
  const rank = (owner: string) => (owner === 'app' ? Number.POSITIVE_INFINITY : (weight.get(owner) ?? 0));
  const owners = [...weight.keys()].sort((a, b) => (rank(b) === rank(a) ? 0 : rank(b) > rank(a) ? 1 : -1));
  const rows = [...byData].map(([data, cells]) => ({
    data,
    cells: owners.map((owner) => cells.get(owner) ?? null),
  }));
  return { owners, rows };
}
