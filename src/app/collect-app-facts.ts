import { ByteBudget } from '../bytes/byte-budget.js';
import type { ByteSource } from '../bytes/byte-source.js';
import { DEFAULT_LIMITS, type Limits } from '../bytes/limits.js';
import type { AppFacts } from '../facts/app-facts.js';
import type { Diagnostic } from '../facts/diagnostic.js';
import type { SignatureSet } from '../sdk/signature-schema.js';
import { type CodeProgress, startCode } from './code/collect-code.js';
import type { OpenedContainer } from './containers/app-part.js';
import { openContainer, type PackageFile } from './containers/open-container.js';
import { type CodeDepth, examineCode } from './examine-code.js';
import { digestNotes, filesDigest } from './file-digest.js';
import { assetsInventory, nativeLibraries } from './package-inventory.js';
import { readManifest, readManifestContents } from './read-manifest.js';
import { readSigning } from './read-signing.js';
import { recogniseFrameworks } from './recognition/recognise-frameworks.js';

export interface CollectAppOptions {
  readonly signatures: SignatureSet;
  readonly limits?: Limits;
  /** `names` looks at no instruction: which data code reads stays unknown. Everything is read where it is left out. */
  readonly code?: CodeDepth;
  /** `digests` compares the package with the digests its signers signed. */
  readonly verifySigning?: 'digests';
  /** Told after each dex file how many of the app's bytes of code have been read. */
  readonly onProgress?: CodeProgress;
}

/** An app to read: one package of any kind, or a base package and its splits. */
export interface AppInput {
  /** What reports and errors call it. */
  readonly name: string;
  readonly source: ByteSource;
  /** All files of an app that comes in several, in any order; `source` is then one of them. */
  readonly files?: readonly PackageFile[];
}

/** Facts of one app, and what could not be read. */
export interface CollectedApp {
  readonly app: AppFacts;
  readonly diagnostics: Diagnostic[];
}

/**
 * Reads an app package of any kind: .apk, a set of splits in one archive (.apks, .xapk, .apkm), .aab, .aar, or a
 * manifest in plain text. Bytes -> AppFacts. What cannot be read is named in `diagnostics` and in `app.coverage`.
 *
 * @param source the package's bytes, read as needed
 * @param name what reports and errors call the package
 * @throws InputError where nothing can be said of the app: not an archive, broken off, no readable manifest
 */
export function collectAppFacts(
  source: ByteSource,
  name: string,
  options: CollectAppOptions,
): Promise<CollectedApp> {
  return collectSplitAppFacts([{ name, source }], name, options);
}

/** The same for an input that may be several files. */
export function collectApp(input: AppInput, options: CollectAppOptions): Promise<CollectedApp> {
  return collectSplitAppFacts(input.files ?? [input], input.name, options);
}

/**
 * The same for an app given as several files: a base package and its splits, in any order.
 *
 * @param name what reports call the app
 * @throws InputError as {@link collectAppFacts}, and where no file is a base package
 */
export async function collectSplitAppFacts(
  files: readonly PackageFile[],
  name: string,
  options: CollectAppOptions,
): Promise<CollectedApp> {
  const limits = options.limits ?? DEFAULT_LIMITS;
  const budget = new ByteBudget(limits);
  const opened = await openContainer(files, limits, budget);
  const parts = opened.container === 'manifest' ? [] : opened.parts;
  const digest = filesDigest(files);
  // Whoever awaits it below sees a failure; until then it must not count as unhandled.
  digest.catch(() => undefined);
  // Before the code, which may take all that is left of the budget.
  const contents = await readManifestContents(opened);
  // From here on the thread pool inflates code, while this thread parses and prepares what looks at it.
  const startedCode = startCode(opened, limits, budget, options.onProgress);
  const [manifest, signing] = await Promise.all([
    readManifest(opened, contents, name, limits),
    readSigning(opened, options.verifySigning),
  ]);
  const code = await examineCode(startedCode, {
    opened,
    parts,
    manifest,
    signatures: options.signatures,
    code: options.code ?? 'instructions',
  });
  const size = files.reduce((sum, file) => sum + file.source.size, 0);
  const digests = await digest;
  return {
    app: {
      file: { name, size, ...digests },
      container: opened.container,
      parts: partNames(opened, name),
      ...manifest.facts,
      nativeLibraries: nativeLibraries(parts),
      assets: assetsInventory(parts),
      frameworks: recogniseFrameworks(parts),
      signing: signing.signing,
      ...code.facts,
      coverage: { ...manifest.coverage, code: code.coverage, nativeLibraries: nativeCoverage(opened) },
    },
    diagnostics: [
      ...digestNotes(digests, name),
      ...(opened.container === 'manifest' ? [] : opened.diagnostics),
      ...manifest.diagnostics,
      ...signing.diagnostics,
      ...code.diagnostics,
    ],
  };
}

function partNames(opened: OpenedContainer, name: string): AppFacts['parts'] {
  if (opened.container === 'manifest') return [{ name, role: 'base' }];
  return opened.parts.map((part, index) => ({ name: part.name, role: index === 0 ? 'base' : 'split' }));
}

function nativeCoverage(opened: OpenedContainer): AppFacts['coverage']['nativeLibraries'] {
  return opened.container === 'manifest'
    ? { status: 'unavailable', reason: 'manifest-only' }
    : { status: 'ok' };
}
