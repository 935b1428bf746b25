import { oncePer } from '../../collections/once-per.js';
import type { AppEvidence } from '../../facts/evidence.js';
import { buildNamePatterns } from '../../sdk/name-patterns.js';
import type { AppPart } from '../containers/app-part.js';

/** What tells a packer or a framework by the files of an app. */
export interface FileMarkers {
  readonly nativeLibraries?: readonly string[];
  readonly files?: readonly string[];
}

/** More files of one kind say nothing new. */
const MOST_EVIDENCE = 5;

/**
 * Evidence by index in `rows`, in the order of the archive; rows without any are absent.
 * @param rows a table that stays the same: its patterns are kept
 */
export function findFileMarkers(
  rows: readonly FileMarkers[],
  parts: readonly AppPart[],
): Map<number, AppEvidence[]> {
  const { libraries, paths } = patternsOf(rows);
  const find = (path: string): number => {
    const row = path.endsWith('.so') ? libraries.find(path.slice(path.lastIndexOf('/') + 1)) : -1;
    return row >= 0 ? row : paths.find(path);
  };
  const found = new Map<number, AppEvidence[]>();
  for (const part of parts) {
    for (const { path, name, size } of part.files.values()) {
      const row = find(path);
      if (row >= 0) addEvidence(found, row, { kind: 'entry', entry: name, size });
    }
  }
  return found;
}

const patternsOf = oncePer((rows: readonly FileMarkers[]) => ({
  libraries: buildNamePatterns(pairs(rows, (row) => row.nativeLibraries)),
  paths: buildNamePatterns(pairs(rows, (row) => row.files)),
}));

function addEvidence(found: Map<number, AppEvidence[]>, row: number, evidence: AppEvidence): void {
  const list = found.get(row);
  if (list === undefined) found.set(row, [evidence]);
  else if (list.length < MOST_EVIDENCE) list.push(evidence);
}

function pairs(
  rows: readonly FileMarkers[],
  patterns: (row: FileMarkers) => readonly string[] | undefined,
): (readonly [pattern: string, row: number])[] {
  return rows.flatMap((row, index) => (patterns(row) ?? []).map((pattern) => [pattern, index] as const));
}
