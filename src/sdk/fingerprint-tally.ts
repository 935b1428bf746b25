import { addToList } from '../collections/groups.js';
import type { AppEvidence } from '../facts/evidence.js';
import type { ClassFeatures } from './class-features.js';
import type { FingerprintIndex, FingerprintShapes } from './fingerprint-index.js';

/** Share of a stored class's features that one class of the app must have: shrinking may take the rest. */
const classShare = 0.6;
/** Share of a set's classes that must be there, and never fewer than this many. */
const setShare = 0.2;
const fewestClasses = 3;
/** From this share on the match is as sure as class definitions under the SDK's own name. */
const sureShare = 0.5;

/** What fingerprints say of one SDK. */
export interface FingerprintFinding {
  /** Index of the SDK. */
  readonly sdk: number;
  readonly sure: boolean;
  readonly evidence: AppEvidence[];
}

/** Compares the classes of an app with all fingerprint sets. */
export interface FingerprintTally {
  /** @param name dotted name that the class has in the app */
  addClass(entry: string, name: string, features: ClassFeatures): void;
  findings(): FingerprintFinding[];
}

interface Found {
  readonly entry: string;
  readonly example: string;
}

/** Starts with nothing found. A class of the app may stand for several stored ones, because shrinking merges classes. */
export function createFingerprintTally(index: FingerprintIndex): FingerprintTally {
  /** Stored class to where it was first found. */
  const found = new Map<number, Found>();
  return {
    addClass(entry, name, features) {
      const shapes = index.shapes();
      const counts = new Map<number, number>();
      for (const feature of [...features.strings, ...features.shapes]) {
        for (const stored of shapes.byFeature.get(feature) ?? []) {
          counts.set(stored, (counts.get(stored) ?? 0) + 1);
        }
      }
      for (const [stored, count] of counts) {
        const size = shapes.classes[stored]?.size ?? 0;
        if (count >= 2 && count >= size * classShare && !found.has(stored)) {
          found.set(stored, { entry, example: name });
        }
      }
    },
    findings() {
      if (found.size === 0) return [];
      const shapes = index.shapes();
      const bySet = new Map<number, Found[]>();
      for (const [stored, where] of found) {
        const set = shapes.classes[stored]?.set ?? -1;
        addToList(bySet, set, where);
      }
      return bestSets(shapes, bySet);
    },
  };
}

/** For each SDK the set (a version) of which most is there, if enough is. */
function bestSets(
  shapes: FingerprintShapes,
  bySet: ReadonlyMap<number, readonly Found[]>,
): FingerprintFinding[] {
  const best = new Map<number, { share: number; finding: FingerprintFinding }>();
  for (const [number, classes] of bySet) {
    const set = shapes.sets[number];
    if (set === undefined) continue;
    const share = classes.length / set.classCount;
    if (classes.length < fewestClasses || share < setShare) continue;
    if (share <= (best.get(set.sdk)?.share ?? 0)) continue;
    const evidence = evidenceOf(set.name, classes);
    best.set(set.sdk, { share, finding: { sdk: set.sdk, sure: share >= sureShare, evidence } });
  }
  return [...best.values()].map(({ finding }) => finding);
}

function evidenceOf(set: string, classes: readonly Found[]): AppEvidence[] {
  const entries = new Map<string, { count: number; example: string }>();
  for (const { entry, example } of classes) {
    const known = entries.get(entry);
    if (known === undefined) entries.set(entry, { count: 1, example });
    else known.count++;
  }
  return [...entries].map(([entry, { count, example }]) => ({
    kind: 'fingerprint',
    entry,
    set,
    count,
    example,
  }));
}
