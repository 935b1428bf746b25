import { addToList } from '../../collections/groups.js';
import { oncePer } from '../../collections/once-per.js';
import type { PolicySdk, RowOwners } from '../../facts/policy-facts.js';
import { nameKey } from '../../sdk/name-key.js';
import { hostOf, isOpenHost, registrableDomain } from '../../sdk/registrable-domain.js';
import type { OwnerData, VendorIdentity } from '../../sdk/vendor-owners.js';

type Row = Pick<PolicySdk, 'id' | 'provider' | 'privacyUrl'>;

/** Shorter keys are ordinary words too often to show that a text names another company. */
const shortestOfOthers = 4;
/** Units of the shortest key of a vendor. */
const shortestKey = 2;

/** The rows with what is known of their owners. */
export function withOwners(rows: readonly PolicySdk[], data: OwnerData): PolicySdk[] {
  return rows.map((row) => {
    const owners = readOwners(row, data);
    return owners === undefined ? row : { ...row, owners };
  });
}

/**
 * Who is behind a row's product and whom its provider and link name. Undefined where no signature knows the product,
 * where it is a plain library, or where the row names neither provider nor link.
 */
export function readOwners({ id, provider, privacyUrl }: Row, data: OwnerData): RowOwners | undefined {
  const vendor = data.vendors[data.products[id ?? ''] ?? -1];
  if (id === null || vendor === undefined || (provider === null && privacyUrl === null)) return undefined;
  const carriers = data.carriers[id] ?? [];
  const isOwn = (other: VendorIdentity): boolean =>
    isOneGroup(vendor, other) || carriers.some((index) => data.vendors[index] === other);
  const domain = privacyUrl === null ? null : telling(privacyUrl);
  const atDomain = (domain === null ? [] : (data.domains[domain] ?? [])).flatMap(
    (index) => data.vendors[index] ?? [],
  );
  return {
    vendor: named(vendor),
    provider: provider === null ? null : ownOrOther(vendorsIn(provider, vendor, data), vendor, isOwn),
    link: ownOrOther(atDomain, vendor, isOwn),
    strayLink: domain !== null && atDomain.length === 0 && vendor.listed,
  };
}

/** The domain of an address, null for places where anybody publishes. */
function telling(address: string): string | null {
  const host = hostOf(address);
  return host === null || isOpenHost(host) ? null : registrableDomain(host);
}

/** The vendor itself where any of those found belongs to it; else the only one found, where there is only one. */
function ownOrOther(
  found: readonly VendorIdentity[],
  vendor: VendorIdentity,
  isOwn: (other: VendorIdentity) => boolean,
): RowOwners['link'] {
  if (found.some(isOwn)) return named(vendor);
  const [other, ...more] = found;
  return other === undefined || more.length > 0 ? null : named(other);
}

function isOneGroup(one: VendorIdentity, other: VendorIdentity): boolean {
  return one === other || (one.group !== undefined && one.group === other.group);
}

function named({ id, name, nameEn }: VendorIdentity): RowOwners['vendor'] {
  return { id, name, nameEn };
}

/**
 * The vendors a text names. The product's own vendor is recognised by any of its names within the text, others only by
 * one that is the whole text or long enough to be a company's, so that a short brand shows nobody else.
 */
function vendorsIn(text: string, vendor: VendorIdentity, { vendors }: OwnerData): VendorIdentity[] {
  const whole = nameKey(text);
  const keys = keysByStart(vendors);
  const found = new Set<number>();
  for (let at = 0; at < whole.length - 1; at++) {
    for (const { key, index } of keys.get(whole.slice(at, at + shortestKey)) ?? []) {
      const other = vendors[index];
      if (other === undefined || !whole.startsWith(key, at)) continue;
      const telling = key.length >= shortestOfOthers || key === whole || isOneGroup(vendor, other);
      if (telling) found.add(index);
    }
  }
  return [...found].sort((a, b) => a - b).flatMap((index) => vendors[index] ?? []);
}

/** Keys of all vendors by their first two units, which every key has, with the vendor's index. */
const keysByStart = oncePer((vendors: readonly VendorIdentity[]) => {
  const byStart = new Map<string, { readonly key: string; readonly index: number }[]>();
  for (const [index, { keys }] of vendors.entries())
    for (const key of keys) addToList(byStart, key.slice(0, shortestKey), { key, index });
  return byStart;
});
