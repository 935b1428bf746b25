import { signaturesVersion } from '../inputs/read-signatures.js';
import { toolInfo } from '../inputs/tool-info.js';
import type { Versions } from './result-card.js';

/** Raised when results of the old form can no longer be read. */
export const resultsVersion = 1;

/**
 * The versions that this process would put on a result.
 * @param signatures a folder of the user's own signatures
 * @throws SignatureError where that folder cannot be used
 */
export async function currentVersions(signatures?: string): Promise<Versions> {
  return {
    tool: toolInfo().version,
    signatures: await signaturesVersion(signatures),
    results: resultsVersion,
  };
}
