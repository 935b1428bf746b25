import type { AppFacts } from '../facts/app-facts.js';
import type { SignatureSet } from '../sdk/signature-schema.js';
import { permissionInfo } from '../taxonomy/permissions.js';
import type { Draft } from './draft.js';
import { collectedTable, permissionTable, type SdkColumn, sdkTable, sharedTable } from './draft-tables.js';
import { type DraftLanguage, draftWords } from './words.js';

/** What a policy that was given lacks. */
export interface MissingFromPolicy {
  /** Full names of permissions. */
  readonly permissions: ReadonlySet<string>;
  /** Ids of SDKs; null where the policy's list was not given, so that nobody can say. */
  readonly sdks: ReadonlySet<string> | null;
  /** Which of the two lists it neither gives nor points to. */
  readonly lists?: ReadonlySet<'collected-list' | 'shared-list'>;
}

export interface DraftOptions {
  readonly signatures: SignatureSet;
  readonly language: DraftLanguage;
  /** Only what is missing; everything, with the two lists, where there is no policy. */
  readonly missing?: MissingFromPolicy;
  /** The columns of the policy's own SDK list, where that is a table: as `ownSdkColumns` reads them. */
  readonly sdkColumns?: readonly SdkColumn[];
}

/** Drafts what a policy has to say of an app: from the package and the signatures, with every gap marked. */
export function draftPolicy(app: AppFacts, options: DraftOptions): Draft {
  const { signatures, language, missing } = options;
  const words = draftWords(language);
  const context = { app, signatures, language };
  const owed = app.permissions.filter(
    ({ name, source }) => source !== 'implied' && permissionInfo(name).disclosureDuty === 'must',
  );
  const thirdParty = app.sdks.filter(({ kind, firstParty }) => kind === 'sdk' && !firstParty);
  const permissions =
    missing === undefined ? owed : app.permissions.filter(({ name }) => missing.permissions.has(name));
  const unlisted = missing?.sdks ?? null;
  const sdks = unlisted === null ? thirdParty : thirdParty.filter(({ id }) => unlisted.has(id));
  const lacks = (list: 'collected-list' | 'shared-list') =>
    missing === undefined || missing.lists?.has(list) === true;
  const tables = [
    permissionTable(permissions, app, language),
    sdkTable(sdks, context, options.sdkColumns),
    ...(lacks('collected-list') ? [collectedTable(app, language)] : []),
    ...(lacks('shared-list') ? [sharedTable(thirdParty, context)] : []),
  ].filter(({ rows }) => rows.length > 0);
  const incomplete = app.packer !== null || app.coverage.code.status !== 'ok';
  const notes = [
    ...(tables.length > 0 ? [words.legend] : [words.allMissing]),
    ...(missing !== undefined && missing.sdks === null ? [words.sdkListElsewhere] : []),
    ...(incomplete ? [words.incomplete] : []),
  ];
  return { title: words.title, notes, tables };
}
