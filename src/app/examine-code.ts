import type { AppFacts } from '../facts/app-facts.js';
import type { Coverage } from '../facts/coverage.js';
import type { Diagnostic } from '../facts/diagnostic.js';
import { createMatching, type Matching } from '../sdk/matching.js';
import { type MatchingIndex, matchingIndexOf } from '../sdk/matching-index.js';
import type { SignatureSet } from '../sdk/signature-schema.js';
import { apiMap } from '../taxonomy/api-map.js';
import type { CodeFacts, StartedCode } from './code/collect-code.js';
import { ComponentClasses, hiddenCode } from './code/component-classes.js';
import { CodeReaders } from './code-readers.js';
import { type CodeScan, createCodeScan, createNoScan } from './code-scan/scan-code.js';
import type { AppPart, OpenedContainer } from './containers/app-part.js';
import type { ManifestReading } from './read-manifest.js';
import { recognisePacker } from './recognition/recognise-packer.js';
import { scanNativeLibraries } from './scan-native-libraries.js';
import { withFileVersions } from './sdk-versions.js';

/** Everything code tells: what is in it, whose it is, what it reads. */
export interface CodeExamination {
  readonly facts: Omit<CodeFacts, 'coverage' | 'diagnostics'> &
    Pick<AppFacts, 'sdks' | 'packer'> &
    ReturnType<CodeScan['finish']>;
  readonly coverage: Coverage;
  readonly diagnostics: readonly Diagnostic[];
}

/** What is known of the app before its code. */
export interface AppOutline {
  readonly opened: OpenedContainer;
  readonly parts: readonly AppPart[];
  readonly manifest: ManifestReading;
  readonly signatures: SignatureSet;
  /** `names`: only which classes there are, no instruction is looked at. */
  readonly code: CodeDepth;
}

/** How deep code is looked into. */
export type CodeDepth = 'names' | 'instructions';

/** Shows each dex file once to everyone who reads code: SDK matching, the scan for data access, the packer check. */
export async function examineCode(started: StartedCode, outline: AppOutline): Promise<CodeExamination> {
  const { manifest, parts } = outline;
  const index = matchingIndexOf(outline.signatures);
  const matching = startMatching(index, outline);
  const createScan = outline.code === 'names' ? createNoScan : createCodeScan;
  const scan = createScan({ ...manifest.facts, manifestEntry: manifest.entry }, apiMap, index.signatures);
  const readers = new CodeReaders(matching, scan);
  const components = new ComponentClasses(manifest.facts.components);
  const { coverage, diagnostics, ...facts } = await started.collect({
    dex: (dex) => {
      components.add(dex);
      readers.read(dex);
    },
    classes: (table) => matching.addDex(table),
  });
  const unscanned = outline.code === 'names' ? [] : await scanNativeLibraries(parts, scan);
  const packer = recognisePacker(parts, manifest.facts.application.class, manifest.entry);
  const hidden = hiddenCode(readers.coverage(coverage), packer, components);
  const { sdks, diagnostics: unread } = await withFileVersions(matching.finish(), index.signatures, parts);
  // Of a library's jar only the names of classes are read.
  const codeRead = hidden.coverage.status === 'ok' && outline.opened.container !== 'library';
  return {
    facts: { ...facts, sdks, packer, ...scan.finish({ codeRead, sdks: sdks.map(({ id }) => id) }) },
    coverage: outline.code === 'names' ? NOT_SCANNED : hidden.coverage,
    diagnostics: [
      ...diagnostics,
      ...readers.diagnostics,
      ...unread,
      ...unscanned,
      ...hidden.diagnostics,
      ...(outline.code === 'names' ? [notScanned(manifest.entry)] : []),
    ],
  };
}

/** What nobody looked for is not known to be absent: rules on code, or on absence, are then not evaluated. */
const NOT_SCANNED = { status: 'unavailable', reason: 'code-not-scanned' } as const;

function notScanned(where: string): Diagnostic {
  const detail =
    'Code was not scanned, as asked: which data it reads, and which permissions it uses, is unknown.';
  return { code: NOT_SCANNED.reason, effect: 'note', where, detail };
}

function startMatching(index: MatchingIndex, { opened, parts, manifest }: AppOutline): Matching {
  const matching = createMatching(index.signatures, index.fingerprints);
  matching.addPackage({
    ...manifest.facts,
    // An app's own package is never an SDK; a library's own package is the SDK it is.
    package: opened.container === 'library' ? null : manifest.facts.package,
    manifestEntry: manifest.entry,
    entries: parts.flatMap((part) => {
      // Paths as in an installed package, which is where signatures look for them.
      return [...part.files.values()].map(({ path, size }) => ({ name: path, size }));
    }),
  });
  return matching;
}
