import { ByteBudget } from '../bytes/byte-budget.js';
import { DEFAULT_LIMITS, type Limits } from '../bytes/limits.js';
import { ParseError } from '../bytes/parse-error.js';
import type { NativeLibrary } from '../facts/app-facts.js';
import type { Diagnostic } from '../facts/diagnostic.js';
import { type ElfFacts, printableStrings, readElf } from '../formats/elf/read-elf.js';
import { readPartFile } from './containers/app-part.js';
import { openContainer, type PackageFile } from './containers/open-container.js';
import { lostPart } from './package-diagnostics.js';
import { nativeLibraries } from './package-inventory.js';

/** A native library with what its ELF file tells. */
export interface InspectedLibrary extends NativeLibrary, ElfFacts {
  /** Printable strings; empty unless they were asked for. */
  readonly strings: readonly string[];
}

export interface InspectOptions {
  readonly limits?: Limits;
  /** Only libraries of this file name, e.g. libBugly.so. */
  readonly name?: string;
  /** Shortest printable string to give; left out for none. */
  readonly strings?: number;
}

/**
 * Looks into the native libraries of an app, on demand: no rule needs it, and it inflates every library.
 *
 * @param files one package of any kind, or the split packages of one app
 * @throws InputError where no app can be found
 */
export async function inspectNativeLibraries(
  files: readonly PackageFile[],
  options: InspectOptions = {},
): Promise<{ libraries: InspectedLibrary[]; diagnostics: Diagnostic[] }> {
  const limits = options.limits ?? DEFAULT_LIMITS;
  const opened = await openContainer(files, limits, new ByteBudget(limits));
  const libraries: InspectedLibrary[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const part of opened.container === 'manifest' ? [] : opened.parts) {
    const byName = new Map([...part.files.values()].map((file) => [file.name, file]));
    for (const library of nativeLibraries([part])) {
      const file = byName.get(library.entry);
      if (file === undefined || (options.name !== undefined && options.name !== library.name)) continue;
      try {
        const bytes = await readPartFile(part, file);
        const strings = options.strings === undefined ? [] : [...printableStrings(bytes, options.strings)];
        libraries.push({ ...library, ...readElf(bytes, library.entry), strings });
      } catch (error) {
        if (!(error instanceof ParseError)) throw error;
        diagnostics.push(lostPart(error, 'what the library needs and offers is unknown'));
      }
    }
  }
  return { libraries, diagnostics };
}
