import { addToList } from '../collections/groups.js';
import type { AppEvidence } from '../facts/evidence.js';
import type { NeedleIndex } from './needle-index.js';

/** Beacons of one SDK in one dex file from which on a closer look is worthwhile. A few may stand anywhere. */
const enoughBeacons = 3;

/**
 * Looks many strings up in one string table.
 * @param needles sorted by UTF-16 code units
 * @param found called with the place of each needle that the table has, exactly
 */
export type StringLookup = (needles: readonly string[], found: (place: number) => void) => void;

/** Looks strings of signatures and fingerprints up in dex files. */
export interface StringTally {
  /**
   * @param definedSdks SDKs whose classes the file defines under their own names: no need to look for those
   * @returns whether another SDK's beacons ask for a look at the file's classes
   */
  addDex(entry: string, lookUp: StringLookup, definedSdks: ReadonlySet<number>): boolean;
  /** Strings of signatures, by SDK. */
  findings(): ReadonlyMap<number, readonly AppEvidence[]>;
}

/** Starts with nothing found. */
export function createStringTally({ needles, texts }: NeedleIndex): StringTally {
  const found = new Map<number, AppEvidence[]>();
  return {
    addDex(entry, lookUp, definedSdks) {
      const beacons = new Map<number, number>();
      lookUp(texts, (place) => {
        const needle = needles[place];
        for (const sdk of needle?.beaconOf ?? []) beacons.set(sdk, (beacons.get(sdk) ?? 0) + 1);
        const value = needle?.text ?? '';
        for (const sdk of needle?.stringOf ?? []) addToList(found, sdk, { kind: 'string', entry, value });
      });
      return [...beacons].some(([sdk, count]) => count >= enoughBeacons && !definedSdks.has(sdk));
    },
    findings: () => found,
  };
}
