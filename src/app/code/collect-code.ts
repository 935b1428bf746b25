import type { ByteBudget } from '../../bytes/byte-budget.js';
import type { Limits } from '../../bytes/limits.js';
import type { AppFacts, EmbeddedPackage } from '../../facts/app-facts.js';
import type { Coverage } from '../../facts/coverage.js';
import type { Diagnostic } from '../../facts/diagnostic.js';
import type { DexFile } from '../../formats/dex/dex-file.js';
import type { DexTypeTable } from '../../sdk/observations.js';
import type { AppPart, OpenedContainer } from '../containers/app-part.js';
import { type CodeFile, dexFilesOf } from './code-files.js';
import { type EmbeddedCode, findEmbedded } from './embedded-packages.js';
import { ObfuscationMeter } from './obfuscation-meter.js';
import { type CodeReads, readCode, startReading } from './read-code.js';

/** What code tells apart from who it belongs to. */
export interface CodeFacts
  extends Pick<AppFacts, 'classCount' | 'dexFiles' | 'embeddedPackages' | 'obfuscation'> {
  readonly coverage: Coverage;
  readonly diagnostics: readonly Diagnostic[];
}

/** How much code has been read, of how much, in bytes as the archive declares them. */
export type CodeProgress = (done: number, total: number) => void;

/** Receives every dex file, and the type tables of what holds class names without dex. */
export interface CodeVisitor {
  dex(dex: DexFile): void;
  classes(table: DexTypeTable): void;
}

/** Code whose first files are already being inflated. */
export interface StartedCode {
  /** Reads on to the end, showing the visitor every file. */
  collect(visitor: CodeVisitor): Promise<CodeFacts>;
}

/**
 * Begins to read all code of an app: its dex files, those of packages embedded in it, or the jars of a library.
 * Inflating takes most of the time, so it is begun before there is a visitor.
 */
export function startCode(
  opened: OpenedContainer,
  limits: Limits,
  budget: ByteBudget,
  onProgress?: CodeProgress,
): StartedCode {
  if (opened.container === 'manifest') {
    const coverage = { status: 'unavailable', reason: 'manifest-only' } as const;
    return { collect: () => Promise.resolve(codeFacts([], [], new ObfuscationMeter(), coverage, [])) };
  }
  if (opened.container === 'library') {
    return { collect: (visitor) => collectLibrary(opened.parts, limits, budget, visitor) };
  }
  const { parts } = opened;
  const files = parts.flatMap((part) => dexFilesOf(part, null));
  const own = onProgress === undefined ? startReading(files) : watched(files, onProgress);
  return { collect: (visitor) => collectPackage(parts, own, { limits, budget, visitor }) };
}

/** The same reads; each file is told when the reader is done with it and asks for the next. */
async function* watched(files: readonly CodeFile[], onProgress: CodeProgress): CodeReads {
  const total = files.reduce((sum, file) => sum + file.size, 0);
  let done = 0;
  for await (const read of startReading(files)) {
    yield read;
    done += read[0].size;
    onProgress(done, total);
  }
}

interface CollectContext {
  readonly limits: Limits;
  readonly budget: ByteBudget;
  readonly visitor: CodeVisitor;
}

async function collectPackage(
  parts: readonly AppPart[],
  own: CodeReads,
  { limits, budget, visitor }: CollectContext,
): Promise<CodeFacts> {
  const meter = new ObfuscationMeter();
  const embedded: EmbeddedCode[] = [];
  // Looked for after the app's own code has been read, so that what they cost is never missing there.
  const embeddedReads = async function* (): CodeReads {
    for (const part of parts) embedded.push(await findEmbedded(part, limits, budget));
    yield* startReading(embedded.flatMap((each) => each.files));
  };
  const reading = await readCode([own, embeddedReads()], (dex, file) => {
    // What an embedded package was built with says nothing of this app.
    if (file.embeddedIn === null) meter.add(dex);
    visitor.dex(dex);
  });
  const inside = embedded.flatMap((each) => each.files);
  const packages = embedded
    .flatMap((each) => each.packages)
    .map(({ lookedInto, ...each }) => ({
      ...each,
      classes: lookedInto ? classesWithin(each.entry, inside, reading.counts) : null,
    }));
  const dexFiles = reading.counts.flatMap(({ file, classes }) =>
    file.embeddedIn === null ? [{ entry: file.name, classes }] : [],
  );
  const diagnostics = [...embedded.flatMap((each) => each.diagnostics), ...reading.diagnostics];
  return codeFacts(dexFiles, packages, meter, reading.coverage, diagnostics);
}

async function collectLibrary(
  parts: readonly AppPart[],
  limits: Limits,
  budget: ByteBudget,
  visitor: CodeVisitor,
): Promise<CodeFacts> {
  const meter = new ObfuscationMeter();
  const dexFiles: AppFacts['dexFiles'] = [];
  const diagnostics: Diagnostic[] = [];
  let coverage: Coverage = { status: 'ok' };
  const { readLibraryClasses } = await import('./library-classes.js');
  for (const part of parts) {
    const library = await readLibraryClasses(part, limits, budget);
    for (const table of library.tables) {
      meter.add(table);
      visitor.classes(table);
      dexFiles.push({ entry: table.entry, classes: table.typeCount });
    }
    diagnostics.push(...library.diagnostics);
    coverage = library.coverage;
  }
  return codeFacts(dexFiles, [], meter, coverage, diagnostics);
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
