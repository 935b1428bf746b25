import type { NativeLibrary } from '../facts/app-facts.js';
import type { ZipEntry } from '../formats/zip/central-directory.js';

/** Entries that Android's installer takes for native libraries: `lib/<abi>/<name>.so`. */
export function nativeLibraries(entries: readonly ZipEntry[]): NativeLibrary[] {
  return entries.flatMap((entry) => {
    const [lib, abi, name, ...deeper] = entry.name.split('/');
    if (lib !== 'lib' || abi === undefined || name === undefined || deeper.length > 0) return [];
    return name.endsWith('.so') ? [{ name, entry: entry.name, abi, size: entry.size }] : [];
  });
}
