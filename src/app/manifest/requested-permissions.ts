import type { RequestedPermission } from '../../facts/app-facts.js';
import { androidAttribute, type XmlElement } from '../../formats/resource-types/xml-element.js';
import { impliedPermissions } from '../../taxonomy/implied-permissions.js';
import { permissionInfo } from '../../taxonomy/permissions.js';
import { bitNames, integerAttribute, type ManifestContext, textAttribute } from './manifest-context.js';

const SOURCE_OF_TAG: ReadonlyMap<string, 'manifest' | 'sdk-23'> = new Map([
  ['uses-permission', 'manifest'],
  ['uses-permission-sdk-23', 'sdk-23'],
  ['uses-permission-sdk-m', 'sdk-23'],
]);

/** Bits of usesPermissionFlags (AOSP attrs_manifest.xml). */
const PERMISSION_FLAGS: ReadonlyMap<number, string> = new Map([[0x10000, 'neverForLocation']]);

/**
 * Permissions requested by direct children of `<manifest>`; Android ignores them anywhere else. Repeated requests
 * are one permission, as wide as the widest of them.
 */
export function requestedPermissions(context: ManifestContext, manifest: XmlElement): RequestedPermission[] {
  const byName = new Map<string, RequestedPermission>();
  for (const element of manifest.children) {
    const source = SOURCE_OF_TAG.get(element.tag);
    const name = source === undefined ? null : textAttribute(context, element, 'name');
    if (source === undefined || name === null || name === '') continue;
    const permission = readPermission(context, element, name, source);
    const known = byName.get(name);
    byName.set(name, known === undefined ? permission : widest(known, permission));
  }
  return [...byName.values()];
}

/** Permissions that the platform's split-permission rules add to the requested ones. */
export function addedPermissions(
  context: ManifestContext,
  requested: readonly RequestedPermission[],
  targetSdk: number,
): RequestedPermission[] {
  return impliedPermissions(
    requested.map((permission) => permission.name),
    targetSdk,
  ).map(({ name, impliedBy }) => ({
    ...known(name),
    source: 'implied',
    impliedBy: [...impliedBy],
    evidence: impliedBy.map((origin) => ({
      kind: 'manifest',
      entry: context.entry,
      element: 'uses-permission',
      name: origin,
    })),
  }));
}

function known(name: string): Pick<RequestedPermission, 'name' | 'access' | 'protection'> {
  const { access, protection } = permissionInfo(name);
  return { name, access, protection };
}

function readPermission(
  context: ManifestContext,
  element: XmlElement,
  name: string,
  source: 'manifest' | 'sdk-23',
): RequestedPermission {
  const maxSdkVersion = integerAttribute(context, element, 'maxSdkVersion');
  const minSdkVersion = integerAttribute(context, element, 'minSdkVersion');
  const flags = bitNames(androidAttribute(element, 'usesPermissionFlags'), PERMISSION_FLAGS);
  return {
    ...known(name),
    source,
    ...(maxSdkVersion === null ? {} : { maxSdkVersion }),
    ...(minSdkVersion === null ? {} : { minSdkVersion }),
    ...(flags.length === 0 ? {} : { flags }),
    evidence: [{ kind: 'manifest', entry: context.entry, element: element.tag, name }],
  };
}

function widest(one: RequestedPermission, other: RequestedPermission): RequestedPermission {
  const { maxSdkVersion: _max, minSdkVersion: _min, flags: _flags, ...rest } = one;
  const max = both(one.maxSdkVersion, other.maxSdkVersion, Math.max);
  const min = both(one.minSdkVersion, other.minSdkVersion, Math.min);
  // A promise such as neverForLocation holds only where every request makes it.
  const flags = one.flags?.filter((flag) => other.flags?.includes(flag)) ?? [];
  return {
    ...rest,
    source: one.source === 'manifest' ? 'manifest' : other.source,
    ...(max === undefined ? {} : { maxSdkVersion: max }),
    ...(min === undefined ? {} : { minSdkVersion: min }),
    ...(flags.length === 0 ? {} : { flags }),
    evidence: [...one.evidence, ...other.evidence],
  };
}

function both(
  one: number | undefined,
  other: number | undefined,
  choose: (one: number, other: number) => number,
): number | undefined {
  return one === undefined || other === undefined ? undefined : choose(one, other);
}
