import { oncePer } from '../collections/once-per.js';
import { buildFingerprintIndex, type FingerprintIndex, noFingerprints } from './fingerprint-index.js';
import { buildSignatureIndex, type SignatureIndex } from './signature-index.js';
import type { SignatureSet } from './signature-schema.js';

/** Everything that matching looks things up in. */
export interface MatchingIndex {
  readonly signatures: SignatureIndex;
  readonly fingerprints: FingerprintIndex;
}

/** The index that came with a set, else one built from it; made once for a set. */
export const matchingIndexOf = oncePer((set: SignatureSet): MatchingIndex => {
  if (set.compiledIndex !== undefined) return set.compiledIndex();
  const signatures = buildSignatureIndex(set);
  return { signatures, fingerprints: buildFingerprintIndex(signatures, set.fingerprints ?? noFingerprints) };
});
