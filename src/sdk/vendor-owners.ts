import { addToSet } from '../collections/groups.js';
import { displayNames } from './display-names.js';
import { nameKey } from './name-key.js';
import { hostOf, isOpenHost, registrableDomain } from './registrable-domain.js';
import type { SignatureSet, Vendor } from './signature-schema.js';

/** What decides whose a name or an address is, compiled with the names. */
export interface OwnerData {
  readonly vendors: readonly VendorIdentity[];
  /** By the id of a third-party SDK or a family: index of its vendor. Plain libraries are nobody's recipients. */
  readonly products: Readonly<Record<string, number>>;
  /** By the id of an SDK: indexes of the vendors whose SDKs bring it. */
  readonly carriers: Readonly<Record<string, readonly number[]>>;
  /** By registrable domain: indexes of the vendors whose pages lie there. */
  readonly domains: Readonly<Record<string, readonly number[]>>;
}

/** A vendor as policies may name it. */
export interface VendorIdentity {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  readonly group?: string;
  /** Keys of its names and aliases. */
  readonly keys: readonly string[];
  /** Its domains are listed: an address elsewhere is not known to be its own. */
  readonly listed: boolean;
}

/** Shorter keys say too little to be looked for within a text. */
const shortestKey = 2;

/** What the vendors and addresses of a set tell of owners. */
export function ownerDataOf({ vendors, sdks }: Pick<SignatureSet, 'vendors' | 'sdks'>): OwnerData {
  const indexOf = new Map(vendors.map(({ id }, index) => [id, index]));
  const vendorOf = (id: string): number => {
    const index = indexOf.get(id);
    if (index === undefined) throw new Error(`no vendor has the id ${id}`);
    return index;
  };
  const products = [
    ...vendors.flatMap(({ families }, index) => families.map(({ id }) => [id, index] as const)),
    ...sdks.flatMap(({ id, kind, vendor }) => (kind === 'sdk' ? [[id, vendorOf(vendor)] as const] : [])),
  ];
  const carriers = sdks.flatMap(({ embeds, vendor }) => embeds.map((id) => [id, vendorOf(vendor)] as const));
  const domains = [
    ...vendors.flatMap((vendor, index) => domainsOf(vendor).map((domain) => [domain, index] as const)),
    ...sdks.flatMap((sdk) =>
      [sdk.privacyPolicyUrl, sdk.documentationUrl].flatMap((address) =>
        domainOf(address).map((domain) => [domain, vendorOf(sdk.vendor)] as const),
      ),
    ),
  ];
  return {
    vendors: vendors.map(identityOf),
    products: Object.fromEntries(products),
    carriers: grouped(carriers),
    domains: grouped(domains),
  };
}

function identityOf(vendor: Vendor): VendorIdentity {
  const names = [...Object.values(vendor.names).flat(), ...vendor.aliases];
  return {
    id: vendor.id,
    ...displayNames(vendor),
    ...(vendor.group === undefined ? {} : { group: vendor.group }),
    keys: [...new Set(names.map(nameKey))].filter((key) => key.length >= shortestKey),
    listed: vendor.domains.length > 0,
  };
}

function domainsOf({ site, domains }: Vendor): string[] {
  return [...domainOf(site), ...domains];
}

/** The domain of an address, none for places where anybody publishes. */
function domainOf(address: string | null): string[] {
  const host = address === null ? null : hostOf(address);
  const domain = host === null || isOpenHost(host) ? null : registrableDomain(host);
  return domain === null ? [] : [domain];
}

function grouped(entries: readonly (readonly [string, number])[]): Record<string, number[]> {
  const groups = new Map<string, Set<number>>();
  for (const [key, index] of entries) addToSet(groups, key, index);
  return Object.fromEntries([...groups].map(([key, indexes]) => [key, [...indexes]]));
}
