import type { SdkCellWords, SdkField } from '../lexicon/lexicon-schema.js';
import type { ProductNames } from '../products/product-names.js';

/** How well a cell's text fits a field: above 0 it speaks for it, below against it. */
export type CellAffinity = (match: string, field: SdkField) => number;

const nothing = /^(?:无|\/|-+|—+|不涉及|暂无|none|n\/a)$/i;
const address = /https?:\s?\/\/|www\.[\w-]+\.|^[\w-]+(?:\.[\w-]+)+\/\S*$/;
const titled = /^《[^》]{2,40}》$|隐私(?:政策|协议|声明|条款)$|privacy policy$/;

/** Weighs cells by the lexicon's words, with addresses and company names as the surest marks. */
export function weighCells(words: readonly SdkCellWords[], products: ProductNames): CellAffinity {
  const byField = new Map(words.map((entry) => [entry.field, entry]));
  const isCompany = (text: string): boolean => endsWithOne(text, byField.get('provider')?.endings ?? []);
  return (match, field) => {
    const text = match.trim();
    if (nothing.test(text)) return field === 'name' ? -6 : 0;
    const linked = address.test(text);
    if (field === 'privacyUrl' || field === 'url') return addressAffinity(text, linked);
    if (linked) return field === 'provider' && text.length > 60 ? 0 : -7;
    const company = isCompany(text);
    if (field === 'provider') return providerAffinity(text, company, products);
    if (field === 'name') return nameAffinity(text, company, products);
    const entry = byField.get(field);
    return entry === undefined ? 0 : wordAffinity(text, company, entry);
  };
}

function addressAffinity(text: string, linked: boolean): number {
  if (linked) return 8;
  return titled.test(text) ? 5 : -6;
}

function providerAffinity(text: string, company: boolean, products: ProductNames): number {
  if (company) return 5;
  if (products.isBrand(text)) return 1;
  return text.length > 40 ? -4 : -1;
}

/** How many words of the field a text holds, and what speaks against it. */
function wordAffinity(text: string, company: boolean, { field, words, endings }: SdkCellWords): number {
  const hits = words.filter((word) => text.includes(word)).length;
  const ending = endsWithOne(text, endings) ? 1 : 0;
  if (field === 'method' || field === 'platform') {
    if (hits + ending === 0) return -4;
    return text.length <= 24 ? 5 : 1;
  }
  const against = company ? -3 : 0;
  if (field === 'data') return Math.min(hits, 4) + ending + against;
  return Math.min(hits, 2) + ending + against - (isDataLike(text) ? 2 : 0);
}

function nameAffinity(text: string, company: boolean, products: ProductNames): number {
  if (/^(?:包括|以及|和|或|及|等|用于|用户|您|我们|涉及|(?:app|ip|imei|oaid|mac)(?![a-z]))/.test(text))
    return -5;
  if (text.length > 60 || /[。；;]/.test(text)) return -5;
  if (/sdk/.test(text) && text.length <= 40 && !/本机采集|收集|采集/.test(text)) return 4;
  if (products.isProduct(text)) return 4;
  if (company) return -1;
  if (/[，,、]/.test(text)) return -2;
  return text.length <= 20 ? 1 : -1;
}

function isDataLike(text: string): boolean {
  return /[、，,].*[、，,]|信息$|imei|mac地址/.test(text);
}

function endsWithOne(text: string, endings: readonly string[]): boolean {
  return endings.some((ending) => text.endsWith(ending));
}
