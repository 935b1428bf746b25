import type { PolicyAspect, PolicyFacts, PolicyPermission, PolicyStatement } from '../facts/policy-facts.js';
import { dataType } from '../taxonomy/data-types.js';
import type { DeviceAccessId } from '../taxonomy/device-access-id.js';
import { coversAccess, deviceAccess } from '../taxonomy/device-accesses.js';

/** What the policy tells of an access, itself or by one that covers it; denials are no telling. */
export function accessTold(policy: PolicyFacts, access: DeviceAccessId): PolicyPermission | undefined {
  return policy.permissions.find((entry) => tellsAnything(entry) && coversAccess(entry.group, access));
}

/**
 * A denial tells nothing, and neither do words on device data in an SDK's row for the phone state: most of that data
 * (OAID, model, IP address) needs no permission, so the row does not speak of the app's right.
 */
function tellsAnything({ group, strength, by }: PolicyPermission): boolean {
  if (strength === 'denied') return false;
  return !(group === 'PHONE_STATE' && strength === 'data' && by === 'sdk');
}

/** Whether the policy tells an access by collecting, for the app, data that nothing else could give. */
export function accessToldByData(policy: PolicyFacts, access: DeviceAccessId): boolean {
  if (!deviceAccess(access).onlySourceOfItsData) return false;
  return policy.dataTypes.some(
    ({ id, strength, by }) => strength === 'collected' && by !== 'sdk' && dataType(id)?.access === access,
  );
}

/**
 * Whether the policy tells an access without a purpose. Where it stands as a bare constant, nobody looked for one
 * beside it: nothing follows.
 */
export function lacksPurpose({ purpose, names, evidence }: PolicyPermission): boolean {
  if (purpose !== null) return false;
  const constants = new Set(names.map(lastPart));
  return names.length === 0 || !evidence.every(({ quote }) => constants.has(lastPart(quote)));
}

/** CAMERA of android.permission.CAMERA. */
function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** The denial of an access that the policy tells nowhere else. */
export function accessDenied(policy: PolicyFacts, access: DeviceAccessId): PolicyPermission | undefined {
  if (accessTold(policy, access) !== undefined) return undefined;
  return policy.permissions.find((entry) => entry.strength === 'denied' && entry.group === access);
}

/** The words on location of a policy that tells it, but neither tells nor denies it in the background. */
export function toldInUseOnly(policy: PolicyFacts, access: DeviceAccessId): PolicyPermission | undefined {
  if (access !== 'BACKGROUND_LOCATION' || accessTold(policy, access) || accessDenied(policy, access))
    return undefined;
  return accessTold(policy, 'LOCATION');
}

/** What was read of an aspect; undefined where nobody looked. */
export function statementOn(policy: PolicyFacts, aspect: PolicyAspect): PolicyStatement | undefined {
  return policy.statements.find((statement) => statement.aspect === aspect);
}
