import { addToList } from '../../collections/groups.js';
import type { ApiMap } from '../../taxonomy/api-map-schema.js';
import { dottedName } from './class-names.js';

type MapItem = ApiMap['items'][number];
type MethodEntry = MapItem['classes'][number]['methods'][number];
export type ConstantKind = ApiMap['carriers'][number]['kind'];

/** One way to read one kind of data, or to use one capability. */
export interface AccessRow {
  /** Place in `AccessCatalog.rows`. */
  readonly number: number;
  readonly subject: MapItem['subject'];
  readonly kind: 'method' | 'field' | ConstantKind;
  /** As reports name it: `android.telephony.TelephonyManager.getImei`, a URI, `secure:android_id`. */
  readonly api: string;
  /** Key of the permissions it asks for in `ApiMap.requirements`, null where it asks for none. */
  readonly requirement: string | null;
  /** API level that added it, null for what every device has. */
  readonly since: number | null;
  /** Constant that must reach the call; null where the call alone says enough. */
  readonly argument: MethodEntry['argument'] | null;
  /** Settings table of a settings key. */
  readonly table: string | null;
  /** Counts only beside a row of the same subject in the same class that is not weak. */
  readonly weak: boolean;
  /** False for what no source shows: a maker's class or a hidden interface known from use only. */
  readonly verified: boolean;
  /** Descriptor prefixes of callers for whom the row means nothing. */
  readonly ignoreCallers: readonly string[];
}

/** Kinds of constants whose written value may continue: `content://sms` stands for `content://sms/inbox` too. */
const PREFIX_KINDS: ReadonlySet<ConstantKind> = new Set(['content-uri', 'file', 'shell-command']);
/** How code writes the address of a host. */
const SCHEMES = ['', 'http://', 'https://'];
const NO_CALLERS: readonly string[] = [];

/** The rows of an API map by what code mentions. */
export interface AccessTables {
  readonly rows: AccessRow[];
  readonly methods: Map<string, Map<string, AccessRow[]>>;
  readonly fields: Map<string, Map<string, AccessRow[]>>;
  readonly callbacks: Map<string, Map<string, AccessRow[]>>;
  readonly constants: Map<string, AccessRow[]>;
  readonly prefixes: Map<string, AccessRow[]>;
  readonly mentions: Map<string, AccessRow[]>;
}

/** Turns an API map round. */
export function accessTables(map: ApiMap): AccessTables {
  const tables: AccessTables = {
    rows: [],
    methods: new Map(),
    fields: new Map(),
    callbacks: new Map(),
    constants: new Map(),
    prefixes: new Map(),
    mentions: new Map(),
  };
  for (const item of map.items) addItem(tables, item);
  return tables;
}

/** Rows stand in the order of the map: methods, fields and constants of one item after those of another. */
function addItem(tables: AccessTables, item: MapItem): void {
  addMethods(tables, item);
  addFields(tables, item);
  addConstants(tables, item);
}

function addMethods(tables: AccessTables, item: MapItem): void {
  for (const { class: owner, methods, verified } of item.classes) {
    const prefix = `${dottedName(owner)}.`;
    for (const method of methods) {
      const row = addRow(tables.rows, item, { ...method, verified }, 'method', prefix + method.name);
      addToList(
        innerTable(method.callback === true ? tables.callbacks : tables.methods, owner),
        method.name,
        row,
      );
      for (const value of row.argument?.values ?? []) {
        if (typeof value === 'string' && !tables.constants.has(value)) tables.constants.set(value, []);
      }
    }
  }
}

function addFields(tables: AccessTables, item: MapItem): void {
  for (const entry of item.fields) {
    const prefix = `${dottedName(entry.class)}.`;
    for (const name of entry.names) {
      const row = addRow(tables.rows, item, entry, 'field', prefix + name);
      addToList(innerTable(tables.fields, entry.class), name, row);
    }
  }
}

function addConstants(tables: AccessTables, item: MapItem): void {
  for (const entry of item.constants) {
    for (const name of entry.values) {
      const api = entry.table === undefined ? name : `${entry.table}:${name}`;
      const row = addRow(tables.rows, item, entry, entry.kind, api);
      if (entry.kind === 'host') for (const scheme of SCHEMES) addToList(tables.mentions, scheme + name, row);
      else addToList(PREFIX_KINDS.has(entry.kind) ? tables.prefixes : tables.constants, name, row);
    }
  }
}

/** What entries of the map say of their rows. */
interface Terms {
  readonly requirement?: string | undefined;
  readonly since?: number | undefined;
  readonly weak?: true | undefined;
  readonly verified: boolean;
  readonly argument?: AccessRow['argument'] | undefined;
  readonly table?: string | undefined;
}

function addRow(
  rows: AccessRow[],
  { subject, ignoreCallers }: MapItem,
  terms: Terms,
  kind: AccessRow['kind'],
  api: string,
): AccessRow {
  const row: AccessRow = {
    number: rows.length,
    subject,
    kind,
    api,
    requirement: terms.requirement ?? null,
    since: terms.since ?? null,
    argument: terms.argument ?? null,
    table: terms.table ?? null,
    weak: terms.weak ?? false,
    verified: terms.verified,
    ignoreCallers: ignoreCallers ?? NO_CALLERS,
  };
  rows.push(row);
  return row;
}

/** The table of a class, made when it is first asked for. */
export function innerTable<Row>(table: Map<string, Map<string, Row[]>>, key: string): Map<string, Row[]> {
  let rows = table.get(key);
  if (rows === undefined) {
    rows = new Map();
    table.set(key, rows);
  }
  return rows;
}
