import { nameKey } from './name-key.js';
import type { SdkSignature, SignatureSet } from './signature-schema.js';
import { type OwnerData, ownerDataOf } from './vendor-owners.js';

/**
 * The names of a signature set in the form policies are read with. Compiled when the package is built, because
 * folding thousands of names costs more than reading a policy.
 */
export interface ProductNameData {
  /** Sorted by id, as in the signatures. */
  readonly sdks: readonly NamedSdk[];
  /** Families and vendors. */
  readonly groups: readonly { readonly kind: 'family' | 'vendor'; readonly id: string }[];
  /**
   * Names by the first two UTF-16 units of their keys, longest first, a line a name: its key, a tab, and whose it is
   * (an index of `sdks`, or past their end of `groups`), and `*` where the name needs the word SDK. Kept as text,
   * because names are many, and few of them meet a policy.
   */
  readonly starts: Readonly<Record<string, string>>;
  readonly owners: OwnerData;
}

/** What names need to know of an SDK. */
export interface NamedSdk {
  readonly id: string;
  readonly vendor: string;
  readonly family?: string;
  readonly category: string;
  /** Lower case, all languages and aliases. */
  readonly names: readonly string[];
  /** Prefixes of its Java packages. */
  readonly packages: readonly string[];
}

/** A name of a product, family or vendor in the form it is looked up in. */
export interface ProductTerm {
  readonly key: string;
  readonly kind: 'sdk' | 'family' | 'vendor';
  readonly id: string;
  /** Category of an SDK; empty for families and vendors. */
  readonly category: string;
  /** Its name is an ordinary word and means the product only beside the word SDK. */
  readonly needsSdk: boolean;
}

type Names = Pick<SignatureSet, 'vendors' | 'sdks'>;

/** Shortest key that is looked up, in UTF-16 units. */
const shortestKey = 2;
const needsSdkMark = '*';

/** The names of a set, ready to be looked up. */
export function productNameDataOf({ vendors, sdks }: Names): ProductNameData {
  const families = vendors.flatMap((vendor) => vendor.families);
  const owners = [...sdks, ...vendors, ...families];
  const named = owners
    .flatMap((owner, index) => namesOf(allNames(owner), index))
    .sort((one, other) => other.key.length - one.key.length);
  const starts = new Map<string, string>();
  for (const { key, line } of named) {
    const start = key.slice(0, shortestKey);
    const above = starts.get(start);
    starts.set(start, above === undefined ? line : `${above}\n${line}`);
  }
  return {
    sdks: sdks.map(namedSdkOf),
    groups: [
      ...vendors.map(({ id }) => ({ kind: 'vendor' as const, id })),
      ...families.map(({ id }) => ({ kind: 'family' as const, id })),
    ],
    starts: Object.fromEntries(starts),
    owners: ownerDataOf({ vendors, sdks }),
  };
}

/** The names whose keys begin with these two units, longest first. */
export function termsFrom({ sdks, groups, starts }: ProductNameData, start: string): ProductTerm[] {
  const lines = starts[start];
  if (lines === undefined) return [];
  return lines.split('\n').map((line) => {
    const [key = '', owner = ''] = line.split('\t');
    const needsSdk = owner.endsWith(needsSdkMark);
    const at = Number.parseInt(owner, 10);
    const sdk = sdks[at];
    if (sdk !== undefined) return { key, kind: 'sdk', id: sdk.id, category: sdk.category, needsSdk };
    const group = groups[at - sdks.length];
    if (group === undefined) throw new Error(`the name ${key} is nobody's`);
    return { key, ...group, category: '', needsSdk };
  });
}

function namedSdkOf(sdk: SdkSignature): NamedSdk {
  return {
    id: sdk.id,
    vendor: sdk.vendor,
    ...(sdk.family === undefined ? {} : { family: sdk.family }),
    category: sdk.category,
    names: allNames(sdk).map((name) => name.toLowerCase()),
    packages: sdk.matchers.packages,
  };
}

function namesOf(names: readonly string[], owner: number): { key: string; line: string }[] {
  const plain = new Set(names.filter((name) => !/sdk/i.test(name)).map(nameKey));
  return names
    .map((name) => ({ key: nameKey(name), needsSdk: /sdk/i.test(name) }))
    .filter(({ key }) => key.length >= shortestKey)
    .map(({ key, needsSdk }) => {
      // A key that keeps the word has it to show.
      const mark = needsSdk && !plain.has(key) && !key.endsWith('sdk') ? needsSdkMark : '';
      return { key, line: `${key}\t${owner}${mark}` };
    });
}

function allNames(named: { names: SdkSignature['names']; aliases: readonly string[] }): string[] {
  return [...Object.values(named.names).flat(), ...named.aliases];
}
