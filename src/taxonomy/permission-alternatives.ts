import data from './permission-alternatives.json' with { type: 'json' };
import type { PermissionAlternativeTable } from './permission-alternatives-schema.js';

/** A way that the platform offers to do without a permission. */
export type PermissionAlternative = PermissionAlternativeTable['alternatives'][number];

// permission-alternatives.json is held to permissionAlternativeTableSchema by the tests.
const table = data as PermissionAlternativeTable;

/** Every way around a permission, in no particular order. */
export const permissionAlternatives: readonly PermissionAlternative[] = table.alternatives;

const byPermission: ReadonlyMap<string, PermissionAlternative> = new Map(
  table.alternatives.flatMap((row) => row.permissions.map((name) => [name, row] as const)),
);

/** The way around a permission; undefined where the platform offers none. */
export function alternativeTo(permission: string): PermissionAlternative | undefined {
  return byPermission.get(permission);
}
