import type { ByteSource } from '../bytes/byte-source.js';
import { DEFAULT_LIMITS, type Limits } from '../bytes/limits.js';
import { ParseError } from '../bytes/parse-error.js';
import type { AppFacts } from '../facts/app-facts.js';
import type { Diagnostic } from '../facts/diagnostic.js';
import { openZip, type ZipArchive } from '../formats/zip/open-zip.js';
import { createMatching } from '../sdk/matching.js';
import { buildSignatureIndex } from '../sdk/signature-index.js';
import type { SignatureSet } from '../sdk/signature-schema.js';
import { fileDigest } from './file-digest.js';
import { nativeLibraries } from './native-libraries.js';
import { archiveNotes, unreadableArchive } from './package-diagnostics.js';
import { readCode } from './read-code.js';
import { readManifest } from './read-manifest.js';

export interface CollectAppOptions {
  readonly signatures: SignatureSet;
  readonly limits?: Limits;
}

/**
 * Reads an app package: bytes -> AppFacts. What cannot be read is named in `diagnostics` and in `app.coverage`.
 *
 * @param source the package's bytes, read as needed
 * @param name what reports and errors call the package
 * @throws InputError where nothing can be said of the app: not an archive, broken off, no readable manifest
 */
export async function collectAppFacts(
  source: ByteSource,
  name: string,
  options: CollectAppOptions,
): Promise<{ app: AppFacts; diagnostics: Diagnostic[] }> {
  const limits = options.limits ?? DEFAULT_LIMITS;
  const archive = await openPackage(source, name, limits);
  const [sha256, manifest] = await Promise.all([fileDigest(source), readManifest(archive, limits)]);
  const matching = createMatching(buildSignatureIndex(options.signatures));
  matching.addPackage({ ...manifest.facts, manifestEntry: manifest.entry, entries: archive.entries });
  const code = await readCode(archive, (dex) => matching.addDex(dex));
  return {
    app: {
      file: { name, size: source.size, sha256 },
      ...manifest.facts,
      nativeLibraries: nativeLibraries(archive.entries),
      classCount: code.dexFiles.reduce((sum, dex) => sum + dex.classes, 0),
      dexFiles: code.dexFiles,
      sdks: matching.finish(),
      packer: null,
      signing: null,
      dataAccess: [],
      coverage: { ...manifest.coverage, code: code.coverage, nativeLibraries: { status: 'ok' } },
    },
    diagnostics: [...archiveNotes(archive.notes), ...manifest.diagnostics, ...code.diagnostics],
  };
}

async function openPackage(source: ByteSource, name: string, limits: Limits): Promise<ZipArchive> {
  try {
    return await openZip(source, name, limits);
  } catch (error) {
    throw error instanceof ParseError ? unreadableArchive(error, name) : error;
  }
}
