import type { AppFacts, RequestedPermission, SdkMatch } from '../facts/app-facts.js';
import type { SignatureSet } from '../sdk/signature-schema.js';
import { dataTypeName } from '../taxonomy/data-types.js';
import type { DeviceAccessId } from '../taxonomy/device-access-id.js';
import { accessName } from '../taxonomy/device-accesses.js';
import { type Cell, type DraftTable, known, toConfirm, toFill } from './draft.js';
import { sdkKnowledge } from './sdk-knowledge.js';
import { type DraftLanguage, draftWords } from './words.js';

/** A row for each device access that the permissions grant. */
export function permissionTable(
  permissions: readonly RequestedPermission[],
  app: AppFacts,
  language: DraftLanguage,
): DraftTable {
  const words = draftWords(language);
  const byAccess = new Map<DeviceAccessId, RequestedPermission[]>();
  for (const permission of permissions) {
    if (permission.access === null) continue;
    byAccess.set(permission.access, [...(byAccess.get(permission.access) ?? []), permission]);
  }
  const rows = [...byAccess].map(([access, granting]): Cell[] => [
    known(accessName(access, language)),
    known(granting.map(({ name }) => name).join(words.separator)),
    toFill,
    toFill,
    usersOf(granting, app, language),
  ]);
  return { ...words.permissions, rows };
}

/** Who uses the permissions by what the code shows; owners nobody knows by name stay as packages. */
function usersOf(permissions: readonly RequestedPermission[], app: AppFacts, language: DraftLanguage): Cell {
  const names = new Set(permissions.map(({ name }) => name));
  const uses = app.permissionUse.filter(({ permission }) => names.has(permission));
  const owners = new Set(uses.flatMap((use) => use.uses.map(({ owner }) => owner)));
  const { separator, ownCode } = draftWords(language);
  return toConfirm(
    [...owners].map((owner) => (owner === 'app' ? ownCode : ownerName(owner, app, language))).join(separator),
  );
}

function ownerName(owner: string, app: AppFacts, language: DraftLanguage): string {
  const sdk = app.sdks.find(({ id }) => id === owner);
  if (sdk === undefined) return owner;
  return language === 'en' ? sdk.nameEn : sdk.name;
}

/** A row for each SDK. */
export function sdkTable(
  sdks: readonly SdkMatch[],
  app: AppFacts,
  signatures: SignatureSet,
  language: DraftLanguage,
): DraftTable {
  const rows = sdks.map((sdk): Cell[] => {
    const row = sdkKnowledge(sdk, app, signatures, language);
    return [row.name, row.provider, row.purpose, row.data, row.permissions, toFill, row.privacyUrl];
  });
  return { ...draftWords(language).sdks, rows };
}

/** The list of data collected, of the two lists: what the app's own code can read. */
export function collectedTable(app: AppFacts, language: DraftLanguage): DraftTable {
  const own = app.dataAccess.filter(({ owner }) => owner === 'app').map(({ data }) => data);
  const rows = [...new Set(own)].map((data): Cell[] => [
    toConfirm(dataTypeName(data, language)),
    toFill,
    toFill,
    toFill,
  ]);
  return { ...draftWords(language).collected, rows };
}

/** The list of data shared, of the two lists: what each SDK is known to collect. */
export function sharedTable(
  sdks: readonly SdkMatch[],
  app: AppFacts,
  signatures: SignatureSet,
  language: DraftLanguage,
): DraftTable {
  const rows = sdks.map((sdk): Cell[] => {
    const row = sdkKnowledge(sdk, app, signatures, language);
    return [row.name, row.data, row.purpose, toFill, toFill, row.privacyUrl];
  });
  return { ...draftWords(language).shared, rows };
}
