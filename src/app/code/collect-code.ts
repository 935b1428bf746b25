import type { ByteBudget } from '../../bytes/byte-budget.js';
import type { Limits } from '../../bytes/limits.js';
import type { AppFacts, EmbeddedPackage } from '../../facts/app-facts.js';
import type { Coverage } from '../../facts/coverage.js';
import type { Diagnostic } from '../../facts/diagnostic.js';
import type { DexFile } from '../../formats/dex/dex-file.js';
import type { DexTypeTable } from '../../sdk/observations.js';
import type { OpenedContainer } from '../containers/app-part.js';
import { type CodeFile, dexFilesOf } from './code-files.js';
import { findEmbedded } from './embedded-packages.js';
import { readLibraryClasses } from './library-classes.js';
import { ObfuscationMeter } from './obfuscation-meter.js';
import { readCode } from './read-code.js';

/** What code tells apart from who it belongs to. */
export interface CodeFacts
  extends Pick<AppFacts, 'classCount' | 'dexFiles' | 'embeddedPackages' | 'obfuscation'> {
  readonly coverage: Coverage;
  readonly diagnostics: readonly Diagnostic[];
}

/** Receives every dex file, and the type tables of what holds class names without dex. */
export interface CodeVisitor {
  dex(dex: DexFile): void;
  classes(table: DexTypeTable): void;
}

/** Reads all code of an app: its dex files, those of packages embedded in it, or the jars of a library. */
export async function collectCode(
  opened: OpenedContainer,
  limits: Limits,
  budget: ByteBudget,
  visitor: CodeVisitor,
): Promise<CodeFacts> {
  const meter = new ObfuscationMeter();
  if (opened.container === 'manifest') {
    return codeFacts([], [], meter, { status: 'unavailable', reason: 'manifest-only' }, []);
  }
  if (opened.container === 'library') return collectLibrary(opened, limits, budget, visitor, meter);
  const own = opened.parts.flatMap((part) => dexFilesOf(part, null));
  const embedded = [];
  for (const part of opened.parts) embedded.push(await findEmbedded(part, limits, budget));
  const files = [...own, ...embedded.flatMap((each) => each.files)];
  const reading = await readCode(files, (dex, file) => {
    // What an embedded package was built with says nothing of this app.
    if (file.embeddedIn === null) meter.add(dex);
    visitor.dex(dex);
  });
  const packages = embedded
    .flatMap((each) => each.packages)
    .map((each) => ({
      ...each,
      classes: classesWithin(each.entry, files, reading.counts),
    }));
  const dexFiles = reading.counts.flatMap(({ file, classes }) =>
    file.embeddedIn === null ? [{ entry: file.name, classes }] : [],
  );
  const diagnostics = [...embedded.flatMap((each) => each.diagnostics), ...reading.diagnostics];
  return codeFacts(dexFiles, packages, meter, reading.coverage, diagnostics);
}

async function collectLibrary(
  opened: Extract<OpenedContainer, { container: 'library' | 'apk' | 'split-apks' | 'app-bundle' }>,
  limits: Limits,
  budget: ByteBudget,
  visitor: CodeVisitor,
  meter: ObfuscationMeter,
): Promise<CodeFacts> {
  const [part] = opened.parts;
  if (part === undefined) return codeFacts([], [], meter, { status: 'unavailable', reason: 'no-dex' }, []);
  const library = await readLibraryClasses(part, limits, budget);
  for (const table of library.tables) {
    meter.add(table);
    visitor.classes(table);
  }
  const dexFiles = library.tables.map((table) => ({ entry: table.entry, classes: table.typeCount }));
  return codeFacts(dexFiles, [], meter, library.coverage, library.diagnostics);
}

function codeFacts(
  dexFiles: AppFacts['dexFiles'],
  embeddedPackages: EmbeddedPackage[],
  meter: ObfuscationMeter,
  coverage: Coverage,
  diagnostics: readonly Diagnostic[],
): CodeFacts {
  return {
    classCount: dexFiles.reduce((sum, dex) => sum + dex.classes, 0),
    dexFiles,
    embeddedPackages,
    obfuscation: meter.result(),
    coverage,
    diagnostics,
  };
}

/** Classes of the dex files directly inside an embedded package; null where it has none that could be read. */
function classesWithin(
  entry: string,
  files: readonly CodeFile[],
  counts: readonly { readonly file: CodeFile; readonly classes: number }[],
): number | null {
  const inside = files.filter((file) => file.embeddedIn === entry);
  const read = counts.filter(({ file }) => file.embeddedIn === entry);
  if (inside.length > 0 && read.length === 0) return null;
  return read.reduce((sum, { classes }) => sum + classes, 0);
}
