import aspectWords from './aspect-words.json' with { type: 'json' };
import deviceAccessWords from './device-access-words.json' with { type: 'json' };
import type {
  AspectWords,
  DeviceAccessWords,
  SdkCategoryWords,
  SdkCellWords,
  SdkFieldWords,
  SdkListReferenceWords,
  SdkListWords,
  SdkNameWords,
  SectionRoleWords,
  StatementWords,
} from './lexicon-schema.js';
import sdkCategoryWords from './sdk-category-words.json' with { type: 'json' };
import sdkCellWords from './sdk-cell-words.json' with { type: 'json' };
import sdkFieldWords from './sdk-field-words.json' with { type: 'json' };
import sdkListReferenceWords from './sdk-list-reference-words.json' with { type: 'json' };
import sdkListWords from './sdk-list-words.json' with { type: 'json' };
import sdkNameWords from './sdk-name-words.json' with { type: 'json' };
import sectionRoleWords from './section-role-words.json' with { type: 'json' };
import statementWords from './statement-words.json' with { type: 'json' };

/** The words a policy is read with. Tests hold every file to its schema, so that reading needs no validation. */
export interface Lexicon {
  readonly deviceAccesses: readonly DeviceAccessWords[];
  readonly statements: StatementWords;
  readonly aspects: readonly AspectWords[];
  readonly sdkListReferences: SdkListReferenceWords;
  readonly sectionRoles: readonly SectionRoleWords[];
  readonly sdkLists: SdkListWords;
  readonly sdkFields: readonly SdkFieldWords[];
  readonly sdkNames: SdkNameWords;
  readonly sdkCells: readonly SdkCellWords[];
  readonly sdkCategories: readonly SdkCategoryWords[];
}

export const lexicon: Lexicon = {
  deviceAccesses: deviceAccessWords as readonly DeviceAccessWords[],
  statements: statementWords,
  aspects: aspectWords as readonly AspectWords[],
  sdkListReferences: sdkListReferenceWords,
  sectionRoles: sectionRoleWords as readonly SectionRoleWords[],
  sdkLists: sdkListWords,
  sdkFields: sdkFieldWords as readonly SdkFieldWords[],
  sdkNames: sdkNameWords,
  sdkCells: sdkCellWords as readonly SdkCellWords[],
  sdkCategories: sdkCategoryWords,
};
