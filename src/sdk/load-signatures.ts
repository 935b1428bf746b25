import { readFileSync } from 'node:fs';
import type { FingerprintFile, SdkBeacons } from './fingerprint-schema.js';
import { loadBuiltInProductNames } from './load-product-names.js';
import type { SignatureSet } from './signature-schema.js';

// The same files from src/ and from dist/: both lie two folders under the package's root.
export const builtInSignaturesFile = new URL('../../dist/signatures.json', import.meta.url);
export const builtInFingerprintsFile = new URL('../../dist/fingerprints.json', import.meta.url);

/** What the build writes into the signatures file; fingerprints have a file of their own, which few runs read. */
export interface CompiledSignatures extends Pick<SignatureSet, 'vendors' | 'sdks'> {
  readonly beacons: readonly SdkBeacons[];
}

/**
 * Reads the signatures that `npm run build` validated and compiled. They are not validated again, because the schema
 * library alone would cost more time than the whole match.
 * @throws the file system's error where the package is not built
 */
export function loadBuiltInSignatures(): SignatureSet {
  const { vendors, sdks, beacons } = readJson(builtInSignaturesFile) as CompiledSignatures;
  const files = (): FingerprintFile[] => readJson(builtInFingerprintsFile) as FingerprintFile[];
  return { vendors, sdks, fingerprints: { beacons, files }, productNames: loadBuiltInProductNames };
}

function readJson(file: URL): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
