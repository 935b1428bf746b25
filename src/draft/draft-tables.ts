import { addToList } from '../collections/groups.js';
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
    addToList(byAccess, permission.access, permission);
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

/** A column of an SDK list, headed as it stands there, with what its cells hold; several fields share some columns. */
export interface SdkColumn {
  readonly heading: string;
  /** Fields of an SDK list; those a draft knows nothing of are left to be filled. */
  readonly fields: readonly string[];
}

/** A row for each SDK: in the columns of a list that is there, else in those the authorities ask for. */
export function sdkTable(
  sdks: readonly SdkMatch[],
  context: DraftContext,
  own?: readonly SdkColumn[],
): DraftTable {
  const words = draftWords(context.language);
  if (own === undefined) return { ...words.sdks, rows: sdkRows(sdks, context, ownListFields) };
  return {
    title: words.sdks.title,
    note: `${words.sdks.note}${words.ownColumns}`,
    columns: own.map(({ heading }) => heading),
    rows: sdkRows(
      sdks,
      context,
      own.map(({ fields }) => fields),
    ),
  };
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
export function sharedTable(sdks: readonly SdkMatch[], context: DraftContext): DraftTable {
  return { ...draftWords(context.language).shared, rows: sdkRows(sdks, context, sharedListFields) };
}

/** What the cells of a row rest on. */
export interface DraftContext {
  readonly app: AppFacts;
  readonly signatures: SignatureSet;
  readonly language: DraftLanguage;
}

type Fields = readonly string[];

/** Columns of the SDK list and of the list of data shared, in the order of their headings. */
const ownListFields: readonly Fields[] = [
  ['name'],
  ['provider'],
  ['purpose'],
  ['data'],
  ['permissions'],
  [],
  ['privacyUrl'],
];
const sharedListFields: readonly Fields[] = [['name'], ['data'], ['purpose'], [], [], ['privacyUrl']];

function sdkRows(sdks: readonly SdkMatch[], context: DraftContext, columns: readonly Fields[]): Cell[][] {
  const { app, signatures, language } = context;
  return sdks.map((sdk) => {
    const knowledge = new Map(Object.entries(sdkKnowledge(sdk, app, signatures, language)));
    return columns.map((fields) =>
      together(
        fields.flatMap((field) => knowledge.get(field) ?? []),
        language,
      ),
    );
  });
}

/** Several facts in one cell, no surer than the least sure of them. */
function together(cells: readonly Cell[], language: DraftLanguage): Cell {
  const texts = cells.flatMap((cell) => (cell.state === 'to-fill' ? [] : [cell.text]));
  const text = texts.join(draftWords(language).separator);
  const sure = texts.length === cells.length && cells.every(({ state }) => state === 'known');
  return sure ? known(text) : toConfirm(text);
}
