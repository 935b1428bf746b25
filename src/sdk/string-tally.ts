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
        for (const sdk of needle?.stringOf ?? []) note(found, sdk, entry, needle?.text ?? '');
      });
      return [...beacons].some(([sdk, count]) => count >= enoughBeacons && !definedSdks.has(sdk));
    },
    findings: () => found,
  };
}

function note(found: Map<number, AppEvidence[]>, sdk: number, entry: string, value: string): void {
  const list = found.get(sdk) ?? [];
  list.push({ kind: 'string', entry, value });
  found.set(sdk, list);
}
