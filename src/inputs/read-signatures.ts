import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  builtInFingerprintsFile,
  builtInSignaturesFile,
  loadBuiltInSignatures,
} from '../sdk/load-signatures.js';
import type { SignatureSet } from '../sdk/signature-schema.js';

/** The signatures a run uses, and which of the built-in ones a user's folder takes the place of. */
export interface ExtendedSignatures {
  readonly signatures: SignatureSet;
  /** Ids of vendors and SDKs. */
  readonly overridden: readonly string[];
}

/**
 * The built-in signatures, with those of a user's folder.
 * @throws SignatureError where the folder cannot be used
 */
export async function extendedSignatures(folder: string | undefined): Promise<ExtendedSignatures> {
  const builtIn = loadBuiltInSignatures();
  if (folder === undefined) return { signatures: builtIn, overridden: [] };
  // Validation brings the schema library: only a user's folder needs it at run time.
  const { extendSignatures } = await import('../sdk/signature-folder.js');
  const signatures = extendSignatures(builtIn, folder);
  const overridden = [...signatures.vendors, ...signatures.sdks].filter(({ overrides }) => overrides);
  return { signatures, overridden: overridden.map(({ id }) => id) };
}

/**
 * Tells one set of signatures from another: SHA-256, hexadecimal, over the built-in ones and a user's folder.
 * @throws SignatureError where the folder cannot be used
 */
export async function signaturesVersion(folder: string | undefined): Promise<string> {
  const hash = createHash('sha256');
  for (const file of [builtInSignaturesFile, builtInFingerprintsFile]) hash.update(readFileSync(file));
  if (folder !== undefined) {
    const { signatures } = await extendedSignatures(folder);
    hash.update(
      JSON.stringify([signatures.vendors, signatures.sdks, signatures.fingerprints?.files() ?? []]),
    );
  }
  return hash.digest('hex');
}
