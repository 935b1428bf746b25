/**
 * What one cell of a draft holds. Nothing is invented: `known` rests on the package or on somebody who read the vendor's
 * own words, `to-confirm` on less, `to-fill` is what only the operator can know.
 */
export type Cell =
  | { readonly state: 'known'; readonly text: string }
  | { readonly state: 'to-confirm'; readonly text: string }
  | { readonly state: 'to-fill' };

/** One table to paste into a policy. */
export interface DraftTable {
  readonly title: string;
  /** What to know before pasting it. */
  readonly note: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Everything a policy lacks, or a whole set of tables where there is no policy yet. */
export interface Draft {
  readonly title: string;
  readonly notes: readonly string[];
  readonly tables: readonly DraftTable[];
}

export const toFill: Cell = { state: 'to-fill' };

/** A known cell; to be filled where there is no text. */
export function known(text: string): Cell {
  return text === '' ? toFill : { state: 'known', text };
}

/** A cell somebody has to confirm; to be filled where there is no text. */
export function toConfirm(text: string): Cell {
  return text === '' ? toFill : { state: 'to-confirm', text };
}
