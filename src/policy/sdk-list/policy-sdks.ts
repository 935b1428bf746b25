import type { PolicySdk } from '../../facts/policy-facts.js';
import type { DeviceAccessId } from '../../taxonomy/device-access-id.js';
import { evidenceOf, type Quote } from '../document/passage.js';
import type { SdkField } from '../lexicon/lexicon-schema.js';
import { nameKey, type ProductNames } from '../product-names.js';
import type { SdkRow } from './sdk-row.js';
import { firstUrl, withoutUrls } from './urls.js';

/** Finds the accesses a text asks for. */
export type AccessFinder = (quote: Quote) => readonly DeviceAccessId[];

/** One entry for each SDK: rows of the same name or product merged, what a later mention adds taken over. */
export function mergeSdkRows(
  rows: readonly SdkRow[],
  products: ProductNames,
  accessesIn: AccessFinder,
): PolicySdk[] {
  const merged = new Map<string, PolicySdk>();
  for (const row of rows) {
    const sdk = toPolicySdk(row, products, accessesIn);
    const key = sdk.id ?? nameKey(sdk.name);
    const present = merged.get(key);
    merged.set(key, present === undefined ? sdk : mergeSdks(present, sdk));
  }
  return [...merged.values()];
}

function toPolicySdk(row: SdkRow, products: ProductNames, accessesIn: AccessFinder): PolicySdk {
  const purpose = text(row, 'purpose') ?? text(row, 'scene');
  const context = `${row.context} ${purpose ?? ''}`;
  const data = row.fields.get('data') ?? [];
  const rights = [...data, ...(row.fields.get('permissions') ?? [])].flatMap((quoted) => accessesIn(quoted));
  return {
    name: row.name.text,
    id: products.identify(row.name.text, context),
    provider: cleanProvider(text(row, 'provider')),
    purpose,
    dataTypes: data.flatMap((quoted) => splitItems(quoted.text)).map((item) => ({ text: item, id: null })),
    permissions: [...new Set(rights)],
    method: text(row, 'method'),
    privacyUrl: privacyUrlOf(row),
    platforms: null,
    packageName: text(row, 'packageName'),
    evidence: [evidenceOf(row.name)],
  };
}

function text(row: SdkRow, field: SdkField): string | null {
  const quotes = row.fields.get(field) ?? [];
  return quotes.length === 0 ? null : quotes.map((quoted) => quoted.text).join(' ');
}

function cleanProvider(provider: string | null): string | null {
  const name = provider === null ? '' : withoutUrls(provider);
  return name === '' ? null : name;
}

function privacyUrlOf(row: SdkRow): string | null {
  for (const field of ['privacyUrl', 'provider', 'url'] as const) {
    for (const quoted of row.fields.get(field) ?? []) {
      const url = firstUrl(quoted.text);
      if (url !== null) return url;
    }
  }
  return row.links.find((link) => /^https?:/i.test(link)) ?? null;
}

function mergeSdks(first: PolicySdk, second: PolicySdk): PolicySdk {
  return {
    ...first,
    id: first.id ?? second.id,
    provider: first.provider ?? second.provider,
    purpose: first.purpose ?? second.purpose,
    dataTypes: first.dataTypes.length > 0 ? first.dataTypes : second.dataTypes,
    permissions: [...new Set([...first.permissions, ...second.permissions])],
    method: first.method ?? second.method,
    privacyUrl: first.privacyUrl ?? second.privacyUrl,
    packageName: first.packageName ?? second.packageName,
    evidence: [...first.evidence, ...second.evidence],
  };
}

/** Items of an enumeration, as written; separators within brackets do not count. */
export function splitItems(enumeration: string): string[] {
  const items: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i <= enumeration.length; i++) {
    const character = enumeration.charAt(i);
    if (/[（(【[「]/.test(character)) depth++;
    else if (/[）)】\]」]/.test(character)) depth = Math.max(0, depth - 1);
    else if (character === '' || (depth === 0 && /[、，,；;。\n]/.test(character))) {
      const item = enumeration.slice(start, i).trim();
      if (item !== '') items.push(item);
      start = i + 1;
    }
  }
  return items;
}
