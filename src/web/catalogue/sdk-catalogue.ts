import type * as z from 'zod';
import { dataTypeName, displayNames, isVerified, type SdkSignature, type SignatureSet } from '../../index.js';
import type { listSdksQuerySchema, SdkDetail, SdkEntry, SdkList } from '../api/catalogue.js';

type ListQuery = z.infer<typeof listSdksQuerySchema>;

interface Indexed {
  readonly signature: SdkSignature;
  readonly entry: SdkEntry;
  /** Everything a search looks at, in lower case. */
  readonly words: string;
}

/** The signatures as the API shows them. */
export class SdkCatalogue {
  readonly #sdks: readonly Indexed[];
  readonly #categories: SdkList['categories'];
  readonly vendorCount: number;

  constructor({ sdks, vendors }: SignatureSet) {
    const names = new Map(vendors.map(({ id, names, aliases }) => [id, { names, aliases }]));
    this.#sdks = sdks.map((signature) => indexed(signature, names.get(signature.vendor)));
    this.#categories = categoriesOf(sdks);
    this.vendorCount = vendors.length;
  }

  /** Signatures of a kind. */
  count(kind: 'sdk' | 'library'): number {
    return this.#sdks.filter(({ entry }) => entry.kind === kind).length;
  }

  /** Those that fit every word and filter, by id. */
  list({ query = '', kind, vendor, category, limit, offset }: ListQuery): SdkList {
    const words = query
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== '');
    const fitting = this.#sdks.filter(
      ({ entry, words: text }) =>
        (kind === undefined || entry.kind === kind) &&
        (vendor === undefined || entry.vendor.id === vendor) &&
        (category === undefined || entry.category === category) &&
        words.every((word) => text.includes(word)),
    );
    return {
      sdks: fitting.slice(offset, offset + limit).map(({ entry }) => entry),
      total: fitting.length,
      categories: this.#categories,
    };
  }

  /** One signature in full, or null. */
  detail(id: string): SdkDetail | null {
    const found = this.#sdks.find(({ entry }) => entry.id === id);
    return found === undefined ? null : { ...found.entry, ...detailOf(found.signature) };
  }
}

type VendorNames = Pick<SignatureSet['vendors'][number], 'names' | 'aliases'>;

function indexed(signature: SdkSignature, vendor: VendorNames | undefined): Indexed {
  const { id, kind, category, family = null, names, aliases, matchers } = signature;
  const vendorName = vendor?.names['zh-Hans'][0] ?? vendor?.names.en[0] ?? signature.vendor;
  const vendorNameEn = vendor?.names.en[0] ?? vendorName;
  const entry: SdkEntry = {
    id,
    ...displayNames(signature),
    kind,
    category,
    family,
    vendor: { id: signature.vendor, name: vendorName, nameEn: vendorNameEn },
    verified: isVerified(signature),
  };
  const text = [
    id,
    family,
    ...Object.values(names).flat(),
    ...aliases,
    signature.vendor,
    ...Object.values(vendor?.names ?? {}).flat(),
    ...(vendor?.aliases ?? []),
    ...matchers.packages,
    ...matchers.nativeLibraries,
  ];
  return { signature, entry, words: text.join('\n').toLowerCase() };
}

function detailOf(signature: SdkSignature): Omit<SdkDetail, keyof SdkEntry> {
  const { names, aliases, matchers, purposes, permissions, embeds, dataTypes, sources } = signature;
  return {
    aliases: [...new Set([...Object.values(names).flat(), ...aliases])],
    purpose: purposes === undefined ? null : { 'zh-CN': purposes['zh-Hans'], en: purposes.en },
    matchers: Object.entries(matchers).flatMap(([kind, values]) =>
      values.length === 0 ? [] : [{ kind, values }],
    ),
    embeds,
    permissions,
    dataTypes: dataTypes.map((type) => ({
      id: type,
      names: { 'zh-CN': dataTypeName(type, 'zh-CN'), en: dataTypeName(type, 'en') },
    })),
    privacyPolicyUrl: signature.privacyPolicyUrl,
    documentationUrl: signature.documentationUrl,
    sources: sources.map(({ kind, reference, facts, date }) => ({ kind, reference, facts, date })),
  };
}

function categoriesOf(sdks: readonly SdkSignature[]): SdkList['categories'] {
  const counts = new Map<string, number>();
  for (const { category } of sdks) counts.set(category, (counts.get(category) ?? 0) + 1);
  return [...counts].map(([category, count]) => ({ category, count })).sort((a, b) => b.count - a.count);
}
