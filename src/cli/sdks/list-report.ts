import { schemaVersion } from '../../report/json.js';
import { tableLines } from '../../report/terminal/table.js';
import type { TerminalOptions } from '../../report/terminal/terminal-options.js';
import { displayNames } from '../../sdk/display-names.js';
import type { SdkSignature, SignatureSet } from '../../sdk/signature-schema.js';
import { isVerified } from '../../sdk/verified.js';
import { sdksTexts } from './texts.js';

/** What to list; everything where nothing is given. */
export interface SdkSelection {
  readonly kind?: 'sdk' | 'library';
  readonly vendor?: string;
  readonly category?: string;
}

/** The part of the set that fits the selection, with only its vendors. */
export function selectSdks(set: SignatureSet, { kind, vendor, category }: SdkSelection): SignatureSet {
  const sdks = set.sdks.filter(
    (sdk) =>
      (kind === undefined || sdk.kind === kind) &&
      (vendor === undefined || sdk.vendor === vendor) &&
      (category === undefined || sdk.category === category),
  );
  const vendors = new Set(sdks.map((sdk) => sdk.vendor));
  return { sdks, vendors: set.vendors.filter(({ id }) => vendors.has(id)) };
}

/** `{ schemaVersion, counts, sdks: [{ id, name, nameEn, vendor, family?, kind, category, verified }] }`. */
export function listJson(set: SignatureSet): string {
  const counts = { ...countKinds(set), byCategory: countBy(set.sdks, (sdk) => sdk.category) };
  const sdks = set.sdks.map((sdk) => {
    const { id, vendor, family, kind, category } = sdk;
    return { id, ...displayNames(sdk), vendor, family, kind, category, verified: isVerified(sdk) };
  });
  return `${JSON.stringify({ schemaVersion, counts, sdks }, null, 2)}\n`;
}

/** One line an SDK, and the counts. */
export function listReport(set: SignatureSet, { language, style, columns }: TerminalOptions): string {
  const texts = sdksTexts(language);
  const headings = ['id', texts.name, texts.vendor, texts.category, ''].map((heading) => ({ heading }));
  const rows = set.sdks.map((sdk) => {
    const { name, nameEn } = displayNames(sdk);
    return [
      sdk.id,
      language === 'en' ? nameEn : name,
      sdk.vendor,
      sdk.category,
      isVerified(sdk) ? '' : texts.unverified,
    ];
  });
  const { sdk, library, vendors } = countKinds(set);
  return `${[...tableLines(headings, rows, { indent: 0, columns }), '', style.strong(texts.counts(sdk, library, vendors))].join('\n')}\n`;
}

function countKinds(set: SignatureSet) {
  const sdk = set.sdks.filter(({ kind }) => kind === 'sdk').length;
  return {
    signatures: set.sdks.length,
    sdk,
    library: set.sdks.length - sdk,
    vendors: set.vendors.length,
    unverified: set.sdks.filter((signature) => !isVerified(signature)).length,
  };
}

function countBy(sdks: readonly SdkSignature[], key: (sdk: SdkSignature) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const sdk of sdks) counts[key(sdk)] = (counts[key(sdk)] ?? 0) + 1;
  return counts;
}
