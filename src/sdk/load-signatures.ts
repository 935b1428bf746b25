import { readFileSync } from 'node:fs';
import { fingerprintIndex } from './fingerprint-index.js';
import type { FingerprintFile, SdkBeacons } from './fingerprint-schema.js';
import { loadBuiltInProductNames } from './load-product-names.js';
import type { MatchingIndex } from './matching-index.js';
import type { Needle } from './needle-index.js';
import { type SignatureIndexData, signatureIndex } from './signature-index.js';
import type { SignatureSet } from './signature-schema.js';

// The same files from src/ and from dist/: both lie two folders under the package's root.
export const builtInSignaturesFile = new URL('../../dist/signatures.json', import.meta.url);
export const builtInFingerprintsFile = new URL('../../dist/fingerprints.json', import.meta.url);
export const builtInIndexFile = new URL('../../dist/signature-index.json', import.meta.url);

/** What the build writes into the signatures file; fingerprints have a file of their own, which few runs read. */
export interface CompiledSignatures extends Pick<SignatureSet, 'vendors' | 'sdks'> {
  readonly beacons: readonly SdkBeacons[];
}

/** What the build writes into the index file: all that matching needs, and a sixth of the signatures' size. */
export interface CompiledIndex {
  readonly signatures: SignatureIndexData;
  readonly needles: readonly Needle[];
}

/**
 * The signatures that `npm run build` validated and compiled, read when they are first asked for: who matches a package
 * asks for the compiled index alone. They are not validated again, because the schema library alone would cost more
 * time than the whole match.
 */
export function loadBuiltInSignatures(): SignatureSet {
  let read: CompiledSignatures | undefined;
  const signatures = (): CompiledSignatures => {
    read ??= readJson(builtInSignaturesFile) as CompiledSignatures;
    return read;
  };
  return {
    get vendors() {
      return signatures().vendors;
    },
    get sdks() {
      return signatures().sdks;
    },
    get fingerprints() {
      return { beacons: signatures().beacons, files: readFingerprints };
    },
    compiledIndex: readIndex,
    productNames: loadBuiltInProductNames,
  };
}

function readIndex(): MatchingIndex {
  const { signatures: data, needles } = readJson(builtInIndexFile) as CompiledIndex;
  const signatures = signatureIndex(data);
  return { signatures, fingerprints: fingerprintIndex(signatures, needles, readFingerprints) };
}

function readFingerprints(): FingerprintFile[] {
  return readJson(builtInFingerprintsFile) as FingerprintFile[];
}

/** @throws the file system's error where the package is not built */
function readJson(file: URL): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
