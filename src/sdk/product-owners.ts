import { nameKey } from './name-key.js';
import { hostOf, isOpenHost, registrableDomain } from './registrable-domain.js';
import type { SdkSignature, SignatureSet, Vendor } from './signature-schema.js';

/**
 * Who owns the products, under which names and at which domains: what a row's provider and link are held against.
 * Compiled when the package is built, with the names of the products.
 */
export interface ProductOwnerData {
  readonly vendors: readonly ProductOwner[];
  /** Vendor ids by the id of an SDK (not of a library) or a family. */
  readonly vendorOf: Readonly<Record<string, string>>;
  /** Ids of the vendors at a registrable domain. */
  readonly domains: Readonly<Record<string, readonly string[]>>;
  /** Vendor ids of the SDKs that embed an SDK, by the id of the embedded one. */
  readonly carriers: Readonly<Record<string, readonly string[]>>;
}

/** A vendor as its rows name it. */
export interface ProductOwner {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  readonly group?: string;
  /** Keys of its names and aliases, two UTF-16 units or more. */
  readonly keys: readonly string[];
  /** All domains of its pages are known, so that an address elsewhere looks foreign to it. */
  readonly listsDomains: boolean;
}

type Owners = Pick<SignatureSet, 'vendors' | 'sdks'>;

const shortestKey = 2;

/** The owners of a signature set, ready to be looked up. */
export function productOwnerDataOf({ vendors, sdks }: Owners): ProductOwnerData {
  return {
    vendors: vendors.map(ownerOf),
    vendorOf: Object.fromEntries([
      ...vendors.flatMap((vendor) => vendor.families.map((family) => [family.id, vendor.id] as const)),
      ...sdks.filter(({ kind }) => kind === 'sdk').map((sdk) => [sdk.id, sdk.vendor] as const),
    ]),
    domains: listsOf([...vendors.flatMap(domainsOfVendor), ...sdks.flatMap(domainsOfSdk)]),
    carriers: listsOf(sdks.flatMap((sdk) => sdk.embeds.map((id) => [id, sdk.vendor] as const))),
  };
}

function ownerOf({ id, names, aliases, group, domains }: Vendor): ProductOwner {
  const chinese = names['zh-Hans'][0];
  const english = names.en[0];
  const keys = [...Object.values(names).flat(), ...aliases].map(nameKey);
  return {
    id,
    name: chinese ?? english ?? id,
    nameEn: english ?? chinese ?? id,
    ...(group !== undefined && { group }),
    keys: keys.filter((key) => key.length >= shortestKey),
    listsDomains: domains.length > 0,
  };
}

function domainsOfVendor({ id, site, domains }: Vendor): (readonly [string, string])[] {
  return [...domainsOf(site), ...domains].map((domain) => [domain, id]);
}

function domainsOfSdk({
  vendor,
  privacyPolicyUrl,
  documentationUrl,
}: SdkSignature): (readonly [string, string])[] {
  return [...domainsOf(privacyPolicyUrl), ...domainsOf(documentationUrl)].map((domain) => [domain, vendor]);
}

/** The domain an address shows to be somebody's; none where anybody publishes. */
function domainsOf(address: string | null): string[] {
  const host = address === null ? null : hostOf(address);
  const domain = host === null || isOpenHost(host) ? null : registrableDomain(host);
  return domain === null ? [] : [domain];
}

function listsOf(pairs: readonly (readonly [string, string])[]): Record<string, string[]> {
  const lists = new Map<string, Set<string>>();
  for (const [key, value] of pairs) lists.set(key, (lists.get(key) ?? new Set()).add(value));
  return Object.fromEntries([...lists].map(([key, values]) => [key, [...values]]));
}
