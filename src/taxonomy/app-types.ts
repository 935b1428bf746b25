import data from './app-types.json' with { type: 'json' };
import type { AppTypeTable } from './app-types-schema.js';
import type { DeviceAccessId } from './device-access-id.js';

/** One of the 39 common types of apps, with what it may ask for. */
export type AppType = AppTypeTable['types'][number];

// app-types.json is held to appTypeTableSchema by the tests.
const table = data as AppTypeTable;

/** The 39 types, in the official order. */
export const appTypes: readonly AppType[] = table.types;

const byId: ReadonlyMap<string, AppType> = new Map(appTypes.map((type) => [type.id, type]));

/** Looks up a type of app, e.g. `map-navigation`; undefined for an id nobody wrote down. */
export function appType(id: string): AppType | undefined {
  return byId.get(id);
}

/**
 * How an access stands to a type of app: needed by the basic function, asked for by a usual function, fine in any
 * app, or without a known relation. The official tables were not at hand: a hint, never a verdict.
 */
export function accessRelation(
  type: AppType,
  access: DeviceAccessId,
): 'core' | 'on-user-action' | 'acceptable' | 'unrelated' {
  if (type.core.includes(access)) return 'core';
  if (type.onUserAction.includes(access)) return 'on-user-action';
  return table.alwaysAcceptable.includes(access) ? 'acceptable' : 'unrelated';
}

/** True for accesses that hardly any type of app has a use for, such as the call log. */
export function isSeldomRelated(access: DeviceAccessId): boolean {
  return table.seldomRelated.includes(access);
}
