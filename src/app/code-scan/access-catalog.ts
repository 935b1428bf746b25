import { addToList } from '../../collections/groups.js';
import { oncePer } from '../../collections/once-per.js';
import type { ApiMap } from '../../taxonomy/api-map-schema.js';
import { type AccessRow, accessTables, type ConstantKind, innerTable } from './access-rows.js';
import { classDescriptor } from './class-names.js';
import { FRAMEWORK_SUPERCLASS, frameworkAncestors } from './framework-hierarchy.js';
import { REQUEST_CALLS } from './request-calls.js';

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

const NO_ROWS: ReadonlyMap<string, never> = new Map<string, never>();
const NO_NAMES: ReadonlySet<string> = new Set();

/** The catalog of an API map; compiled once for a map. */
export const accessCatalogOf = oncePer(buildAccessCatalog);

function buildAccessCatalog(map: ApiMap): AccessCatalog {
  const { rows, methods, fields, callbacks, constants, prefixes, mentions } = accessTables(map);
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

/** Hidden from code as a class of its own, `SystemProperties` is nearly always asked through reflection. */
const REFLECTED_PROPERTY = { kind: 'system-property', method: 'Ljava/lang/reflect/Method;->invoke' } as const;

const URI_CLASS = 'Landroid/net/Uri;';

function consumersOf(map: ApiMap): ReadonlyMap<string, ByName<Consumer>> {
  const consumers = new Map<string, Map<string, Consumer[]>>();
  for (const carrier of [...map.carriers, REFLECTED_PROPERTY]) {
    const [descriptor = '', name = ''] = carrier.method.split('->');
    const table = 'table' in carrier ? (carrier.table ?? null) : null;
    addToList(innerTable(consumers, descriptor), name, {
      kind: carrier.kind,
      table,
      reads: carrier.kind === 'content-uri' && descriptor !== URI_CLASS,
    });
  }
  return consumers;
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
