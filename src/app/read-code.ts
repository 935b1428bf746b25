import { ParseError } from '../bytes/parse-error.js';
import type { AppFacts } from '../facts/app-facts.js';
import type { Coverage } from '../facts/coverage.js';
import type { Diagnostic } from '../facts/diagnostic.js';
import type { DexFile } from '../formats/dex/dex-file.js';
import { openDex } from '../formats/dex/open-dex.js';
import type { ZipEntry } from '../formats/zip/central-directory.js';
import type { ZipArchive } from '../formats/zip/open-zip.js';
import { lostPart } from './package-diagnostics.js';
import { readAhead } from './read-ahead.js';

/** What was read of the dex files, without the files themselves. */
export interface CodeFacts {
  readonly dexFiles: AppFacts['dexFiles'];
  readonly coverage: Coverage;
  readonly diagnostics: readonly Diagnostic[];
}

/** Inflated dex files in memory beside the one being scanned: one for each of two cores. */
const READ_AHEAD = 2;

/** classes.dex, classes2.dex ... of the archive root, by number. A gap is no end: packers load what stands behind. */
export function dexEntries(archive: ZipArchive): ZipEntry[] {
  const numbered = archive.entries.flatMap((entry) => {
    const match = /^classes(\d{0,5})\.dex$/.exec(entry.name);
    const first = match !== null && archive.find(entry.name) === entry;
    return first ? [{ entry, number: Number(match[1] === '' ? 1 : match[1]) }] : [];
  });
  return numbered.sort((a, b) => a.number - b.number).map(({ entry }) => entry);
}

/**
 * Reads the dex files one after another while the next are being inflated, and hands each to `visit`. A file that
 * cannot be read is a diagnostic; the others count.
 */
export async function readCode(archive: ZipArchive, visit: (dex: DexFile) => void): Promise<CodeFacts> {
  const entries = dexEntries(archive);
  const dexFiles: { entry: string; classes: number }[] = [];
  const diagnostics: Diagnostic[] = [];
  const inflate = (entry: ZipEntry): Promise<Uint8Array | ParseError> =>
    archive.read(entry).catch((error: unknown) => {
      if (error instanceof ParseError) return error;
      throw error;
    });
  for await (const [entry, bytes] of readAhead(entries, READ_AHEAD, inflate)) {
    const classes = bytes instanceof ParseError ? bytes : visitDex(bytes, entry.name, visit, diagnostics);
    if (classes instanceof ParseError) diagnostics.push(lostPart(classes, 'its classes are missing'));
    else dexFiles.push({ entry: entry.name, classes });
  }
  return { dexFiles, coverage: coverageOf(entries.length, dexFiles.length, diagnostics), diagnostics };
}

/** Number of class definitions, or why there are none to count. */
function visitDex(
  bytes: Uint8Array,
  entry: string,
  visit: (dex: DexFile) => void,
  diagnostics: Diagnostic[],
): number | ParseError {
  try {
    const opened = openDex(bytes, entry);
    for (const dex of opened.dexFiles) visit(dex);
    if (opened.broken !== null) diagnostics.push(lostPart(opened.broken, 'classes behind it are missing'));
    return opened.dexFiles.reduce((sum, dex) => sum + dex.classCount, 0);
  } catch (error) {
    if (error instanceof ParseError) return error;
    throw error;
  }
}

function coverageOf(entries: number, read: number, diagnostics: readonly Diagnostic[]): Coverage {
  if (entries === 0) return { status: 'unavailable', reason: 'no-dex' };
  const reason = diagnostics[0]?.code;
  if (reason === undefined) return { status: 'ok' };
  return { status: read === 0 ? 'unavailable' : 'partial', reason };
}
