import { UsageError } from '../../inputs/usage-error.js';
import { schemaVersion } from '../../report/json.js';
import type { TerminalOptions } from '../../report/terminal/terminal-options.js';
import { displayNames } from '../../sdk/display-names.js';
import type { SdkSignature, SignatureSet, Vendor } from '../../sdk/signature-schema.js';
import { isVerified } from '../../sdk/verified.js';
import { type SdksTexts, sdksTexts } from './texts.js';

/** A signature and its vendor. */
export interface ShownSdk {
  readonly sdk: SdkSignature;
  readonly vendor: Vendor;
}

/** @throws UsageError `unknown-sdk` */
export function findSdk(set: SignatureSet, id: string): ShownSdk {
  const sdk = set.sdks.find((signature) => signature.id === id);
  const vendor = set.vendors.find((candidate) => candidate.id === sdk?.vendor);
  if (sdk === undefined || vendor === undefined) throw new UsageError('unknown-sdk', id);
  return { sdk, vendor };
}

/** `{ schemaVersion, sdk, vendor }`, both as in their files. */
export function showJson({ sdk, vendor }: ShownSdk): string {
  return `${JSON.stringify({ schemaVersion, sdk, vendor }, null, 2)}\n`;
}

/** Everything the signature says, a field a block, and where each fact comes from. */
export function showReport({ sdk, vendor }: ShownSdk, { language, style }: TerminalOptions): string {
  const texts = sdksTexts(language);
  const { name, nameEn } = displayNames(sdk);
  const heading = `${style.strong(language === 'en' ? nameEn : name)}  ${sdk.id}  ${texts.kind[sdk.kind]}`;
  const blocks = fields(sdk, vendor, texts, language === 'en' ? 'en' : 'zh-Hans');
  const lines = blocks.flatMap(([title, values]) =>
    values.length === 0 ? [] : [`${style.strong(title)}`, ...values.map((value) => `  ${value}`)],
  );
  const doubt = isVerified(sdk) ? [] : [style.warning(texts.unverified)];
  return `${[heading, ...doubt, ...lines].join('\n')}\n`;
}

function fields(
  sdk: SdkSignature,
  vendor: Vendor,
  texts: SdksTexts,
  language: 'zh-Hans' | 'en',
): (readonly [title: string, values: readonly string[]])[] {
  const present = (value: string | null | undefined): string[] => (value == null ? [] : [value]);
  const matchers = Object.entries(sdk.matchers).flatMap(([kind, values]) =>
    values.map((value) => `${kind}: ${value}`),
  );
  return [
    [texts.vendor, [[vendor.id, ...vendor.names[language].slice(0, 1)].join('  ')]],
    [texts.family, present(sdk.family)],
    [texts.category, [sdk.category]],
    [texts.aliases, [...Object.values(sdk.names).flat(), ...sdk.aliases]],
    [texts.purpose, present(sdk.purposes?.[language])],
    [texts.matchers, matchers],
    [texts.embeds, sdk.embeds],
    [texts.permissionsRequired, sdk.permissions.required],
    [texts.permissionsOptional, sdk.permissions.optional],
    [texts.dataTypes, sdk.dataTypes],
    [texts.privacyPolicy, present(sdk.privacyPolicyUrl)],
    [texts.documentation, present(sdk.documentationUrl)],
    [texts.sources, sdk.sources.map((s) => `${s.date}  ${s.kind}  ${s.facts.join(', ')}  ${s.reference}`)],
  ];
}
