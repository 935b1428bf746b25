import { ByteBudget } from '../bytes/byte-budget.js';
import type { ByteSource } from '../bytes/byte-source.js';
import { DEFAULT_LIMITS, type Limits } from '../bytes/limits.js';
import type { AppFacts } from '../facts/app-facts.js';
import type { Diagnostic } from '../facts/diagnostic.js';
import { buildFingerprintIndex, noFingerprints } from '../sdk/fingerprint-index.js';
import { createMatching } from '../sdk/matching.js';
import { buildSignatureIndex } from '../sdk/signature-index.js';
import type { SignatureSet } from '../sdk/signature-schema.js';
import { apiMap } from '../taxonomy/api-map.js';
import { startCode } from './code/collect-code.js';
import { ComponentClasses, hiddenCode } from './code/component-classes.js';
import { CodeReaders } from './code-readers.js';
import { createCodeScan } from './code-scan/scan-code.js';
import type { AppPart, OpenedContainer } from './containers/app-part.js';
import { openContainer, type PackageFile } from './containers/open-container.js';
import { filesDigest } from './file-digest.js';
import { assetsInventory, nativeLibraries } from './package-inventory.js';
import { readManifest } from './read-manifest.js';
import { readSigning } from './read-signing.js';
import { recogniseFrameworks } from './recognition/recognise-frameworks.js';
import { recognisePacker } from './recognition/recognise-packer.js';
import { withFileVersions } from './sdk-versions.js';

export interface CollectAppOptions {
  readonly signatures: SignatureSet;
  readonly limits?: Limits;
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
  const startedCode = startCode(opened, limits, budget);
  const digest = filesDigest(files);
  // Whoever awaits it below sees a failure; until then it must not count as unhandled.
  digest.catch(() => undefined);
  const [manifest, signing] = await Promise.all([readManifest(opened, name, limits), readSigning(opened)]);
  const index = buildSignatureIndex(options.signatures);
  const matching = createMatching(
    index,
    buildFingerprintIndex(index, options.signatures.fingerprints ?? noFingerprints),
  );
  const scan = createCodeScan({ ...manifest.facts, manifestEntry: manifest.entry }, apiMap, index);
  const readers = new CodeReaders(matching, scan);
  matching.addPackage({
    ...manifest.facts,
    // An app's own package is never an SDK; a library's own package is the SDK it is.
    package: opened.container === 'library' ? null : manifest.facts.package,
    manifestEntry: manifest.entry,
    entries: entriesOf(parts),
  });
  const componentClasses = new ComponentClasses(manifest.facts.components);
  const code = await startedCode.collect({
    dex: (dex) => {
      componentClasses.add(dex);
      readers.read(dex);
    },
    classes: (table) => matching.addDex(table),
  });
  const { coverage: codeCoverage, diagnostics: codeDiagnostics, ...codeFacts } = code;
  const packer = recognisePacker(parts, manifest.facts.application.class, manifest.entry);
  const { coverage, diagnostics: hidden } = hiddenCode(
    readers.coverage(codeCoverage),
    packer,
    componentClasses,
  );
  const { sdks, diagnostics: versionDiagnostics } = await withFileVersions(matching.finish(), index, parts);
  return {
    app: {
      file: { name, size: files.reduce((sum, file) => sum + file.source.size, 0), sha256: await digest },
      container: opened.container,
      parts: partNames(opened, name),
      ...manifest.facts,
      nativeLibraries: nativeLibraries(parts),
      ...codeFacts,
      assets: assetsInventory(parts),
      frameworks: recogniseFrameworks(parts),
      sdks,
      packer,
      signing: signing.signing,
      ...scan.finish({ codeRead: coverage.status === 'ok', sdks: sdks.map(({ id }) => id) }),
      coverage: {
        ...manifest.coverage,
        code: coverage,
        nativeLibraries: nativeCoverage(opened),
      },
    },
    diagnostics: [
      ...(opened.container === 'manifest' ? [] : opened.diagnostics),
      ...manifest.diagnostics,
      ...signing.diagnostics,
      ...codeDiagnostics,
      ...readers.diagnostics,
      ...versionDiagnostics,
      ...hidden,
    ],
  };
}

/** Paths as in an installed package, which is where signatures look for them. */
function entriesOf(parts: readonly AppPart[]): { name: string; size: number }[] {
  return parts.flatMap((part) => [...part.files.values()].map(({ path, size }) => ({ name: path, size })));
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
