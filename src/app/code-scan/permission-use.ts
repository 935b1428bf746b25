import type { AppFacts } from '../../facts/app-facts.js';
import type { PermissionUse } from '../../facts/code-facts.js';
import { permissionsFor, permissionsWithKnownApi } from '../../taxonomy/api-map.js';
import type { FoundAccess } from './found-accesses.js';
import { type DeviceLevels, deviceLevels } from './permission-needs.js';

/** What decides how much an absence proves. */
export interface PermissionContext extends Pick<AppFacts, 'permissions' | 'minSdk' | 'components'> {
  /** False where code could not be read, wholly or in part, or is packed. */
  readonly codeRead: boolean;
  /** By permission: ids of the SDKs found in the app whose guides ask for it. */
  readonly askedBySdks: ReadonlyMap<string, readonly string[]>;
  /** Id of the owner of a class that the manifest names. */
  ownerOf(className: string): string;
}

/** Packages of framework support that wrap every call of the platform: what they call, nobody may ever use. */
const WRAPPERS = new Set(['androidx.core', 'androidx.appcompat', 'androidx.fragment', 'android.support']);
/** Permissions that the type of a foreground service asks for. They have no calls: the manifest names the type. */
const TYPED_SERVICE = 'android.permission.FOREGROUND_SERVICE_';

/**
 * Permissions that widen what another one allows, in time or extent. The same calls need them, so that none found
 * among the few that need them always proves nothing.
 */
const WIDENING = new Set([
  'android.permission.ACCESS_BACKGROUND_LOCATION',
  'android.permission.BODY_SENSORS_BACKGROUND',
  'android.permission.READ_MEDIA_VISUAL_USER_SELECTED',
  'android.permission.health.READ_HEALTH_DATA_IN_BACKGROUND',
  'android.permission.health.READ_HEALTH_DATA_HISTORY',
]);

/** For each requested permission, whose code makes calls that need it. */
export function permissionUse(found: readonly FoundAccess[], context: PermissionContext): PermissionUse[] {
  const levels = deviceLevels(context);
  const users = found.filter(({ row, owner }) => row.requirement !== null && !WRAPPERS.has(owner.id));
  const loadsCode = found.some(({ row, counts }) => counts && row.subject.id === 'dynamic-code');
  const names = [...new Set(context.permissions.map(({ name }) => name))];
  return names.map((permission): PermissionUse => {
    const askedBySdks = [...(context.askedBySdks.get(permission) ?? [])];
    if (permission.startsWith(TYPED_SERVICE)) {
      const uses = servicesOfType(permission.slice(TYPED_SERVICE.length), context);
      const status = uses.length > 0 ? 'used' : 'unused';
      return { permission, status, reason: null, confidence: 'high', uses, askedBySdks };
    }
    const using = users.filter((access) => needs(access, permission, levels));
    if (using.length === 0) {
      return { permission, ...absence(permission, context, loadsCode), uses: [], askedBySdks };
    }
    const confidence = using.some((access) => access.confidence === 'high') ? 'high' : 'medium';
    return { permission, status: 'used', reason: null, confidence, uses: byOwner(using), askedBySdks };
  });
}

function absence(
  permission: string,
  { codeRead }: PermissionContext,
  loadsCode: boolean,
): Pick<PermissionUse, 'status' | 'reason' | 'confidence'> {
  if (!permissionsWithKnownApi.has(permission) || WIDENING.has(permission)) {
    return { status: 'unknown', reason: 'no-known-api', confidence: 'high' };
  }
  if (!codeRead) return { status: 'unknown', reason: 'code-not-read', confidence: 'high' };
  return loadsCode
    ? { status: 'unused', reason: 'code-loaded-at-run-time', confidence: 'low' }
    : { status: 'unused', reason: null, confidence: 'medium' };
}

/** Services whose foregroundServiceType is the permission's: `mediaProjection` for MEDIA_PROJECTION. */
function servicesOfType(type: string, { components, ownerOf }: PermissionContext): PermissionUse['uses'] {
  const services = components.filter(({ foregroundServiceTypes = [] }) =>
    foregroundServiceTypes.some((each) => each.replace(/[A-Z]/g, '_$&').toUpperCase() === type),
  );
  const owners = [...new Set(services.map(({ name }) => ownerOf(name)))].sort(compareOwners);
  return owners.map((owner) => {
    const apis = services.map(({ name }) => name).filter((name) => ownerOf(name) === owner);
    return { owner, apis, count: apis.length };
  });
}

function needs({ row }: FoundAccess, permission: string, levels: DeviceLevels): boolean {
  return row.requirement !== null && permissionsFor(row.requirement, levels).includes(permission);
}

function byOwner(using: readonly FoundAccess[]): PermissionUse['uses'] {
  const owners = new Map<string, { apis: Set<string>; count: number }>();
  for (const access of using) {
    const known = owners.get(access.owner.id) ?? { apis: new Set<string>(), count: 0 };
    owners.set(access.owner.id, known);
    known.apis.add(access.row.api);
    known.count += access.count;
  }
  return [...owners]
    .map(([owner, { apis, count }]) => ({ owner, apis: [...apis].sort(), count }))
    .sort((left, right) => compareOwners(left.owner, right.owner));
}

/** The app first, then by id. */
export function compareOwners(left: string, right: string): number {
  if (left === right) return 0;
  if (left === 'app' || right === 'app') return left === 'app' ? -1 : 1;
  return left < right ? -1 : 1;
}
