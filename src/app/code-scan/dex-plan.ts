import type { CodeWalk } from '../../formats/dex/code-walk.js';
import type { DexFile } from '../../formats/dex/dex-file.js';
import { findPrefix, findString, findStrings, findTypes } from '../../formats/dex/find-in-tables.js';
import type { MemberTables } from '../../formats/dex/walk-columns.js';
import type { AccessCatalog, ByName, CatalogClass, Consumer } from './access-catalog.js';
import type { AccessRow } from './access-rows.js';
import { REQUEST_METHOD } from './request-calls.js';

/** What a call to one method means to the scan. */
export interface MethodAction {
  /** Rows of the API map for this very method. */
  readonly rows: readonly AccessRow[];
  /** Rows that apply if the receiver's class turns out to inherit from the platform. */
  readonly inherited: readonly AccessRow[];
  /** What it does with constants it is handed. */
  readonly consumes: readonly Consumer[];
  /** True where it asks the user for the permissions it is handed. */
  readonly requestsPermissions: boolean;
}

/** Which rows of one dex file's tables the scan must look at; everything else passes unread. */
export interface DexPlan {
  readonly members: MemberTables;
  /** By method index: 0 for nothing, else place in `actions` + 1. */
  readonly methodAction: Uint16Array;
  readonly actions: readonly MethodAction[];
  /** By field index: 0 for nothing, else place in `fieldRows` + 1. */
  readonly fieldAction: Uint16Array;
  readonly fieldRows: readonly (readonly AccessRow[])[];
  /** Methods that the platform calls on subclasses and implementations, by type index. */
  readonly callbacks: ReadonlyMap<number, ByName<AccessRow>>;
  /** By string index: one of STRING_MARK. */
  readonly stringMark: Uint8Array;
  readonly stringRows: ReadonlyMap<number, readonly AccessRow[]>;
}

/** constant: of the API map, with a meaning for some calls; permission: its name; mention: a meaning by itself. */
export const STRING_MARK = { none: 0, constant: 1, permission: 2, mention: 3 } as const;

/** Actions and field rows of one file fit 16 bits; a real file has a few hundred. */
const MAX_ACTIONS = 0xffff;
const NOTHING: readonly never[] = [];

/** The API map's classes and method names that a dex file mentions. */
interface Found {
  readonly classes: ReadonlyMap<number, CatalogClass>;
  /** Rows of methods that apps inherit, by string index of the name. */
  readonly inheritable: ReadonlyMap<number, readonly AccessRow[]>;
}

/**
 * Looks the API map up in the tables of one dex file: by classes and constants of the map, not by rows of the file.
 * @throws ParseError where a table is broken
 */
export function planDex(dex: DexFile, catalog: AccessCatalog, walk: CodeWalk): DexPlan {
  const found = { classes: findClasses(dex, catalog), inheritable: findInheritable(dex, catalog) };
  const members = walk.readMembers(
    marks(dex.typeCount, found.classes.keys()),
    marks(dex.stringCount, found.inheritable.keys()),
  );
  const callbacks = [...found.classes].filter(([, entry]) => entry.callbacks.size > 0);
  return {
    members,
    callbacks: new Map(callbacks.map(([type, entry]) => [type, entry.callbacks])),
    ...planMethods(dex, members.wantedMethods, found),
    ...planFields(dex, members.wantedFields, found),
    ...planStrings(dex, catalog),
  };
}

function findClasses(dex: DexFile, catalog: AccessCatalog): Found['classes'] {
  const classes = new Map<number, CatalogClass>();
  findTypes(dex, catalog.classDescriptors, (needle, type) => {
    const entry = catalog.classes[needle];
    if (entry !== undefined) classes.set(type, entry);
  });
  return classes;
}

function findInheritable(dex: DexFile, catalog: AccessCatalog): Found['inheritable'] {
  const inheritable = new Map<number, readonly AccessRow[]>();
  findStrings(dex, catalog.inheritableNames, (needle, index) => {
    inheritable.set(index, catalog.inheritable.get(catalog.inheritableNames[needle] ?? '') ?? NOTHING);
  });
  const requestName = findString(dex, REQUEST_METHOD);
  if (requestName >= 0 && !inheritable.has(requestName)) inheritable.set(requestName, NOTHING);
  return inheritable;
}

function planMethods(
  dex: DexFile,
  wanted: Uint32Array,
  { classes, inheritable }: Found,
): Pick<DexPlan, 'methodAction' | 'actions'> {
  const methodAction = new Uint16Array(dex.methodCount);
  const actions: MethodAction[] = [];
  for (const method of wanted.subarray(0, MAX_ACTIONS)) {
    const nameIndex = dex.methodName(method);
    const type = dex.methodClass(method);
    const entry = classes.get(type);
    const name = dex.shortString(nameIndex);
    const inherits = inheritable.has(nameIndex) && !isPlatform(dex, type);
    const action: MethodAction = {
      rows: entry?.methods.get(name) ?? NOTHING,
      inherited: inherits && entry === undefined ? (inheritable.get(nameIndex) ?? NOTHING) : NOTHING,
      consumes: entry?.consumers.get(name) ?? NOTHING,
      requestsPermissions: entry?.requests.has(name) === true || (inherits && name === REQUEST_METHOD),
    };
    const { length } = [...action.rows, ...action.inherited, ...action.consumes];
    if (length === 0 && !action.requestsPermissions) continue;
    actions.push(action);
    methodAction[method] = actions.length;
  }
  return { methodAction, actions };
}

function planFields(
  dex: DexFile,
  wanted: Uint32Array,
  { classes }: Found,
): Pick<DexPlan, 'fieldAction' | 'fieldRows'> {
  const fieldAction = new Uint16Array(dex.fieldCount);
  const fieldRows: (readonly AccessRow[])[] = [];
  for (const field of wanted.subarray(0, MAX_ACTIONS)) {
    const rows = classes.get(dex.fieldClass(field))?.fields.get(dex.shortString(dex.fieldName(field)));
    if (rows === undefined) continue;
    fieldRows.push(rows);
    fieldAction[field] = fieldRows.length;
  }
  return { fieldAction, fieldRows };
}

function planStrings(dex: DexFile, catalog: AccessCatalog): Pick<DexPlan, 'stringMark' | 'stringRows'> {
  const stringMark = new Uint8Array(dex.stringCount);
  const stringRows = new Map<number, readonly AccessRow[]>();
  const add = (index: number, rows: readonly AccessRow[]): void => {
    stringMark[index] = STRING_MARK.constant;
    const known = stringRows.get(index);
    stringRows.set(index, known === undefined ? rows : [...known, ...rows]);
  };
  findStrings(dex, catalog.constantTexts, (needle, index) => {
    add(index, catalog.constants.get(catalog.constantTexts[needle] ?? '') ?? NOTHING);
  });
  for (const [prefix, rows] of catalog.prefixes) {
    for (const index of findPrefix(dex, prefix)) add(index, rows);
  }
  for (const [prefix, rows] of catalog.mentions) {
    for (const index of findPrefix(dex, prefix)) {
      add(index, rows);
      stringMark[index] = STRING_MARK.mention;
    }
  }
  for (const prefix of PERMISSION_PREFIXES) {
    for (const index of findPrefix(dex, prefix)) {
      if (stringMark[index] === STRING_MARK.none) stringMark[index] = STRING_MARK.permission;
    }
  }
  return { stringMark, stringRows };
}

const PERMISSION_PREFIXES = ['android.permission.', 'com.android.permission.'];

function marks(length: number, indexes: Iterable<number>): Uint8Array {
  const marked = new Uint8Array(length);
  for (const index of indexes) marked[index] = 1;
  return marked;
}

/** True for classes of the platform's own packages and for arrays, which are never an app's class. */
export function isPlatform(dex: DexFile, typeIndex: number): boolean {
  const offset = dex.descriptorOffset(typeIndex);
  switch (dex.bytes[offset + 1]) {
    case 0x61: // a
      return beginsWith(dex, offset, 'Landroid/') && !beginsWith(dex, offset, BUNDLED_PREFIX);
    case 0x6a: // j
      return beginsWith(dex, offset, 'Ljava/') || beginsWith(dex, offset, 'Ljavax/');
    case 0x64: // d
      return beginsWith(dex, offset, 'Ldalvik/');
    case 0x6f: // o
      return beginsWith(dex, offset, 'Lorg/json/');
    default:
      return dex.bytes[offset] !== CLASS_MARK;
  }
}

/** Descriptors of classes begin with L; the rest are arrays and primitive types. */
const CLASS_MARK = 0x4c;
/** The support library lives in the platform's namespace, but every app brings its own. */
const BUNDLED_PREFIX = 'Landroid/support/';

function beginsWith({ bytes }: DexFile, offset: number, prefix: string): boolean {
  for (let index = 0; index < prefix.length; index++) {
    if (bytes[offset + index] !== prefix.charCodeAt(index)) return false;
  }
  return true;
}
