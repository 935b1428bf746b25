import type { ClassFeatures } from './class-features.js';
import type { FingerprintSet } from './fingerprint-schema.js';

/** A class of the SDK, and the strings behind its string features. */
export interface FingerprintInput {
  /** Dotted. */
  readonly name: string;
  readonly features: ClassFeatures;
  readonly texts: ReadonlyMap<number, string>;
}

/** Classes in a set: enough for shrinking to leave some, few enough to stay a small file. */
const mostClasses = 18;
/** A class with fewer distinctive features than this cannot be told from chance. */
const fewestFeatures = 3;
/** Strings kept of one class; more only make the file larger. */
const mostStrings = 8;
const mostBeacons = 16;
/** A set of fewer classes could never reach what a match takes. */
const fewestClasses = 3;
/**
 * Beacons stand in the data as they are: printable ASCII, so that the search in a string table stays exact; and no
 * single word, because words are in every app.
 */
const beaconForm = /^(?=.*[^A-Za-z])[\x20-\x7e]{10,60}$/;

/**
 * Chooses the classes that tell an SDK from everything else.
 * @param classes all classes of the SDK
 * @param foreign features that occur in other archives, and hence say nothing
 * @returns null where no class is distinctive enough
 */
export function takeFingerprint(
  classes: readonly FingerprintInput[],
  foreign: ReadonlySet<number>,
  version: string,
  source: string,
): FingerprintSet | null {
  const occurrences = countOccurrences(classes);
  const distinctive = classes
    .map((input) => ({ input, features: distinctiveFeatures(input, foreign, occurrences) }))
    .filter(({ features }) => features.length >= fewestFeatures)
    .sort((a, b) => b.features.length - a.features.length || (a.input.name < b.input.name ? -1 : 1))
    .slice(0, mostClasses);
  if (distinctive.length < fewestClasses) return null;
  return {
    version,
    source,
    beacons: chooseBeacons(distinctive),
    classes: distinctive.map(({ input, features }) => ({ name: input.name, features })),
  };
}

function countOccurrences(classes: readonly FingerprintInput[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { features } of classes) {
    for (const feature of [...features.strings, ...features.shapes]) {
      counts.set(feature, (counts.get(feature) ?? 0) + 1);
    }
  }
  return counts;
}

/** Features no other archive has: first those that no other class of the SDK has either. */
function distinctiveFeatures(
  { features }: FingerprintInput,
  foreign: ReadonlySet<number>,
  occurrences: ReadonlyMap<number, number>,
): number[] {
  const own = (feature: number): boolean => !foreign.has(feature);
  const rareFirst = (a: number, b: number): number => (occurrences.get(a) ?? 0) - (occurrences.get(b) ?? 0);
  const strings = features.strings.filter(own).sort(rareFirst).slice(0, mostStrings);
  return [...strings, ...features.shapes.filter(own)];
}

/** Takes strings from the classes in turn, so that beacons outlast the shrinking of any one class. */
function chooseBeacons(
  chosen: readonly { input: FingerprintInput; features: readonly number[] }[],
): string[] {
  const queues = chosen.map(({ input, features }) =>
    features.flatMap((feature) => input.texts.get(feature) ?? []).filter((text) => beaconForm.test(text)),
  );
  const beacons = new Set<string>();
  for (let turn = 0; turn < mostStrings && beacons.size < mostBeacons; turn++) {
    for (const queue of queues) {
      const text = queue[turn];
      if (text !== undefined && beacons.size < mostBeacons) beacons.add(text);
    }
  }
  return [...beacons].sort();
}
