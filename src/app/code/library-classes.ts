import type { ByteBudget } from '../../bytes/byte-budget.js';
import type { Limits } from '../../bytes/limits.js';
import { ParseError } from '../../bytes/parse-error.js';
import type { Coverage } from '../../facts/coverage.js';
import type { Diagnostic } from '../../facts/diagnostic.js';
import { entrySource } from '../../formats/zip/entry-source.js';
import { openZip } from '../../formats/zip/open-zip.js';
import type { DexTypeTable } from '../../sdk/observations.js';
import type { AppPart, PartFile } from '../containers/app-part.js';
import { errorCode, lostPart } from '../package-diagnostics.js';

/** The classes of a library (AAR): its jars tell names, and code is not looked into. */
export interface LibraryClasses {
  readonly tables: readonly DexTypeTable[];
  readonly coverage: Coverage;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the names of the class files in classes.jar and libs/*.jar. */
export async function readLibraryClasses(
  part: AppPart,
  limits: Limits,
  budget: ByteBudget,
): Promise<LibraryClasses> {
  const tables: DexTypeTable[] = [];
  const lost: ParseError[] = [];
  for (const file of part.files.values()) {
    if (file.path !== 'classes.jar' && !/^libs\/[^/]+\.jar$/.test(file.path)) continue;
    const table = await jarClasses(part, file, limits, budget);
    if (table instanceof ParseError) lost.push(table);
    else tables.push(table);
  }
  const [first] = lost;
  return {
    tables,
    coverage: first === undefined ? { status: 'ok' } : { status: 'partial', reason: errorCode(first) },
    diagnostics: lost.map((error) => lostPart(error, 'its classes are missing')),
  };
}

async function jarClasses(
  part: AppPart,
  file: PartFile,
  limits: Limits,
  budget: ByteBudget,
): Promise<DexTypeTable | ParseError> {
  try {
    const jar = await openZip(await entrySource(part.archive, file.entry), file.name, limits, budget);
    const names = jar.entries.flatMap(({ name }) => {
      const isClass = name.endsWith('.class') && !name.startsWith('META-INF/');
      return isClass && !name.endsWith('module-info.class') ? [name.slice(0, -'.class'.length)] : [];
    });
    return typeTableOf(names, file.name);
  } catch (error) {
    if (error instanceof ParseError) return error;
    throw error;
  }
}

/**
 * A type table of classes by name, so that libraries match as dex files do.
 *
 * @param names with slashes: `com/example/Main$Inner`
 */
export function typeTableOf(names: readonly string[], entry: string): DexTypeTable {
  const bytes = new TextEncoder().encode(names.map((name) => `L${name};\0`).join(''));
  const offsets = new Uint32Array(names.length);
  let at = 0;
  for (let index = 0; index < names.length; index++) {
    offsets[index] = at;
    at = bytes.indexOf(0, at) + 1;
  }
  return {
    entry,
    bytes,
    typeCount: names.length,
    descriptorOffset: (typeIndex) => offsets[typeIndex] ?? 0,
    defined: new Uint8Array(names.length).fill(1),
  };
}
