import data from './api-map.json' with { type: 'json' };
import type { ApiMap, ApiSubject, ConstantKind } from './api-map-schema.js';

type Method = ApiMap['items'][number]['classes'][number]['methods'][number];

/** What every row of the map says of itself. */
interface ApiFacts {
  /** The data it reads, or the capability it uses. */
  readonly subject: ApiSubject;
  /** Proves nothing alone: it needs a constant, a strong row of the same subject in the class, or an owner. */
  readonly weak: boolean;
  /** False where the row could not be found in a source. */
  readonly verified: boolean;
  /** Key of the permissions it needs, for permissionsFor. */
  readonly requirement: string | null;
}

/** A method or field, under its descriptor `Lclass;->name`. */
export interface ApiMember extends ApiFacts {
  readonly descriptor: string;
  readonly origin: 'sdk' | 'hidden' | 'library';
  /** Counts only with one of these constants in the same method. */
  readonly argument: Method['argument'] | null;
}

/** A string constant that means data once a carrier of its kind stands in the same method. */
export interface ApiConstant extends ApiFacts {
  readonly kind: ConstantKind;
  readonly value: string;
  /** For settings keys: the table they stand in. */
  readonly table: 'secure' | 'system' | 'global' | null;
}

/** A call that gives a constant in the same method its meaning. */
export type Carrier = ApiMap['carriers'][number];

// api-map.json is held to apiMapSchema by the tests.
const map = data as ApiMap;

/** Methods by descriptor, e.g. `Landroid/telephony/TelephonyManager;->getDeviceId`. */
export const apiMethods: ReadonlyMap<string, readonly ApiMember[]> = grouped(
  map.items.flatMap((item) =>
    item.classes.flatMap((row) =>
      row.methods.map((method) =>
        member(item.subject, `${row.class}->${method.name}`, row, method.argument ?? null, method),
      ),
    ),
  ),
  (entry) => entry.descriptor,
);

/** Static and instance fields by descriptor, e.g. `Landroid/os/Build;->SERIAL`. */
export const apiFields: ReadonlyMap<string, readonly ApiMember[]> = grouped(
  map.items.flatMap((item) =>
    item.fields.flatMap((row) =>
      row.names.map((name) => member(item.subject, `${row.class}->${name}`, row, null, row)),
    ),
  ),
  (entry) => entry.descriptor,
);

/**
 * String constants by value. Content URIs, shell commands, files and hosts are prefixes of what stands in code;
 * all other kinds are whole strings.
 */
export const apiConstants: ReadonlyMap<string, readonly ApiConstant[]> = grouped(
  map.items.flatMap((item) =>
    item.constants.flatMap((row) => row.values.map((value) => constant(item.subject, value, row))),
  ),
  (entry) => entry.value,
);

/** Carriers of constants by method descriptor. */
export const carriers: ReadonlyMap<string, readonly Carrier[]> = grouped(map.carriers, (row) => row.method);

const ignoredCallers: ReadonlyMap<string, readonly string[]> = new Map(
  map.items.flatMap((item) => (item.ignoreCallers ? [[subjectKey(item.subject), item.ignoreCallers]] : [])),
);

/**
 * True where a use says nothing of the app or an SDK: the caller is framework-support code, or code whose use of
 * this subject means nothing, such as a network library asking for an address.
 *
 * @param caller descriptor of the calling class, e.g. `Landroidx/core/app/ActivityCompat;`
 */
export function isIgnoredCaller(caller: string, subject: ApiSubject): boolean {
  const prefixes = ignoredCallers.get(subjectKey(subject)) ?? [];
  return [...map.supportCode, ...prefixes].some((prefix) => caller.startsWith(prefix));
}

/**
 * The permissions that a requirement names on devices of the given API levels, both inclusive, without saying
 * which of them are alternatives: enough to tell whether found code gives a requested permission its use.
 */
export function permissionsFor(requirement: string, levels: { from: number; to: number }): readonly string[] {
  const rules = map.requirements[requirement]?.rules ?? [];
  const names = rules
    .filter((rule) => (rule.from ?? 0) <= levels.to && (rule.to ?? Number.POSITIVE_INFINITY) >= levels.from)
    .flatMap((rule) => [...(rule.allOf ?? []), ...(rule.anyOf ?? [])]);
  return [...new Set(names)];
}

/** Every permission that some row of the map can give a use. A permission outside it can never be called unused. */
export const permissionsWithKnownApi: ReadonlySet<string> = new Set(
  Object.keys(map.requirements).flatMap((id) =>
    permissionsFor(id, { from: 0, to: Number.POSITIVE_INFINITY }),
  ),
);

function subjectKey(subject: ApiSubject): string {
  return `${subject.kind}:${subject.id}`;
}

function member(
  subject: ApiSubject,
  descriptor: string,
  row: { readonly origin: ApiMember['origin']; readonly verified: boolean },
  argument: ApiMember['argument'],
  facts: Pick<Method, 'weak' | 'requirement'>,
): ApiMember {
  return {
    subject,
    descriptor,
    origin: row.origin,
    argument,
    weak: facts.weak === true,
    verified: row.verified,
    requirement: facts.requirement ?? null,
  };
}

function constant(
  subject: ApiSubject,
  value: string,
  row: ApiMap['items'][number]['constants'][number],
): ApiConstant {
  return {
    subject,
    kind: row.kind,
    value,
    table: row.table ?? null,
    weak: row.weak === true,
    verified: row.verified,
    requirement: row.requirement ?? null,
  };
}

function grouped<T>(rows: readonly T[], key: (row: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group === undefined) groups.set(key(row), [row]);
    else group.push(row);
  }
  return groups;
}
