import type { DexFile } from './dex-file.js';

/**
 * What reading every class of one file may cost. Tables may point many rows at one place; honest files hardly do, so
 * the whole walk is bounded by the size of the file and stays linear whatever the bytes say.
 */
export interface DexBudget {
  /** Rows of class data (fields and methods). A row takes at least two bytes and belongs to one class. */
  memberRows: number;
  /** Bytes of encoded static values. */
  valueBytes: number;
  /** Bytes of instructions. R8 lets equal methods share one code item, hence more than the file's size. */
  codeBytes: number;
}

/** The budget for reading one file once. */
export function dexBudget(dex: DexFile): DexBudget {
  const size = dex.bytes.length;
  return { memberRows: size, valueBytes: size, codeBytes: 4 * size };
}

/** @throws ParseError `budget-spent` at `offset`, the item that asked for too much */
export function spend(
  dex: DexFile,
  budget: DexBudget,
  what: keyof DexBudget,
  amount: number,
  offset: number,
): void {
  budget[what] -= amount;
  if (budget[what] < 0) dex.fail('budget-spent', offset);
}
