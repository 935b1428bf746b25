import type { PolicySdk, RowOwners } from '../../facts/policy-facts.js';
import type { SignatureSet, Vendor } from '../../sdk/signature-schema.js';
import { nameKey } from './name-key.js';
import { hostOf, isOpenHost, registrableDomain } from './registrable-domain.js';

/** Tells who is behind a row's product and whom its provider and link name. */
export interface OwnerReader {
  /** Undefined where no signature knows the product, or the row names neither provider nor link. */
  read(row: Pick<PolicySdk, 'id' | 'provider' | 'privacyUrl'>): RowOwners | undefined;
}

/** Shorter keys are ordinary words too often to show that a text names another company. */
const shortestOfOthers = 4;

/** Index over vendors, their names and the domains of their addresses. */
export function indexOwners({ vendors, sdks }: SignatureSet): OwnerReader {
  const byId = new Map(vendors.map((vendor) => [vendor.id, vendor]));
  const vendorOf = new Map([
    ...vendors.flatMap((vendor) => vendor.families.map((family) => [family.id, vendor.id] as const)),
    ...sdks.filter(({ kind }) => kind === 'sdk').map((sdk) => [sdk.id, sdk.vendor] as const),
  ]);
  const names = namesByLength(vendors);
  const domains = vendorsByDomain({ vendors, sdks });
  const carriers = new Map(sdks.flatMap((sdk) => sdk.embeds.map((id) => [id, sdk.vendor] as const)));

  return {
    read({ id, provider, privacyUrl }) {
      const vendor = byId.get(vendorOf.get(id ?? '') ?? '');
      if (id === null || vendor === undefined || (provider === null && privacyUrl === null)) return undefined;
      const own = (other: Vendor): boolean => isOneGroup(vendor, other) || carriers.get(id) === other.id;
      const host = privacyUrl === null ? null : hostOf(privacyUrl);
      const domain = host === null || isOpenHost(host) ? null : registrableDomain(host);
      const atDomain = domain === null ? [] : [...(domains.get(domain) ?? [])];
      return {
        vendor: named(vendor),
        provider: provider === null ? null : ownOrOther(vendorsIn(provider, vendor, names), vendor, own),
        link: ownOrOther(atDomain, vendor, own),
        strayLink: domain !== null && atDomain.length === 0 && vendor.domains.length > 0,
      };
    },
  };
}

/** The rows with what is known of their owners. */
export function withOwners(rows: readonly PolicySdk[], owners: OwnerReader): PolicySdk[] {
  return rows.map((row) => {
    const read = owners.read(row);
    return read === undefined ? row : { ...row, owners: read };
  });
}

/** The vendor itself where any of those named belongs to it; else the only one named, where there is only one. */
function ownOrOther(
  found: readonly Vendor[],
  vendor: Vendor,
  own: (other: Vendor) => boolean,
): RowOwners['link'] {
  if (found.some(own)) return named(vendor);
  const [other, ...more] = found;
  return other === undefined || more.length > 0 ? null : named(other);
}

function isOneGroup(one: Vendor, other: Vendor): boolean {
  return one.id === other.id || (one.group !== undefined && one.group === other.group);
}

function named(vendor: Vendor): RowOwners['vendor'] {
  const chinese = vendor.names['zh-Hans'][0];
  const english = vendor.names.en[0];
  return { id: vendor.id, name: chinese ?? english ?? vendor.id, nameEn: english ?? chinese ?? vendor.id };
}

interface VendorName {
  readonly key: string;
  readonly vendor: Vendor;
}

function namesByLength(vendors: readonly Vendor[]): VendorName[] {
  return vendors
    .flatMap((vendor) =>
      [...Object.values(vendor.names).flat(), ...vendor.aliases].map((name) => ({
        key: nameKey(name),
        vendor,
      })),
    )
    .filter(({ key }) => key.length >= 2)
    .sort((a, b) => b.key.length - a.key.length);
}

/**
 * The vendors a text names. The product's own vendor is recognised by any of its names within the text, others only by
 * one that is the whole text or a company's name within it, so that 北京 or a short brand shows nobody else.
 */
function vendorsIn(text: string, vendor: Vendor, names: readonly VendorName[]): Vendor[] {
  const key = nameKey(text);
  const found = names.filter((name) => {
    if (name.key === key) return true;
    const needed = isOneGroup(vendor, name.vendor) ? 2 : shortestOfOthers;
    return name.key.length >= needed && key.includes(name.key);
  });
  return [...new Set(found.map((name) => name.vendor))];
}

function vendorsByDomain({ vendors, sdks }: SignatureSet): Map<string, Set<Vendor>> {
  const byId = new Map(vendors.map((vendor) => [vendor.id, vendor]));
  const domains = new Map<string, Set<Vendor>>();
  const add = (domain: string | null, vendor: Vendor | undefined): void => {
    if (domain === null || vendor === undefined) return;
    const present = domains.get(domain);
    if (present === undefined) domains.set(domain, new Set([vendor]));
    else present.add(vendor);
  };
  const addAddress = (address: string | null, vendor: Vendor | undefined): void => {
    const host = address === null ? null : hostOf(address);
    if (host !== null && !isOpenHost(host)) add(registrableDomain(host), vendor);
  };
  for (const vendor of vendors) {
    addAddress(vendor.site, vendor);
    for (const domain of vendor.domains) add(domain, vendor);
  }
  for (const sdk of sdks) {
    addAddress(sdk.privacyPolicyUrl, byId.get(sdk.vendor));
    addAddress(sdk.documentationUrl, byId.get(sdk.vendor));
  }
  return domains;
}
