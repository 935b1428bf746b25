import type { DeviceAccessId } from '../../taxonomy/device-access-id.js';
import { knownPermissions } from '../../taxonomy/permissions.js';

/** A permission constant written in a policy. */
export interface WrittenConstant {
  readonly start: number;
  readonly end: number;
  /** Full name, e.g. android.permission.CAMERA. */
  readonly name: string;
  readonly access: DeviceAccessId | null;
}

/** Names that policies use and the platform does not. */
const misnomers: Readonly<Record<string, string>> = {
  WRITESYSTEM: 'WRITE_SETTINGS',
  WRITESYSTEMSETTINGS: 'WRITE_SETTINGS',
  GETINSTALLEDAPPS: 'com.android.permission.GET_INSTALLED_APPS',
  STORAGE: 'READ_EXTERNAL_STORAGE',
};

const prefix = /(?:android\s?\.\s?permission\s?\.\s?|(?:com\.[\w.]{1,40}\.)?permission\.)/.source;
const written = new RegExp(`(${prefix})?([A-Z][A-Z0-9]*(?:[_ ][A-Z0-9]+)*)`, 'g');

let names: Map<string, { name: string; access: DeviceAccessId | null }> | null = null;

/** Constants in a text as written: full, without prefix, with blanks or without underscores. */
export function constantsIn(text: string): WrittenConstant[] {
  const found: WrittenConstant[] = [];
  if (!text.includes('_') && !text.includes('ermission')) return found;
  for (const match of text.matchAll(written)) {
    const [whole, head, tail] = match;
    if (tail === undefined || (head === undefined && !/[_]/.test(tail))) continue;
    const known = lookUp(tail);
    if (known === null) continue;
    found.push({ start: match.index, end: match.index + whole.length, ...known });
  }
  return found;
}

function lookUp(tail: string): { name: string; access: DeviceAccessId | null } | null {
  names ??= constantsByKey();
  const key = tail.replace(/[_ ]/g, '');
  const misnamed = misnomers[key];
  return names.get(misnamed?.replace(/^.*\./, '').replace(/_/g, '') ?? key) ?? null;
}

function constantsByKey(): Map<string, { name: string; access: DeviceAccessId | null }> {
  const byKey = new Map<string, { name: string; access: DeviceAccessId | null }>();
  for (const { name, access } of knownPermissions) {
    const key = name.replace(/^.*\./, '').replace(/_/g, '');
    const present = byKey.get(key);
    if (present === undefined || name.startsWith('android.permission.')) byKey.set(key, { name, access });
  }
  return byKey;
}
