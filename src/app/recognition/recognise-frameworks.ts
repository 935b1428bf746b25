import type { AppFacts } from '../../facts/app-facts.js';
import { buildNamePatterns } from '../../sdk/name-patterns.js';
import type { AppPart } from '../containers/app-part.js';
import { findFileMarkers } from './find-markers.js';
import data from './frameworks.json' with { type: 'json' };
import type { FrameworkTable } from './markers-schema.js';

// frameworks.json is held to frameworkTableSchema by the tests; its optional lists may be absent.
const frameworks = data.frameworks as readonly (Omit<
  FrameworkTable['frameworks'][number],
  'nativeLibraries' | 'files'
> &
  Partial<Pick<FrameworkTable['frameworks'][number], 'nativeLibraries' | 'files'>>)[];

const libraries = buildNamePatterns(
  frameworks.flatMap(({ nativeLibraries = [] }, row) => nativeLibraries.map((name) => [name, row] as const)),
);

/** True for a library of a framework's runtime. @param name of the file */
export function isFrameworkLibrary(name: string): boolean {
  return libraries.find(name) >= 0;
}

/** The frameworks whose runtime or bundle the app carries, in the order of the table. */
export function recogniseFrameworks(parts: readonly AppPart[]): AppFacts['frameworks'] {
  const found = findFileMarkers(frameworks, parts);
  return frameworks.flatMap(({ id, name, logic }, index) => {
    const evidence = found.get(index);
    return evidence === undefined ? [] : [{ id, name, logic, evidence }];
  });
}
