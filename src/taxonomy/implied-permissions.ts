import data from './implied-permissions.json' with { type: 'json' };
import type { ImpliedPermissionTable } from './implied-permissions-schema.js';

/** A permission the platform adds to what an app's manifest requests. */
export interface ImpliedPermission {
  readonly name: string;
  /** The requested permissions that bring it, sorted; empty where every app of that target gets it. */
  readonly impliedBy: readonly string[];
  /** expected: a policy is expected to tell what it grants; none: the platform's book-keeping. */
  readonly disclosure: 'expected' | 'none';
}

/** The API levels an app is made for, as its manifest gives them. */
export interface SdkRange {
  readonly minSdk: number;
  readonly targetSdk: number;
}

// implied-permissions.json is held to impliedPermissionTableSchema by the tests.
const table = data as ImpliedPermissionTable;

/**
 * The permissions that the platform's split-permission rules add to the requested ones.
 * Rules apply in the platform's order, so that one addition can bring the next.
 *
 * @param requested full permission names as the manifest asks for them
 * @param targetSdk the app's target API level
 */
export function impliedPermissions(requested: Iterable<string>, targetSdk: number): ImpliedPermission[] {
  /** Each held permission, with the requested ones it goes back to. */
  const roots = new Map<string, ReadonlySet<string>>();
  for (const name of requested) roots.set(name, new Set([name]));
  const added: ImpliedPermission[] = [];
  for (const rule of table.implied) {
    if (rule.targetBelow !== null && targetSdk >= rule.targetBelow) continue;
    const bringers = rule.requested.filter((name) => roots.has(name));
    if (rule.requested.length > 0 && bringers.length === 0) continue;
    const from = new Set(bringers.flatMap((name) => [...(roots.get(name) ?? [])]));
    for (const name of rule.adds) {
      if (roots.has(name)) continue;
      roots.set(name, from);
      added.push({ name, impliedBy: [...from].sort(), disclosure: rule.disclosure });
    }
  }
  return added;
}

/**
 * Whether requesting a permission has any effect: on all devices the app installs on, only on those older
 * than the level that began to ignore it, or on none.
 */
export function permissionEffect(name: string, range: SdkRange): 'effective' | 'older-devices' | 'none' {
  const rule = table.ignored.find((row) => row.permission === name);
  if (rule === undefined || range.targetSdk < rule.fromTarget) return 'effective';
  return range.minSdk >= rule.fromDevice ? 'none' : 'older-devices';
}
