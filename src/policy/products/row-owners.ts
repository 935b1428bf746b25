import type { PolicySdk, RowOwners } from '../../facts/policy-facts.js';
import { nameKey } from '../../sdk/name-key.js';
import type { ProductOwner, ProductOwnerData } from '../../sdk/product-owners.js';
import { hostOf, isOpenHost, registrableDomain } from '../../sdk/registrable-domain.js';

/** Tells who is behind a row's product and whom its provider and link name. */
export interface OwnerReader {
  /** Undefined where no signature knows the product, or the row names neither provider nor link. */
  read(row: Pick<PolicySdk, 'id' | 'provider' | 'privacyUrl'>): RowOwners | undefined;
}

/** Shorter keys are ordinary words too often to show that a text names another company. */
const shortestOfOthers = 4;

/** Index over vendors, their names and the domains of their addresses. */
export function indexOwners(data: ProductOwnerData): OwnerReader {
  const byId = new Map(data.vendors.map((vendor) => [vendor.id, vendor]));
  const vendorOf = new Map(Object.entries(data.vendorOf));
  const domains = new Map(Object.entries(data.domains));
  const carriers = new Map(Object.entries(data.carriers));

  return {
    read({ id, provider, privacyUrl }) {
      const vendor = byId.get(vendorOf.get(id ?? '') ?? '');
      if (id === null || vendor === undefined || (provider === null && privacyUrl === null)) return undefined;
      const own = (other: ProductOwner): boolean =>
        isOneGroup(vendor, other) || carriers.get(id)?.includes(other.id) === true;
      const host = privacyUrl === null ? null : hostOf(privacyUrl);
      const domain = host === null || isOpenHost(host) ? null : registrableDomain(host);
      const atDomain = (domains.get(domain ?? '') ?? []).flatMap((each) => byId.get(each) ?? []);
      return {
        vendor: named(vendor),
        provider:
          provider === null ? null : ownOrOther(vendorsIn(provider, vendor, data.vendors), vendor, own),
        link: ownOrOther(atDomain, vendor, own),
        strayLink: domain !== null && atDomain.length === 0 && vendor.listsDomains,
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
  found: readonly ProductOwner[],
  vendor: ProductOwner,
  own: (other: ProductOwner) => boolean,
): RowOwners['link'] {
  if (found.some(own)) return named(vendor);
  const [other, ...more] = found;
  return other === undefined || more.length > 0 ? null : named(other);
}

function isOneGroup(one: ProductOwner, other: ProductOwner): boolean {
  return one.id === other.id || (one.group !== undefined && one.group === other.group);
}

function named({ id, name, nameEn }: ProductOwner): RowOwners['vendor'] {
  return { id, name, nameEn };
}

/**
 * The vendors a text names. The product's own vendor is recognised by any of its names within the text, others only by
 * one that is the whole text or a company's name within it, so that 北京 or a short brand shows nobody else.
 */
function vendorsIn(text: string, vendor: ProductOwner, vendors: readonly ProductOwner[]): ProductOwner[] {
  const key = nameKey(text);
  return vendors.filter((other) => {
    const needed = isOneGroup(vendor, other) ? 0 : shortestOfOthers;
    return other.keys.some((name) => name === key || (name.length >= needed && key.includes(name)));
  });
}
