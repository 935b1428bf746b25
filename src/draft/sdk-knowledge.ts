import type { AppFacts, SdkMatch } from '../facts/app-facts.js';
import type { SdkSignature, SignatureSet } from '../sdk/signature-schema.js';
import { dataTypeName } from '../taxonomy/data-types.js';
import { accessName, deviceAccess } from '../taxonomy/device-accesses.js';
import { permissionInfo } from '../taxonomy/permissions.js';
import { type Cell, known, toConfirm, toFill } from './draft.js';
import { type DraftLanguage, draftWords } from './words.js';

/** What signatures know of an SDK, as cells of a row. */
export interface SdkKnowledge {
  readonly name: Cell;
  readonly provider: Cell;
  readonly purpose: Cell;
  readonly data: Cell;
  readonly permissions: Cell;
  readonly privacyUrl: Cell;
  /** The vendor's site. */
  readonly url: Cell;
  /** Where its classes lie in the app. */
  readonly packageName: Cell;
  readonly platform: Cell;
}

/** Gathers what is known of an SDK of the app. An SDK that no signature describes leaves everything to be filled. */
export function sdkKnowledge(
  match: SdkMatch,
  app: AppFacts,
  signatures: SignatureSet,
  language: DraftLanguage,
): SdkKnowledge {
  const name = language === 'en' ? match.nameEn : match.name;
  const sure = match.confidence === 'high' ? known(name) : toConfirm(name);
  const signature = signatures.sdks.find(({ id }) => id === match.id);
  const seen = { name: sure, packageName: known(packageOf(match)), platform: known('Android') };
  if (signature === undefined) {
    return {
      ...seen,
      provider: toFill,
      purpose: toFill,
      data: toFill,
      permissions: toFill,
      privacyUrl: toFill,
      url: toFill,
    };
  }
  const { separator } = draftWords(language);
  const key = language === 'en' ? 'en' : 'zh-Hans';
  const cell = (field: string, text: string) => (isChecked(signature, field) ? known(text) : toConfirm(text));
  const data = signature.dataTypes.map((id) => dataTypeName(id, language)).join(separator);
  return {
    ...seen,
    // Vendors carry no sources of their own, and a brand's contracting company differs by market.
    provider: toConfirm(providerOf(signature, signatures, key)),
    purpose: cell('purposes', signature.purposes?.[key] ?? ''),
    data: cell('dataTypes', data),
    permissions: cell('permissions', permissionsOf(signature, app, language).join(separator)),
    privacyUrl: cell('privacyPolicyUrl', signature.privacyPolicyUrl ?? ''),
    url: toConfirm(signatures.vendors.find(({ id }) => id === signature.vendor)?.site ?? ''),
  };
}

/**
 * True where somebody saw this fact at the vendor's, or in the SDK itself: a list of others' findings, and a source noted
 * down from memory, confirm nothing.
 */
export function isChecked({ sources }: Pick<SdkSignature, 'sources'>, field: string): boolean {
  return sources.some(
    ({ kind, facts }) => kind !== 'public-list' && kind !== 'unverified' && facts.includes(field),
  );
}

/** The package under which most of its classes were found; empty where it was recognised by something else. */
function packageOf({ evidence }: SdkMatch): string {
  const classes = evidence.flatMap((place) => (place.kind === 'classes' ? [place] : []));
  return classes.sort((a, b) => b.count - a.count)[0]?.prefix ?? '';
}

function providerOf(signature: SdkSignature, { vendors }: SignatureSet, key: 'zh-Hans' | 'en'): string {
  const names = vendors.find(({ id }) => id === signature.vendor)?.names;
  return names?.[key][0] ?? names?.['zh-Hans'][0] ?? names?.en[0] ?? '';
}

/** Names of the accesses its guide asks for and the app really requests, each once; plumbing is left out. */
function permissionsOf({ permissions }: SdkSignature, app: AppFacts, language: DraftLanguage): string[] {
  const requested = new Set(app.permissions.map(({ name }) => name));
  const names = [...permissions.required, ...permissions.optional].filter((name) => requested.has(name));
  const accesses = names
    .flatMap((name) => permissionInfo(name).access ?? [])
    .filter((access) => !deviceAccess(access).minor);
  return [...new Set(accesses.map((access) => accessName(access, language)))];
}
