/** Bounds of what is read of one document; reaching one is reported, never silent. */
export interface PolicyLimits {
  /** Bytes of a document as given. */
  readonly maxDocumentBytes: number;
  /** UTF-16 units of decoded text that are read. */
  readonly maxCharacters: number;
  /** Depth of HTML elements; deeper ones count as siblings. */
  readonly maxNesting: number;
  /** Columns of a table that are kept. */
  readonly maxTableColumns: number;
  /** Pages of a PDF that are read. */
  readonly maxPages: number;
  /** Bytes that the compressed streams of a PDF may inflate to, pictures aside. */
  readonly maxPdfInflatedBytes: number;
  /** Rows that one cell may span. */
  readonly maxRowSpan: number;
}

export const defaultPolicyLimits: PolicyLimits = {
  maxDocumentBytes: 64 * 1024 * 1024,
  maxCharacters: 3_000_000,
  maxNesting: 256,
  maxTableColumns: 64,
  maxPages: 1000,
  maxPdfInflatedBytes: 128 * 1024 * 1024,
  maxRowSpan: 500,
};
