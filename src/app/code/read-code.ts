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

/** Inflated bytes waiting beside the dex file being scanned: three of the usual 8 MB. */
const AHEAD_BYTES = 24 * 1024 * 1024;

/** Files in order, with their bytes or why there are none; reading has begun. */
export type CodeReads = AsyncIterable<readonly [CodeFile, Uint8Array | ParseError]>;

/** Begins to inflate the first files, so that the thread pool works while the caller still prepares. */
export function startReading(files: readonly CodeFile[]): CodeReads {
  const reads = files.map((file) => ({
    file,
    size: file.size,
    read: (): Promise<Uint8Array | ParseError> => file.read().catch(parseErrorOnly),
  }));
  const results = readAhead<Uint8Array | ParseError, (typeof reads)[number]>(reads, AHEAD_BYTES);
  return (async function* () {
    for await (const [{ file }, bytes] of results) yield [file, bytes] as const;
  })();
}

/**
 * Takes dex files one after another while the next are being inflated, and hands each to `visit`. A file that cannot
 * be read is a diagnostic; the others count. What is embedded in assets may be encrypted or no dex at all: it is
 * noted without making the app's own code incomplete.
 */
export async function readCode(
  reads: readonly CodeReads[],
  visit: (dex: DexFile, file: CodeFile) => void,
): Promise<CodeReading> {
  let own = 0;
  const counts: { file: CodeFile; classes: number }[] = [];
  const lost: ParseError[] = [];
  const diagnostics: Diagnostic[] = [];
  const fail = (file: CodeFile, error: ParseError, consequence: string): void => {
    if (file.embeddedIn === null) lost.push(error);
    const diagnostic = lostPart(error, consequence);
    diagnostics.push(file.embeddedIn === null ? diagnostic : { ...diagnostic, effect: 'note' });
  };
  for await (const [file, bytes] of inSequence(reads)) {
    if (file.embeddedIn === null) own++;
    const opened = bytes instanceof ParseError ? bytes : open(bytes, file.name);
    if (opened instanceof ParseError) {
      fail(file, opened, 'its classes are missing');
      continue;
    }
    const failure = visitAll(opened.dexFiles, (dex) => visit(dex, file)) ?? opened.broken;
    if (failure !== null) fail(file, failure, 'some of its classes are missing');
    counts.push({ file, classes: opened.dexFiles.reduce((sum, dex) => sum + dex.classCount, 0) });
  }
  const readOwn = counts.filter(({ file }) => file.embeddedIn === null).length;
  return { counts, coverage: coverageOf(own, readOwn, lost[0]), diagnostics };
}

async function* inSequence(reads: readonly CodeReads[]): CodeReads {
  for (const each of reads) yield* each;
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
