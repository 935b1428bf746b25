import { addToList } from '../../collections/groups.js';
import { oncePer } from '../../collections/once-per.js';
import type { ApiMap } from '../../taxonomy/api-map-schema.js';
import { FRAMEWORK_SUPERCLASS, frameworkAncestors } from './framework-hierarchy.js';
import { REQUEST_CALLS } from './request-calls.js';

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

/** What a call does with the constants it is handed. */
export interface Consumer {
  readonly kind: ConstantKind;
  readonly table: string | null;
  /** True where the call reads from the content URI it is handed; false where it only builds one. */
  readonly reads: boolean;
}

/** By member name. */
export type ByName<Row> = ReadonlyMap<string, readonly Row[]>;

/** Everything the scan looks for in one class. */
export interface CatalogClass {
  /** Platform subclasses repeat the rows of what they inherit. */
  readonly methods: ByName<AccessRow>;
  readonly fields: ByName<AccessRow>;
  /** Methods that the platform calls on a class of the app's own. */
  readonly callbacks: ByName<AccessRow>;
  readonly consumers: ByName<Consumer>;
  /** Methods that ask the user for the permissions they are handed. */
  readonly requests: ReadonlySet<string>;
}

/** The API map turned round: from what code mentions to what it means. Read-only, shared by any number of scans. */
export interface AccessCatalog {
  readonly rows: readonly AccessRow[];
  /** Sorted; `classes` stand in the same order. */
  readonly classDescriptors: readonly string[];
  readonly classes: readonly CatalogClass[];
  readonly classOf: ReadonlyMap<string, CatalogClass>;
  /** Rows of classes that apps extend: the receiver may be a class of the app's own. */
  readonly inheritable: ByName<AccessRow>;
  /** Its keys, sorted. */
  readonly inheritableNames: readonly string[];
  /** Constants that are compared whole; those of arguments have no rows of their own. */
  readonly constants: ReadonlyMap<string, readonly AccessRow[]>;
  /** Its keys, sorted. */
  readonly constantTexts: readonly string[];
  /** Constants that may go on: URIs, paths, commands. */
  readonly prefixes: ReadonlyMap<string, readonly AccessRow[]>;
  /** Beginnings of constants that mean something wherever they stand: addresses of hosts. */
  readonly mentions: ReadonlyMap<string, readonly AccessRow[]>;
  /** Descriptor prefixes of code that only lends the platform a hand. */
  readonly supportPrefixes: readonly string[];
  readonly requirements: ApiMap['requirements'];
}

/** Kinds of constants whose written value may continue: `content://sms` stands for `content://sms/inbox` too. */
const PREFIX_KINDS: ReadonlySet<ConstantKind> = new Set(['content-uri', 'file', 'shell-command']);
/** How code writes the address of a host. */
const SCHEMES = ['', 'http://', 'https://'];
const NO_ROWS: ReadonlyMap<string, never> = new Map<string, never>();
const NO_NAMES: ReadonlySet<string> = new Set();

/** The catalog of an API map; compiled once for a map. */
export const accessCatalogOf = oncePer(buildAccessCatalog);

function buildAccessCatalog(map: ApiMap): AccessCatalog {
  const tables: Tables = {
    rows: [],
    methods: new Map(),
    fields: new Map(),
    callbacks: new Map(),
    constants: new Map(),
    prefixes: new Map(),
    mentions: new Map(),
  };
  for (const item of map.items) for (const keyed of rowsOfItem(item)) addRow(tables, keyed);
  const { rows, methods, fields, callbacks, constants, prefixes, mentions } = tables;
  const inheritable = inheritableRows(methods);
  return {
    rows,
    ...classTable({ methods: withInherited(methods), fields, callbacks, consumers: consumersOf(map) }),
    inheritable,
    inheritableNames: [...inheritable.keys()].sort(),
    constants,
    constantTexts: [...constants.keys()].sort(),
    prefixes,
    mentions,
    supportPrefixes: map.supportCode,
    requirements: map.requirements,
  };
}

interface Tables {
  readonly rows: AccessRow[];
  readonly methods: Map<string, Map<string, AccessRow[]>>;
  readonly fields: Map<string, Map<string, AccessRow[]>>;
  readonly callbacks: Map<string, Map<string, AccessRow[]>>;
  readonly constants: Map<string, AccessRow[]>;
  readonly prefixes: Map<string, AccessRow[]>;
  readonly mentions: Map<string, AccessRow[]>;
}

function addRow(tables: Tables, { owner, name, row, callback }: KeyedRow): void {
  const numbered = { ...row, number: tables.rows.length };
  tables.rows.push(numbered);
  if (callback) addToList(inner(tables.callbacks, owner), name, numbered);
  else if (row.kind === 'method') addToList(inner(tables.methods, owner), name, numbered);
  else if (row.kind === 'field') addToList(inner(tables.fields, owner), name, numbered);
  else if (row.kind === 'host') {
    for (const scheme of SCHEMES) addToList(tables.mentions, scheme + name, numbered);
  } else addToList(PREFIX_KINDS.has(row.kind) ? tables.prefixes : tables.constants, name, numbered);
  for (const value of row.argument?.values ?? []) {
    if (typeof value === 'string' && !tables.constants.has(value)) tables.constants.set(value, []);
  }
}

type ByClass<Row> = ReadonlyMap<string, ByName<Row>>;

interface ClassTables {
  readonly methods: ByClass<AccessRow>;
  readonly fields: ByClass<AccessRow>;
  readonly callbacks: ByClass<AccessRow>;
  readonly consumers: ByClass<Consumer>;
}

function classTable({
  methods,
  fields,
  callbacks,
  consumers,
}: ClassTables): Pick<AccessCatalog, 'classDescriptors' | 'classes' | 'classOf'> {
  const keys = [methods, fields, callbacks, consumers, REQUEST_CALLS].flatMap((table) => [...table.keys()]);
  const classDescriptors = [...new Set(keys)].sort();
  const classes = classDescriptors.map((descriptor) => ({
    methods: methods.get(descriptor) ?? NO_ROWS,
    fields: fields.get(descriptor) ?? NO_ROWS,
    callbacks: callbacks.get(descriptor) ?? NO_ROWS,
    consumers: consumers.get(descriptor) ?? NO_ROWS,
    requests: REQUEST_CALLS.get(descriptor) ?? NO_NAMES,
  }));
  const classOf = new Map(classes.map((entry, index) => [classDescriptors[index] ?? '', entry]));
  return { classDescriptors, classes, classOf };
}

/** `android.app.Activity` as `Landroid/app/Activity;`. */
export function classDescriptor(className: string): string {
  return `L${className.replaceAll('.', '/')};`;
}

/** `Landroid/app/Activity;` as `android.app.Activity`. */
export function dottedName(descriptor: string): string {
  return descriptor.slice(1, -1).replaceAll('/', '.');
}

interface KeyedRow {
  /** Descriptor of the class that has the member; empty for a constant. */
  readonly owner: string;
  /** Name of the member, or the constant itself. */
  readonly name: string;
  readonly row: Omit<AccessRow, 'number'>;
  /** True for a method that apps override. */
  readonly callback?: boolean;
}

function* rowsOfItem(item: MapItem): Generator<KeyedRow> {
  const base = {
    subject: item.subject,
    ignoreCallers: item.ignoreCallers ?? [],
    argument: null,
    table: null,
  };
  for (const { class: owner, methods, verified } of item.classes) {
    for (const method of methods) {
      const { name, argument = null, callback = false } = method;
      const api = `${dottedName(owner)}.${name}`;
      yield {
        owner,
        name,
        row: { ...base, ...terms({ ...method, verified }), kind: 'method', api, argument },
        callback,
      };
    }
  }
  for (const entry of item.fields) {
    for (const name of entry.names) {
      const api = `${dottedName(entry.class)}.${name}`;
      yield { owner: entry.class, name, row: { ...base, ...terms(entry), kind: 'field', api } };
    }
  }
  for (const entry of item.constants) {
    for (const name of entry.values) {
      const { kind, table = null } = entry;
      const api = table === null ? name : `${table}:${name}`;
      yield { owner: '', name, row: { ...base, ...terms(entry), kind, api, table } };
    }
  }
}

/** What every entry of the map says of its rows. */
interface Terms {
  readonly requirement?: string | undefined;
  readonly since?: number | undefined;
  readonly weak?: true | undefined;
  readonly verified: boolean;
}

function terms({ requirement, since, weak, verified }: Terms) {
  return { requirement: requirement ?? null, since: since ?? null, weak: weak ?? false, verified };
}

/** Hidden from code as a class of its own, `SystemProperties` is nearly always asked through reflection. */
const REFLECTED_PROPERTY = { kind: 'system-property', method: 'Ljava/lang/reflect/Method;->invoke' } as const;

const URI_CLASS = 'Landroid/net/Uri;';

function consumersOf(map: ApiMap): ReadonlyMap<string, ByName<Consumer>> {
  const consumers = new Map<string, Map<string, Consumer[]>>();
  for (const carrier of [...map.carriers, REFLECTED_PROPERTY]) {
    const [descriptor = '', name = ''] = carrier.method.split('->');
    const table = 'table' in carrier ? (carrier.table ?? null) : null;
    addToList(inner(consumers, descriptor), name, {
      kind: carrier.kind,
      table,
      reads: carrier.kind === 'content-uri' && descriptor !== URI_CLASS,
    });
  }
  return consumers;
}

function inner<Row>(table: Map<string, Map<string, Row[]>>, key: string): Map<string, Row[]> {
  let rows = table.get(key);
  if (rows === undefined) {
    rows = new Map();
    table.set(key, rows);
  }
  return rows;
}

/** Adds the rows of Context to Activity, of Service to JobService, and so on. */
function withInherited(
  methods: ReadonlyMap<string, ByName<AccessRow>>,
): ReadonlyMap<string, ByName<AccessRow>> {
  const all = new Map(methods);
  for (const subclass of Object.keys(FRAMEWORK_SUPERCLASS)) {
    const merged = new Map<string, readonly AccessRow[]>();
    for (const ancestor of frameworkAncestors(subclass)) {
      for (const [name, rows] of methods.get(classDescriptor(ancestor)) ?? []) {
        if (!merged.has(name)) merged.set(name, rows);
      }
    }
    if (merged.size > 0) all.set(classDescriptor(subclass), merged);
  }
  return all;
}

function inheritableRows(methods: ReadonlyMap<string, ByName<AccessRow>>): ByName<AccessRow> {
  const found = new Map<string, AccessRow[]>();
  for (const className of new Set(Object.entries(FRAMEWORK_SUPERCLASS).flat())) {
    for (const [name, rows] of methods.get(classDescriptor(className)) ?? []) {
      for (const row of rows) addToList(found, name, row);
    }
  }
  return found;
}
