import type { DeviceAccessId } from './device-access-id.js';
import data from './device-accesses.json' with { type: 'json' };
import type { DeviceAccessTable } from './device-accesses-schema.js';
import { permissionsGranting } from './permissions.js';

/** A device access in the words of policies, with what grants it on Android. */
export interface DeviceAccess {
  readonly id: DeviceAccessId;
  readonly names: { readonly 'zh-Hans': string; readonly 'zh-Hant': string; readonly en: string };
  /** Plumbing that says nothing of the user, such as vibration. */
  readonly minor: boolean;
  /** Accesses that need no words of their own once the policy speaks of this one. */
  readonly covers: readonly DeviceAccessId[];
  /** It shows data of people who never met the app. */
  readonly showsOtherPeople: boolean;
  /** Its data has no other origin: to collect it is to use the right. */
  readonly onlySourceOfItsData: boolean;
  /** Names of the permissions that grant it; empty for accesses that need none, such as the clipboard. */
  readonly permissions: readonly string[];
}

// device-accesses.json is held to deviceAccessTableSchema by the tests.
const table = data as DeviceAccessTable;

/** Every device access, in the order policies usually list them. */
export const deviceAccesses: readonly DeviceAccess[] = table.accesses.map((row) => ({
  id: row.id,
  names: row.names,
  minor: row.minor,
  covers: row.covers,
  showsOtherPeople: row.showsOtherPeople === true,
  onlySourceOfItsData: row.onlySourceOfItsData === true,
  permissions: permissionsGranting(row.id),
}));

const byId: ReadonlyMap<DeviceAccessId, DeviceAccess> = new Map(deviceAccesses.map((a) => [a.id, a]));

/** The device access of an id. Every id has one: the table is complete, which the tests hold it to. */
export function deviceAccess(id: DeviceAccessId): DeviceAccess {
  const access = byId.get(id);
  if (access === undefined) throw new Error(`device-accesses.json lacks ${id}`);
  return access;
}

/** What to call a device access in a report. */
export function accessName(id: DeviceAccessId, language: 'zh-CN' | 'en'): string {
  const { names } = deviceAccess(id);
  return language === 'en' ? names.en : names['zh-Hans'];
}

/** True where words about `told` are enough for a policy that has to speak of `needed`. */
export function coversAccess(told: DeviceAccessId, needed: DeviceAccessId): boolean {
  return told === needed || deviceAccess(told).covers.includes(needed);
}
