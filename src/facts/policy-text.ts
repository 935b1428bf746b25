/**
 * The words of a policy document as they were read, for showing evidence in its place. Kept beside the facts and never
 * part of them: facts are saved and published, the text belongs to who gave it.
 */
export interface PolicyText {
  /** Name of the document, as in evidence. */
  readonly name: string;
  /** Offsets in the document's own text where its lines begin, ascending, first 0. */
  readonly lineStarts: Uint32Array;
  /** In reading order. */
  readonly blocks: readonly PolicyTextBlock[];
}

export type PolicyTextBlock =
  | { readonly kind: 'heading'; readonly level: number; readonly text: PlacedText }
  | { readonly kind: 'paragraph'; readonly text: PlacedText }
  | { readonly kind: 'list-item'; readonly depth: number; readonly text: PlacedText }
  | { readonly kind: 'table'; readonly rows: readonly PolicyTextRow[] };

export interface PolicyTextRow {
  readonly cells: readonly { readonly text: PlacedText; readonly spanned: boolean }[];
}

/** Text whose unit `i` stands at `offsets[i]` of the document's own text; one more offset for the end. */
export interface PlacedText {
  readonly text: string;
  readonly offsets: Uint32Array;
}
