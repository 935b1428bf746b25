import type { Assets, NativeLibrary } from '../facts/app-facts.js';
import type { AppPart, PartFile } from './containers/app-part.js';

/** Files that Android's installer takes for native libraries: `lib/<abi>/<name>.so`. */
export function nativeLibraries(parts: readonly AppPart[]): NativeLibrary[] {
  return parts.flatMap((part) => [...part.files.values()].flatMap((file) => libraryOf(file) ?? []));
}

function libraryOf(file: PartFile): NativeLibrary | undefined {
  if (!file.path.startsWith('lib/') || !file.path.endsWith('.so')) return undefined;
  const [, abi, name, ...deeper] = file.path.split('/');
  return abi !== undefined && name !== undefined && deeper.length === 0
    ? { name, entry: file.name, abi, size: file.size }
    : undefined;
}

const LARGEST_EXTENSIONS = 5;

/** How many files lie under assets/, of which kinds, and how large they are. */
export function assetsInventory(parts: readonly AppPart[]): Assets {
  const byExtension = new Map<string, { count: number; bytes: number }>();
  let count = 0;
  let bytes = 0;
  for (const part of parts) {
    for (const file of part.files.values()) {
      if (!file.path.startsWith('assets/') || file.path.endsWith('/')) continue;
      const extension = extensionOf(file.path);
      const kind = byExtension.get(extension) ?? { count: 0, bytes: 0 };
      byExtension.set(extension, { count: kind.count + 1, bytes: kind.bytes + file.size });
      count++;
      bytes += file.size;
    }
  }
  const extensions = [...byExtension]
    .map(([extension, kind]) => ({ extension, ...kind }))
    .sort((a, b) => b.bytes - a.bytes || (a.extension < b.extension ? -1 : 1))
    .slice(0, LARGEST_EXTENSIONS);
  return { count, bytes, extensions };
}

function extensionOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot + 1).toLowerCase();
}
