import type { DeviceAccessId } from './device-access-id.js';
import data from './permissions.json' with { type: 'json' };
import type { DisclosureDuty, PermissionOrigin, PermissionTable, Protection } from './permissions-schema.js';

/** What is known of one Android permission. */
export interface PermissionInfo {
  readonly name: string;
  readonly protection: Protection;
  /** Runtime permission group, e.g. LOCATION; null outside the runtime groups. */
  readonly group: string | null;
  /** The device access a policy would have to name; null for plumbing nobody discloses. */
  readonly access: DeviceAccessId | null;
  readonly disclosureDuty: DisclosureDuty;
  readonly origin: PermissionOrigin | 'unknown';
  /** First API level that published it, where that is above 21. */
  readonly since: number | null;
}

// permissions.json is held to permissionTableSchema by the tests; parsing it again at start-up would cost time.
const table = data as PermissionTable;
type Facts = Omit<PermissionTable['permissions'][number], 'name' | 'principal'>;

const byName: ReadonlyMap<string, PermissionInfo> = new Map([
  ...table.permissions.map((row) => [row.name, toInfo(row.name, row)] as const),
  ...table.sets.flatMap((set) => set.names.map((name) => [name, toInfo(name, set)] as const)),
]);

/** Every permission the table knows by name, in no particular order. */
export const knownPermissions: readonly PermissionInfo[] = [...byName.values()];

/**
 * Looks up a permission by its full name, e.g. `android.permission.CAMERA`.
 * A name that neither the table nor its patterns know has protection `unknown` and access null.
 */
export function permissionInfo(name: string): PermissionInfo {
  const known = byName.get(name);
  if (known !== undefined) return known;
  const pattern = table.patterns.find((p) =>
    p.match === 'prefix' ? name.startsWith(p.value) : name.endsWith(p.value),
  );
  if (pattern !== undefined) return toInfo(name, pattern);
  return {
    name,
    protection: 'unknown',
    group: null,
    access: null,
    disclosureDuty: 'optional',
    origin: 'unknown',
    since: null,
  };
}

const principals: ReadonlySet<string> = new Set(
  table.permissions.filter((row) => row.principal === true).map((row) => row.name),
);

/**
 * Names of the permissions that grant a device access: the principal one first, then those a policy must tell,
 * then the rest. Empty for accesses that need no permission, such as the clipboard.
 */
export function permissionsGranting(access: DeviceAccessId): readonly string[] {
  const rank = (info: PermissionInfo) =>
    principals.has(info.name) ? 0 : info.disclosureDuty === 'must' ? 1 : 2;
  return knownPermissions
    .filter((info) => info.access === access)
    .sort((a, b) => rank(a) - rank(b))
    .map((info) => info.name);
}

function toInfo(name: string, facts: Facts): PermissionInfo {
  return {
    name,
    protection: facts.protection,
    group: facts.group ?? null,
    access: facts.access,
    disclosureDuty: facts.duty,
    origin: facts.origin,
    since: facts.since ?? null,
  };
}
