import type { AppEvidence } from '../facts/evidence.js';
import type { FingerprintIndex } from './fingerprint-index.js';
import type { SignatureIndex } from './signature-index.js';

/** Beacons of one SDK in one dex file from which on a closer look is worthwhile. A few may stand anywhere. */
const enoughBeacons = 3;

/** Looks strings of signatures and fingerprints up in dex files. */
export interface StringTally {
  /**
   * @param definedSdks SDKs whose classes the file defines under their own names: no need to look for those
   * @returns whether another SDK's beacons ask for a look at the file's classes
   */
  addDex(entry: string, hasString: (text: string) => boolean, definedSdks: ReadonlySet<number>): boolean;
  /** Strings of signatures, by SDK. */
  findings(): ReadonlyMap<number, readonly AppEvidence[]>;
}

/** Starts with nothing found. */
export function createStringTally(index: SignatureIndex, fingerprints: FingerprintIndex): StringTally {
  const found = new Map<number, AppEvidence[]>();
  return {
    addDex(entry, hasString, definedSdks) {
      for (const [string, sdk] of index.strings) {
        const value = formsOf(string).find(hasString);
        if (value === undefined) continue;
        const list = found.get(sdk) ?? [];
        list.push({ kind: 'string', entry, value });
        found.set(sdk, list);
      }
      return wantsOutlines(fingerprints, hasString, definedSdks);
    },
    findings: () => found,
  };
}

/** A service host stands in code alone or as an address. */
function formsOf(string: string): string[] {
  if (!/^[\w.-]+\.[a-z]{2,}$/.test(string)) return [string];
  return [
    string,
    ...['http://', 'https://'].flatMap((scheme) => [`${scheme}${string}`, `${scheme}${string}/`]),
  ];
}

function wantsOutlines(
  { beacons }: FingerprintIndex,
  hasString: (text: string) => boolean,
  definedSdks: ReadonlySet<number>,
): boolean {
  const counts = new Map<number, number>();
  for (const { text, sdks } of beacons) {
    const open = sdks.filter((sdk) => !definedSdks.has(sdk));
    if (open.length === 0 || !hasString(text)) continue;
    for (const sdk of open) {
      const count = (counts.get(sdk) ?? 0) + 1;
      if (count >= enoughBeacons) return true;
      counts.set(sdk, count);
    }
  }
  return false;
}
