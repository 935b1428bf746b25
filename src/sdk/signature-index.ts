import {
  buildDescriptorTrie,
  classDescriptor,
  type DescriptorTrie,
  packageKey,
  type TrieKey,
} from './descriptor-trie.js';
import { buildNamePatterns, type NamePatterns } from './name-patterns.js';
import type { Matchers, SdkSignature, SignatureSet, Vendor } from './signature-schema.js';
import { type ConstantProbe, constantProbes } from './version-probes.js';

/** What a key of the trie stands for. */
export interface CodeTerminal {
  /** Index in `SignatureIndex.sdks`. */
  readonly sdk: number;
  /** Dotted package prefix or class name, as evidence shows it. */
  readonly prefix: string;
}

/** All signatures, ready to be looked up from what a package shows. Plain read-only data, shared by any number of runs. */
export interface SignatureIndex {
  readonly sdks: readonly SdkSignature[];
  readonly vendors: ReadonlyMap<string, Vendor>;
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

/** Builds the index once for a run. */
export function buildSignatureIndex(set: SignatureSet): SignatureIndex {
  const { code, terminals } = buildCode(set.sdks);
  return {
    sdks: set.sdks,
    vendors: new Map(set.vendors.map((vendor) => [vendor.id, vendor])),
    code,
    terminals,
    components: exactNames(set.sdks, 'components'),
    metaData: exactNames(set.sdks, 'metaData'),
    actions: exactNames(set.sdks, 'actions'),
    authorities: exactNames(set.sdks, 'authorities'),
    permissions: exactNames(set.sdks, 'permissions'),
    strings: exactNames(set.sdks, 'strings'),
    constants: constantProbes(set.sdks),
    nativeLibraries: buildNamePatterns(entriesOf(set.sdks, 'nativeLibraries')),
    assets: buildNamePatterns(entriesOf(set.sdks, 'assets')),
  };
}

function buildCode(sdks: readonly SdkSignature[]) {
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
  return { code: buildDescriptorTrie(keys), terminals };
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

function exactNames(sdks: readonly SdkSignature[], kind: keyof Matchers): Map<string, number> {
  return new Map(entriesOf(sdks, kind));
}
