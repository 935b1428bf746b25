import type { FingerprintFile } from './fingerprint-schema.js';
import type { SignatureIndex } from './signature-index.js';

/** One class of one set. */
export interface FingerprintClass {
  readonly set: number;
  readonly name: string;
  readonly size: number;
}

/** Fingerprint sets, ready to be looked up by feature. */
export interface FingerprintIndex {
  /** Each set: its SDK by index in the signature index, and its name as evidence shows it. */
  readonly sets: readonly { readonly sdk: number; readonly name: string; readonly classCount: number }[];
  readonly classes: readonly FingerprintClass[];
  /** Feature to the classes that have it. */
  readonly byFeature: ReadonlyMap<number, readonly number[]>;
  /** Strings that speak of SDKs, and which. */
  readonly beacons: readonly { readonly text: string; readonly sdks: readonly number[] }[];
}

/** Builds the index; files of SDKs that the signature index lacks are left out. */
export function buildFingerprintIndex(
  index: SignatureIndex,
  files: readonly FingerprintFile[],
): FingerprintIndex {
  const numbers = new Map(index.sdks.map((sdk, number) => [sdk.id, number]));
  const sets: { sdk: number; name: string; classCount: number }[] = [];
  const classes: FingerprintClass[] = [];
  const byFeature = new Map<number, number[]>();
  const beacons = new Map<string, number[]>();
  for (const file of files) {
    const sdk = numbers.get(file.sdk);
    if (sdk === undefined) continue;
    for (const set of file.sets) {
      for (const { name, features } of set.classes) {
        for (const feature of features) append(byFeature, feature, classes.length);
        classes.push({ set: sets.length, name, size: features.length });
      }
      sets.push({ sdk, name: `${file.sdk} ${set.version}`, classCount: set.classes.length });
      for (const beacon of set.beacons) {
        if (!beacons.get(beacon)?.includes(sdk)) append(beacons, beacon, sdk);
      }
    }
  }
  return { sets, classes, byFeature, beacons: [...beacons].map(([text, sdks]) => ({ text, sdks })) };
}

function append<K>(map: Map<K, number[]>, key: K, value: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
