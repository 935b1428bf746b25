import { addToList } from '../collections/groups.js';
import type { FingerprintFile, FingerprintSource } from './fingerprint-schema.js';
import { type Needle, type NeedleIndex, needleIndex, needlesOf } from './needle-index.js';
import type { SignatureIndex } from './signature-index.js';

/** One class of one set. */
export interface FingerprintClass {
  readonly set: number;
  readonly name: string;
  readonly size: number;
}

/** Fingerprint sets, ready to be looked up by feature. */
export interface FingerprintShapes {
  /** Each set: its SDK by index in the signature index, and its name as evidence shows it. */
  readonly sets: readonly { readonly sdk: number; readonly name: string; readonly classCount: number }[];
  readonly classes: readonly FingerprintClass[];
  /** Feature to the classes that have it. */
  readonly byFeature: ReadonlyMap<number, readonly number[]>;
}

/** Strings to look for, and the shapes behind them. */
export interface FingerprintIndex {
  /** Strings that speak of SDKs, those of signatures included. */
  readonly strings: NeedleIndex;
  /** Read and indexed when first asked for: most packages hide nothing that needs it. */
  shapes(): FingerprintShapes;
}

/** Without fingerprints, renamed code is not looked for. */
export const noFingerprints: FingerprintSource = { beacons: [], files: () => [] };

/** Builds the index; what belongs to SDKs that the signature index lacks is left out. */
export function buildFingerprintIndex(index: SignatureIndex, source: FingerprintSource): FingerprintIndex {
  return fingerprintIndex(index, fingerprintNeedles(index, source.beacons), source.files);
}

/** The strings to look for, as plain data that the build can store. */
export function fingerprintNeedles(index: SignatureIndex, beacons: FingerprintSource['beacons']): Needle[] {
  const numbers = numbersOf(index);
  const beaconOf = new Map<string, number[]>();
  for (const { sdk, texts } of beacons) {
    const number = numbers.get(sdk);
    if (number !== undefined) for (const text of texts) addToList(beaconOf, text, number);
  }
  return needlesOf(index.strings, beaconOf);
}

/** The index over stored needles. @param files read when they are first asked for */
export function fingerprintIndex(
  index: SignatureIndex,
  needles: readonly Needle[],
  files: FingerprintSource['files'],
): FingerprintIndex {
  let shapes: FingerprintShapes | undefined;
  return {
    strings: needleIndex(needles),
    shapes: () => {
      shapes ??= buildShapes(numbersOf(index), files());
      return shapes;
    },
  };
}

function numbersOf({ sdks }: SignatureIndex): Map<string, number> {
  return new Map(sdks.map(({ id }, number) => [id, number]));
}

function buildShapes(
  numbers: ReadonlyMap<string, number>,
  files: readonly FingerprintFile[],
): FingerprintShapes {
  const sets: { sdk: number; name: string; classCount: number }[] = [];
  const classes: FingerprintClass[] = [];
  const byFeature = new Map<number, number[]>();
  for (const file of files) {
    const sdk = numbers.get(file.sdk);
    if (sdk === undefined) continue;
    for (const set of file.sets) {
      for (const { name, features } of set.classes) {
        for (const feature of features) addToList(byFeature, feature, classes.length);
        classes.push({ set: sets.length, name, size: features.length });
      }
      sets.push({ sdk, name: `${file.sdk} ${set.version}`, classCount: set.classes.length });
    }
  }
  return { sets, classes, byFeature };
}
