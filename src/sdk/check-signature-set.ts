import type { FingerprintFile } from './fingerprint-schema.js';
import type { SignatureFault } from './signature-error.js';
import type { Matchers, SdkSignature, Vendor } from './signature-schema.js';

/** A parsed file and where it stands, before the set is known to be sound. */
export interface Placed<T> {
  readonly path: string;
  readonly value: T;
}

/** A set with the place of each of its files. */
export interface PlacedSet {
  readonly vendors: readonly Placed<Vendor>[];
  readonly sdks: readonly Placed<SdkSignature>[];
  readonly fingerprints: readonly Placed<FingerprintFile>[];
}

/**
 * Checks what one file alone cannot show: vendors and families exist, embedded SDKs exist and form no circle, no
 * matcher and no name belongs to two products. A longer prefix under another product's prefix is no conflict,
 * because the longest prefix wins.
 */
export function checkSignatureSet({ vendors, sdks, fingerprints }: PlacedSet): SignatureFault[] {
  return [
    ...duplicateIds(vendors, sdks),
    ...missingVendorsAndFamilies(vendors, sdks),
    ...brokenEmbeds(sdks),
    ...sharedMatchers(sdks),
    ...sharedNames(vendors, sdks),
    ...strayFingerprints(sdks, fingerprints),
  ];
}

function duplicateIds(
  vendors: readonly Placed<Vendor>[],
  sdks: readonly Placed<SdkSignature>[],
): SignatureFault[] {
  const faults: SignatureFault[] = [];
  const owner = new Map<string, string>();
  const claim = (id: string, path: string, field: string, what: string): void => {
    const other = owner.get(id);
    if (other === undefined) owner.set(id, path);
    else faults.push({ path, field, reason: `${what} id "${id}" is taken by ${other}` });
  };
  for (const { path, value } of sdks) claim(value.id, path, 'id', 'the');
  for (const { path, value } of vendors) {
    value.families.forEach((family, i) => {
      claim(family.id, path, `families.${i}.id`, 'the family');
    });
  }
  return faults;
}

function missingVendorsAndFamilies(
  vendors: readonly Placed<Vendor>[],
  sdks: readonly Placed<SdkSignature>[],
): SignatureFault[] {
  const faults: SignatureFault[] = [];
  const vendorIds = new Set(vendors.map(({ value }) => value.id));
  const families = new Set(vendors.flatMap(({ value }) => value.families.map((family) => family.id)));
  for (const { path, value } of sdks) {
    if (!vendorIds.has(value.vendor)) {
      faults.push({ path, field: 'vendor', reason: `no vendor.json has the id "${value.vendor}"` });
    }
    if (value.family !== undefined && !families.has(value.family)) {
      faults.push({ path, field: 'family', reason: `no vendor.json declares the family "${value.family}"` });
    }
  }
  return faults;
}

function brokenEmbeds(sdks: readonly Placed<SdkSignature>[]): SignatureFault[] {
  const faults: SignatureFault[] = [];
  const embeds = new Map(sdks.map(({ value }) => [value.id, value.embeds]));
  for (const { path, value } of sdks) {
    value.embeds.forEach((id, i) => {
      if (!embeds.has(id)) {
        faults.push({ path, field: `embeds.${i}`, reason: `no signature has the id "${id}"` });
      }
    });
    if (reachesItself(value.id, embeds)) {
      faults.push({ path, field: 'embeds', reason: `"${value.id}" embeds itself by way of others` });
    }
  }
  return faults;
}

function reachesItself(start: string, embeds: ReadonlyMap<string, readonly string[]>): boolean {
  const seen = new Set<string>();
  const open = [...(embeds.get(start) ?? [])];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === start) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...(embeds.get(id) ?? []));
  }
  return false;
}

const matcherKinds: readonly (keyof Matchers)[] = [
  'packages',
  'classes',
  'components',
  'permissions',
  'metaData',
  'authorities',
  'actions',
  'nativeLibraries',
  'assets',
  'strings',
];

function sharedMatchers(sdks: readonly Placed<SdkSignature>[]): SignatureFault[] {
  const faults: SignatureFault[] = [];
  for (const kind of matcherKinds) {
    const owner = new Map<string, string>();
    for (const { path, value } of sdks) {
      value.matchers[kind].forEach((pattern, i) => {
        const other = owner.get(pattern);
        const field = `matchers.${kind}.${i}`;
        if (other === undefined) owner.set(pattern, value.id);
        else if (other === value.id) faults.push({ path, field, reason: `"${pattern}" stands there twice` });
        else faults.push({ path, field, reason: `"${pattern}" belongs to "${other}" as well` });
      });
    }
  }
  for (const { path, value } of sdks) {
    if (matcherKinds.every((kind) => value.matchers[kind].length === 0)) {
      faults.push({ path, field: 'matchers', reason: 'needs at least one matcher' });
    }
  }
  return faults;
}

function sharedNames(
  vendors: readonly Placed<Vendor>[],
  sdks: readonly Placed<SdkSignature>[],
): SignatureFault[] {
  const faults: SignatureFault[] = [];
  const owner = new Map<string, string>();
  const claim = (id: string, path: string, named: { names: Vendor['names']; aliases: string[] }): void => {
    for (const name of [...Object.values(named.names).flat(), ...named.aliases]) {
      const key = foldName(name);
      const other = owner.get(key);
      if (other === undefined) owner.set(key, id);
      else if (other !== id) {
        faults.push({ path, field: 'names or aliases', reason: `"${name}" is a name of "${other}" as well` });
      }
    }
  };
  for (const { path, value } of sdks) claim(value.id, path, value);
  for (const { path, value } of vendors) {
    for (const family of value.families) claim(family.id, path, family);
  }
  return faults;
}

function strayFingerprints(
  sdks: readonly Placed<SdkSignature>[],
  fingerprints: readonly Placed<FingerprintFile>[],
): SignatureFault[] {
  const known = new Set(sdks.map(({ value }) => value.id));
  return fingerprints
    .filter(({ value }) => !known.has(value.sdk))
    .map(({ path, value }) => ({ path, field: 'sdk', reason: `no signature has the id "${value.sdk}"` }));
}

/** Names that differ only in width, case or spaces are one name to a reader of a policy. */
function foldName(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}
