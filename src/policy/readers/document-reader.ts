import type { Diagnostic } from '../../facts/diagnostic.js';
import type { PolicyDocument } from '../document/policy-document.js';
import type { PolicyLimits } from '../policy-limits.js';

/** A document as given by the caller. */
export interface PolicyDocumentInput {
  /** File name or URL; stands in evidence. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Where it was fetched from. */
  readonly url?: string;
  /** Content-Type header it came with, parameters included. */
  readonly contentType?: string;
}

export interface ReadOutcome {
  readonly document: PolicyDocument;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Turns the bytes of one format into the document model. A reader
 *  - puts the text that positions refer to into `source` (for a binary format: the text it extracted, a line a
 *    line of the page) and maps every block to it,
 *  - makes blocks in reading order, tables with their spans resolved,
 *  - stops at the limits and says so in a diagnostic with effect `lost`,
 *  - throws InputError where the document cannot be read at all (encrypted, broken, no text).
 * It knows nothing of policies.
 */
export type DocumentReader = (input: PolicyDocumentInput, limits: PolicyLimits) => Promise<ReadOutcome>;
