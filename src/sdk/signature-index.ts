import {
  classDescriptor,
  type DescriptorTrie,
  descriptorTrie,
  packageKey,
  type TrieKey,
  type TrieTables,
  trieTables,
} from './descriptor-trie.js';
import { displayNames } from './display-names.js';
import { buildNamePatterns, type NamePatterns } from './name-patterns.js';
import type { Matchers, SdkSignature, SignatureSet } from './signature-schema.js';
import { isFieldVerified, isVerified } from './verified.js';
import { type ConstantProbe, constantProbes } from './version-probes.js';

/** What a key of the trie stands for. */
export interface CodeTerminal {
  /** Index in `SignatureIndex.sdks`. */
  readonly sdk: number;
  /** Dotted package prefix or class name, as evidence shows it. */
  readonly prefix: string;
}

/** What matching tells of an SDK, without the words that document its signature. */
export interface IndexedSdk
  extends Pick<SdkSignature, 'id' | 'vendor' | 'family' | 'kind' | 'embeds' | 'versionProbes'> {
  readonly name: string;
  readonly nameEn: string;
  /** ISO 3166 code of the vendor's legal seat. */
  readonly vendorCountry: string | null;
  /** Somebody saw the SDK itself or its vendor's words. */
  readonly verified: boolean;
  /** The signature names packages or classes. */
  readonly namesCode: boolean;
  /** Permissions that its guide asks for, where a source that was opened says so. */
  readonly permissions: readonly string[];
}

/** Names to the index of their SDK. */
type NamedSdks = readonly (readonly [name: string, sdk: number])[];

/** All signatures as plain data that the build can store. */
export interface SignatureIndexData {
  readonly sdks: readonly IndexedSdk[];
  readonly vendorPackages: readonly (readonly [vendor: string, prefixes: readonly string[]])[];
  readonly code: TrieTables;
  readonly terminals: readonly CodeTerminal[];
  readonly names: Readonly<Record<Exclude<keyof Matchers, 'packages' | 'classes'>, NamedSdks>>;
  readonly constants: readonly ConstantProbe[];
}

/** All signatures, ready to be looked up from what a package shows. Plain read-only data, shared by any number of runs. */
export interface SignatureIndex {
  readonly sdks: readonly IndexedSdk[];
  /** Package prefixes of vendors' own apps. */
  readonly vendorPackages: ReadonlyMap<string, readonly string[]>;
  readonly code: DescriptorTrie;
  readonly terminals: readonly CodeTerminal[];
  /** Exact names of manifest entities to the index of their SDK. */
  readonly components: ReadonlyMap<string, number>;
  readonly metaData: ReadonlyMap<string, number>;
  readonly actions: ReadonlyMap<string, number>;
  /** These may hold `${applicationId}`, which the matcher fills in. */
  readonly authorities: ReadonlyMap<string, number>;
  readonly permissions: ReadonlyMap<string, number>;
  /** String constants in code. */
  readonly strings: ReadonlyMap<string, number>;
  /** Constants that give versions. */
  readonly constants: readonly ConstantProbe[];
  readonly nativeLibraries: NamePatterns;
  readonly assets: NamePatterns;
}

/** Builds the index of a set once for a run. */
export function buildSignatureIndex(set: SignatureSet): SignatureIndex {
  return signatureIndex(signatureIndexData(set));
}

/** The index over stored data. */
export function signatureIndex({ names, ...data }: SignatureIndexData): SignatureIndex {
  return {
    sdks: data.sdks,
    vendorPackages: new Map(data.vendorPackages),
    code: descriptorTrie(data.code),
    terminals: data.terminals,
    components: new Map(names.components),
    metaData: new Map(names.metaData),
    actions: new Map(names.actions),
    authorities: new Map(names.authorities),
    permissions: new Map(names.permissions),
    strings: new Map(names.strings),
    constants: data.constants,
    nativeLibraries: buildNamePatterns(names.nativeLibraries),
    assets: buildNamePatterns(names.assets),
  };
}

/** Everything the index of a set is made of. */
export function signatureIndexData({ sdks, vendors }: SignatureSet): SignatureIndexData {
  const named = (kind: keyof Matchers): NamedSdks => entriesOf(sdks, kind);
  const countries = new Map(vendors.map(({ id, country }) => [id, country]));
  return {
    sdks: sdks.map((sdk) => indexedSdk(sdk, countries.get(sdk.vendor) ?? null)),
    vendorPackages: vendors.flatMap(({ id, appPackages }) =>
      appPackages.length === 0 ? [] : [[id, appPackages] as const],
    ),
    ...codeKeys(sdks),
    names: {
      components: named('components'),
      metaData: named('metaData'),
      actions: named('actions'),
      authorities: named('authorities'),
      permissions: named('permissions'),
      strings: named('strings'),
      nativeLibraries: named('nativeLibraries'),
      assets: named('assets'),
    },
    constants: constantProbes(sdks),
  };
}

function indexedSdk(sdk: SdkSignature, vendorCountry: string | null): IndexedSdk {
  const { id, vendor, family, kind, embeds, versionProbes, matchers, permissions } = sdk;
  return {
    id,
    ...displayNames(sdk),
    vendor,
    vendorCountry,
    ...(family === undefined ? {} : { family }),
    kind,
    embeds,
    versionProbes,
    verified: isVerified(sdk),
    namesCode: matchers.packages.length + matchers.classes.length > 0,
    permissions: isFieldVerified(sdk, 'permissions')
      ? [...permissions.required, ...permissions.optional]
      : [],
  };
}

function codeKeys(sdks: readonly SdkSignature[]): Pick<SignatureIndexData, 'code' | 'terminals'> {
  const terminals: CodeTerminal[] = [];
  const keys: TrieKey[] = [];
  const add = (key: string, sdk: number, prefix: string): void => {
    keys.push({ key, terminal: terminals.length });
    terminals.push({ sdk, prefix });
  };
  const packages = new Map(entriesOf(sdks, 'packages'));
  for (const [prefix, sdk] of packages) add(packageKey(prefix), sdk, prefix);
  for (const [name, sdk] of entriesOf(sdks, 'classes')) add(classDescriptor(name), sdk, name);
  // A component's class outside every prefix still proves the code by its definition: manifest names survive
  // shrinking. Under a prefix it would only take away from that prefix's count.
  for (const [name, sdk] of entriesOf(sdks, 'components')) {
    if (!isUnderOne(packages, name)) add(classDescriptor(name), sdk, name);
  }
  return { code: trieTables(keys), terminals };
}

function isUnderOne(packages: ReadonlyMap<string, number>, name: string): boolean {
  for (let dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
    if (packages.has(name.slice(0, dot))) return true;
  }
  return false;
}

function entriesOf(sdks: readonly SdkSignature[], kind: keyof Matchers): [name: string, sdk: number][] {
  return sdks.flatMap((sdk, index) => sdk.matchers[kind].map((name): [string, number] => [name, index]));
}
