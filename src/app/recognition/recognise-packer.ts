import type { AppFacts } from '../../facts/app-facts.js';
import type { AppEvidence } from '../../facts/evidence.js';
import { matchesPattern } from '../../sdk/name-patterns.js';
import type { AppPart } from '../containers/app-part.js';
import { findFileMarkers } from './find-markers.js';
import type { PackerTable } from './markers-schema.js';
import data from './packers.json' with { type: 'json' };

// packers.json is held to packerTableSchema by the tests; its optional lists may be absent.
const packers = data.packers as readonly (Omit<
  PackerTable['packers'][number],
  'nativeLibraries' | 'files' | 'applicationClasses'
> &
  Partial<Pick<PackerTable['packers'][number], 'nativeLibraries' | 'files' | 'applicationClasses'>>)[];

/**
 * The packer that hides the app's code, by its stub's Application class, its libraries and its files; null where
 * nothing points to one. Of several the one with most evidence wins: some wrap their customers' older choice.
 *
 * @param applicationClass full name of the manifest's Application class
 * @param manifestEntry evidence name of the manifest
 */
export function recognisePacker(
  parts: readonly AppPart[],
  applicationClass: string | null,
  manifestEntry: string,
): AppFacts['packer'] {
  const byFile = findFileMarkers(packers, parts);
  let best: AppFacts['packer'] = null;
  for (const [index, packer] of packers.entries()) {
    const evidence: AppEvidence[] = [...(byFile.get(index) ?? [])];
    if (applicationClass !== null && isStub(packer.applicationClasses ?? [], applicationClass)) {
      evidence.unshift({
        kind: 'manifest',
        entry: manifestEntry,
        element: 'application',
        name: applicationClass,
      });
    }
    if (evidence.length > (best?.evidence.length ?? 0)) {
      best = { id: packer.id, name: packer.name, nameEn: packer.nameEn, hides: packer.hides, evidence };
    }
  }
  return best;
}

function isStub(patterns: readonly string[], name: string): boolean {
  return patterns.some((pattern) => matchesPattern(name, pattern));
}
