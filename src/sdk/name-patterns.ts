import { addToList } from '../collections/groups.js';

/** Looks up which SDK a name belongs to, by exact names first, then by patterns with `*`. */
export interface NamePatterns {
  /** Index of the SDK, -1 where nothing fits. */
  find(name: string): number;
}

/**
 * Patterns hold `*` for any run of characters but `/`. Of several that fit, the one with most literal characters wins,
 * as the longest prefix does among packages. They are kept by their literal folder, so that a name is only
 * compared with patterns of its own folder; matching one is linear in the name for each `*`.
 */
export function buildNamePatterns(
  entries: readonly (readonly [pattern: string, sdk: number])[],
): NamePatterns {
  // Most files of a package lie in folders that no pattern begins with: resources, Java resources.
  const roots = new Set(entries.map(([pattern]) => firstSegment(pattern)));
  const anyRoot = [...roots].some((root) => root.includes('*'));
  const exact = new Map<string, number>();
  const inFolder = new Map<string, [pattern: string, sdk: number][]>();
  const anywhere: (readonly [string, number])[] = [];
  for (const [pattern, sdk] of entries) {
    const star = pattern.indexOf('*');
    const slash = pattern.lastIndexOf('/');
    if (star < 0) exact.set(pattern, sdk);
    else if (star > slash) addToList(inFolder, pattern.slice(0, slash + 1), [pattern, sdk]);
    else anywhere.push([pattern, sdk]);
  }
  for (const list of [anywhere, ...inFolder.values()])
    list.sort(([a], [b]) => literalLength(b) - literalLength(a));
  return {
    find(name) {
      if (!anyRoot && !roots.has(firstSegment(name))) return -1;
      const known = exact.get(name);
      if (known !== undefined) return known;
      const folder = inFolder.get(name.slice(0, name.lastIndexOf('/') + 1)) ?? [];
      for (const [pattern, sdk] of folder) if (matchesPattern(name, pattern)) return sdk;
      for (const [pattern, sdk] of anywhere) if (matchesPattern(name, pattern)) return sdk;
      return -1;
    },
  };
}

function firstSegment(path: string): string {
  const slash = path.indexOf('/');
  return slash < 0 ? path : path.slice(0, slash);
}

function literalLength(pattern: string): number {
  return pattern.replaceAll('*', '').length;
}

/** True where the whole name fits. The parts between stars are found leftmost, which suffices with one kind of star. */
export function matchesPattern(name: string, pattern: string): boolean {
  const parts = pattern.split('*');
  const head = parts[0] ?? '';
  const tail = parts.at(-1) ?? '';
  if (parts.length === 1) return name === pattern;
  if (!name.startsWith(head) || !name.endsWith(tail) || name.length < head.length + tail.length) return false;
  let at = head.length;
  const end = name.length - tail.length;
  for (const part of parts.slice(1, -1)) {
    const found = name.indexOf(part, at);
    if (found < 0 || found + part.length > end || name.slice(at, found).includes('/')) return false;
    at = found + part.length;
  }
  return !name.slice(at, end).includes('/');
}
