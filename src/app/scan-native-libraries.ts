import { ParseError } from '../bytes/parse-error.js';
import type { Diagnostic } from '../facts/diagnostic.js';
import { type ReadAheadItem, readAhead } from './code/read-ahead.js';
import type { CodeScan } from './code-scan/scan-code.js';
import { type AppPart, type PartFile, readPartFile } from './containers/app-part.js';
import { lostPart } from './package-diagnostics.js';
import { isFrameworkLibrary } from './recognition/recognise-frameworks.js';

/** A larger library is not looked through: it would cost more than all other reading. */
const LARGEST_LIBRARY = 32 * 1024 * 1024;
/** The same for all libraries of an app together. */
const MOST_BYTES = 96 * 1024 * 1024;
/** Inflated bytes that wait for their turn. */
const AHEAD_BYTES = 8 * 1024 * 1024;
/** Which of the files of one library is looked through: they are built from one source. */
const ABI_ORDER = ['arm64-v8a', 'armeabi-v7a', 'armeabi', 'x86_64', 'x86'];
/** Run-time libraries of the C++ compiler. */
const RUNTIMES = new Set(['libc++_shared.so', 'libgnustl_shared.so', 'libstlport_shared.so']);

interface LibraryFile extends ReadAheadItem<Uint8Array | ParseError> {
  readonly name: string;
  readonly entry: string;
}

/**
 * Shows the scan the native libraries of an app, each in one ABI. Frameworks and run-time libraries speak for nobody, and
 * are left out.
 * @returns which libraries were not looked through, and why; facts about code do not rest on them
 */
export async function scanNativeLibraries(parts: readonly AppPart[], scan: CodeScan): Promise<Diagnostic[]> {
  const diagnostics: Diagnostic[] = [];
  const chosen: LibraryFile[] = [];
  let bytes = 0;
  for (const library of librariesOf(parts)) {
    if (library.size > LARGEST_LIBRARY || bytes + library.size > MOST_BYTES) {
      diagnostics.push(notScanned(library.entry, library.size));
      continue;
    }
    bytes += library.size;
    chosen.push(library);
  }
  for await (const [{ name, entry }, content] of readAhead<Uint8Array | ParseError, LibraryFile>(
    chosen,
    AHEAD_BYTES,
  )) {
    const failure = content instanceof ParseError ? content : scanned(scan, { name, entry, bytes: content });
    // What is no shared object cannot be loaded under its name; some apps keep data in such files.
    if (failure !== null && failure.code !== 'not-elf') {
      const consequence = 'what the library reads is unknown';
      diagnostics.push({ ...lostPart(failure, consequence), effect: 'note' });
    }
  }
  return diagnostics;
}

function scanned(scan: CodeScan, library: Parameters<CodeScan['addLibrary']>[0]): ParseError | null {
  try {
    scan.addLibrary(library);
    return null;
  } catch (error) {
    return parseErrorOnly(error);
  }
}

/** Of each library name the file of the first ABI in our order. */
function librariesOf(parts: readonly AppPart[]): LibraryFile[] {
  const best = new Map<string, { readonly rank: number; readonly file: LibraryFile }>();
  for (const part of parts) {
    for (const file of part.files.values()) {
      // Packages have thousands of files and few libraries.
      if (!file.path.startsWith('lib/')) continue;
      const [, abi = '', name = ''] = /^lib\/([^/]+)\/([^/]+\.so)$/.exec(file.path) ?? [];
      if (name === '' || RUNTIMES.has(name) || isFrameworkLibrary(name)) continue;
      const place = ABI_ORDER.indexOf(abi);
      const rank = place < 0 ? ABI_ORDER.length : place;
      if (rank < (best.get(name)?.rank ?? Infinity))
        best.set(name, { rank, file: libraryFile(part, file, name) });
    }
  }
  return [...best.values()].map(({ file }) => file);
}

function libraryFile(part: AppPart, file: PartFile, name: string): LibraryFile {
  const read = (): Promise<Uint8Array | ParseError> => readPartFile(part, file).catch(parseErrorOnly);
  return { name, entry: file.name, size: file.size, read };
}

function parseErrorOnly(error: unknown): ParseError {
  if (error instanceof ParseError) return error;
  throw error;
}

function notScanned(where: string, size: number): Diagnostic {
  const detail = `The native library was not looked through, because of its size of ${size} bytes; what it reads is unknown.`;
  return { code: 'native-library-not-scanned', effect: 'note', where, detail };
}
