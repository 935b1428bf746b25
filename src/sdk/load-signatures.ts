import { readFileSync } from 'node:fs';
import type { SignatureSet } from './signature-schema.js';

/** The same file from src/ and from dist/: both lie two folders under the package's root. */
export const builtInSignaturesFile = new URL('../../dist/signatures.json', import.meta.url);

/**
 * Reads the signatures that `npm run build` validated and compiled. They are not validated again, because the schema
 * library alone would cost more time than the whole match.
 * @throws the file system's error where the package is not built
 */
export function loadBuiltInSignatures(): SignatureSet {
  return JSON.parse(readFileSync(builtInSignaturesFile, 'utf8')) as SignatureSet;
}
