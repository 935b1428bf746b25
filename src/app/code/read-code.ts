import { ParseError } from '../../bytes/parse-error.js';
import type { Coverage } from '../../facts/coverage.js';
import type { Diagnostic } from '../../facts/diagnostic.js';
import type { DexFile } from '../../formats/dex/dex-file.js';
import { openDex } from '../../formats/dex/open-dex.js';
import { errorCode, lostPart } from '../package-diagnostics.js';
import type { CodeFile } from './code-files.js';
import { readAhead } from './read-ahead.js';

/** What was read of the dex files, without the files themselves. */
export interface CodeReading {
  /** Class definitions of every file that could be read. */
  readonly counts: readonly { readonly file: CodeFile; readonly classes: number }[];
  readonly coverage: Coverage;
  readonly diagnostics: readonly Diagnostic[];
}

/** Inflated dex files in memory beside the one being scanned: one for each of two cores. */
const READ_AHEAD = 2;

/**
 * Reads dex files one after another while the next are being inflated, and hands each to `visit`. A file that cannot
 * be read is a diagnostic; the others count. What is embedded in assets may be encrypted or no dex at all: it is
 * noted without making the app's own code incomplete.
 */
export async function readCode(
  files: readonly CodeFile[],
  visit: (dex: DexFile, file: CodeFile) => void,
): Promise<CodeReading> {
  const counts: { file: CodeFile; classes: number }[] = [];
  const lost: ParseError[] = [];
  const diagnostics: Diagnostic[] = [];
  const fail = (file: CodeFile, error: ParseError, consequence: string): void => {
    if (file.embeddedIn === null) lost.push(error);
    const diagnostic = lostPart(error, consequence);
    diagnostics.push(file.embeddedIn === null ? diagnostic : { ...diagnostic, effect: 'note' });
  };
  const read = (file: CodeFile): Promise<Uint8Array | ParseError> => file.read().catch(parseErrorOnly);
  for await (const [file, bytes] of readAhead(files, READ_AHEAD, read)) {
    const opened = bytes instanceof ParseError ? bytes : open(bytes, file.name);
    if (opened instanceof ParseError) {
      fail(file, opened, 'its classes are missing');
      continue;
    }
    const failure = visitAll(opened.dexFiles, (dex) => visit(dex, file)) ?? opened.broken;
    if (failure !== null) fail(file, failure, 'some of its classes are missing');
    counts.push({ file, classes: opened.dexFiles.reduce((sum, dex) => sum + dex.classCount, 0) });
  }
  const own = files.filter((file) => file.embeddedIn === null).length;
  const readOwn = counts.filter(({ file }) => file.embeddedIn === null).length;
  return { counts, coverage: coverageOf(own, readOwn, lost[0]), diagnostics };
}

function parseErrorOnly(error: unknown): ParseError {
  if (error instanceof ParseError) return error;
  throw error;
}

function open(bytes: Uint8Array, name: string): ReturnType<typeof openDex> | ParseError {
  try {
    return openDex(bytes, name);
  } catch (error) {
    return parseErrorOnly(error);
  }
}

function visitAll(dexFiles: readonly DexFile[], visit: (dex: DexFile) => void): ParseError | null {
  try {
    for (const dex of dexFiles) visit(dex);
    return null;
  } catch (error) {
    return parseErrorOnly(error);
  }
}

function coverageOf(files: number, read: number, lost: ParseError | undefined): Coverage {
  if (files === 0) return { status: 'unavailable', reason: 'no-dex' };
  if (lost === undefined) return { status: 'ok' };
  return { status: read === 0 ? 'unavailable' : 'partial', reason: errorCode(lost) };
}
