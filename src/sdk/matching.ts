import type { SdkMatch } from '../facts/app-facts.js';
import { assembleMatches } from './assemble-matches.js';
import type { ClassFeatures } from './class-features.js';
import { createCodeNodes } from './code-nodes.js';
import { codeFindings, tallyDex } from './code-tally.js';
import { classDescriptor, packageKey } from './descriptor-trie.js';
import { buildFingerprintIndex, type FingerprintIndex, noFingerprints } from './fingerprint-index.js';
import { createFingerprintTally } from './fingerprint-tally.js';
import { packageFindings } from './manifest-findings.js';
import type { DexTypeTable, PackageObservations } from './observations.js';
import { createReachability } from './reachability.js';
import type { SignatureIndex } from './signature-index.js';
import { createStringTally, type StringLookup } from './string-tally.js';
import { definesClass } from './type-descriptor.js';
import type { ConstantProbe } from './version-probes.js';

/** Which types the code of each class of one dex file mentions, class after class; type indexes of that file. */
export interface TypeReferences {
  readonly classCount: number;
  /** Type index of each class. */
  readonly classTypes: Uint16Array;
  /** First row of each class in `types`; one more for the end. */
  readonly starts: Uint32Array;
  readonly types: Uint16Array;
}

/** Gathers what a package shows, piece by piece, and says in the end which SDKs are in it. */
export interface Matching {
  /**
   * Manifest and entry names. Comes once and before any dex file, because the app's own package keeps its classes
   * from being taken for an SDK's.
   * @throws Error where a dex file came first
   */
  addPackage(seen: PackageObservations): void;
  addDex(table: DexTypeTable): void;
  /**
   * Looks the strings of the signatures and the beacons of the fingerprints up in a dex file that was added.
   * @returns whether the outlines of its classes are wanted: beacons speak of an SDK that has no class definition
   *   under its own name in this file
   */
  addStrings(table: DexTypeTable, lookUp: StringLookup): boolean;
  /** Constants that give the version of an SDK, as long as it is not known. */
  constantProbes(): readonly ConstantProbe[];
  addVersion(probe: ConstantProbe, version: string): void;
  /** One class of a dex file whose outlines are wanted. @param name dotted */
  addClass(entry: string, name: string, features: ClassFeatures): void;
  /**
   * Which types mention which, for telling used from dormant. Only when every dex file added has had its references
   * added does absence of them mean dormant.
   * @throws Error where the dex file was not added
   */
  addReferences(table: DexTypeTable, references: TypeReferences): void;
  finish(): SdkMatch[];
}

/** Starts matching one package. Nothing is shared between runs but the indexes. */
export function createMatching(
  index: SignatureIndex,
  fingerprints: FingerprintIndex = buildFingerprintIndex(index, noFingerprints),
): Matching {
  let seen: PackageObservations | null = null;
  // Held weakly: the owners must not keep a whole dex file in memory after its turn.
  const dexes = new WeakMap<DexTypeTable, Int16Array>();
  let dexCount = 0;
  const tallies: ReturnType<typeof tallyDex>['tallies'] = [];
  const definedComponents = new Set<string>();
  const nodes = createCodeNodes(index);
  const reachability = createReachability();
  let withReferences = 0;
  const strings = createStringTally(fingerprints.strings);
  const shapes = createFingerprintTally(fingerprints);
  const versions = new Map<number, string>();

  return {
    addPackage(observations) {
      if (dexCount > 0) throw new Error('addPackage comes before addDex');
      seen = observations;
    },
    addDex(table) {
      const own = seen?.package == null ? null : packageKey(seen.package);
      const { owners, tallies: found } = tallyDex(index, table, own);
      dexes.set(table, owners);
      dexCount++;
      tallies.push(...found);
      for (const component of seen?.components ?? []) {
        const name = component.targetActivity ?? component.name;
        if (definesClass(table, classDescriptor(name))) definedComponents.add(name);
      }
    },
    addStrings(table, lookUp) {
      const owners = dexes.get(table);
      if (owners === undefined) throw new Error(`strings of ${table.entry} before its type table`);
      return strings.addDex(table.entry, lookUp, definedSdks(owners, table.defined));
    },
    constantProbes() {
      return index.constants.filter(({ sdk }) => !versions.has(sdk));
    },
    addVersion({ sdk }, version) {
      versions.set(sdk, version);
    },
    addClass(entry, name, features) {
      shapes.addClass(entry, name, features);
    },
    addReferences(table, { classCount, classTypes, starts, types }) {
      const owners = dexes.get(table);
      if (owners === undefined) throw new Error(`references of ${table.entry} before its type table`);
      withReferences++;
      const nodeOf = nodes.ofTypes(table, owners);
      for (let row = 0; row < classCount; row++) {
        const from = nodeOf(classTypes[row] ?? 0);
        const end = starts[row + 1] ?? 0;
        for (let at = starts[row] ?? 0; at < end; at++) reachability.add(from, nodeOf(types[at] ?? 0));
      }
    },
    finish() {
      return assembleMatches(index, {
        seen,
        code: codeFindings(index, tallies),
        package: seen === null ? [] : packageFindings(index, seen),
        strings: strings.findings(),
        fingerprints: shapes.findings(),
        versions,
        definedComponents,
        dexCount,
        nodes,
        reached: withReferences > 0 && withReferences === dexCount ? reachability : null,
      });
    },
  };
}

/** SDKs of which the dex file defines a class. */
function definedSdks(owners: Int16Array, defined: Uint8Array): Set<number> {
  const sdks = new Set<number>();
  for (let type = 0; type < owners.length; type++) {
    const owner = owners[type] ?? -1;
    if (owner >= 0 && defined[type] === 1) sdks.add(owner);
  }
  return sdks;
}
