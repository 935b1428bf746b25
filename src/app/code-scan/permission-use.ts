import type { AppFacts } from '../../facts/app-facts.js';
import type { PermissionUse } from '../../facts/code-facts.js';
import { permissionsFor, permissionsWithKnownApi } from '../../taxonomy/api-map.js';
import type { FoundAccess } from './found-accesses.js';
import { type DeviceLevels, deviceLevels } from './permission-needs.js';

/** What decides how much an absence proves. */
export interface PermissionContext extends Pick<AppFacts, 'permissions' | 'minSdk'> {
  /** False where code could not be read, wholly or in part, or is packed. */
  readonly codeRead: boolean;
  /** By permission: ids of the SDKs found in the app whose guides ask for it. */
  readonly askedBySdks: ReadonlyMap<string, readonly string[]>;
}

/** Packages of framework support that wrap every call of the platform: what they call, nobody may ever use. */
const WRAPPERS = new Set(['androidx.core', 'androidx.appcompat', 'androidx.fragment', 'android.support']);

/** For each requested permission, whose code makes calls that need it. */
export function permissionUse(found: readonly FoundAccess[], context: PermissionContext): PermissionUse[] {
  const levels = deviceLevels(context);
  const users = found.filter(({ row, owner }) => row.requirement !== null && !WRAPPERS.has(owner.id));
  const loadsCode = found.some(({ row, counts }) => counts && row.subject.id === 'dynamic-code');
  const names = [...new Set(context.permissions.map(({ name }) => name))];
  return names.map((permission): PermissionUse => {
    const uses = usesOf(permission, users, levels);
    const askedBySdks = [...(context.askedBySdks.get(permission) ?? [])];
    if (uses.length > 0) {
      const confidence = users.some(
        (access) => needs(access, permission, levels) && access.confidence === 'high',
      );
      return {
        permission,
        status: 'used',
        reason: null,
        confidence: confidence ? 'high' : 'medium',
        uses,
        askedBySdks,
      };
    }
    return { permission, ...absence(permission, context, loadsCode), uses, askedBySdks };
  });
}

function absence(
  permission: string,
  { codeRead }: PermissionContext,
  loadsCode: boolean,
): Pick<PermissionUse, 'status' | 'reason' | 'confidence'> {
  if (!permissionsWithKnownApi.has(permission)) {
    return { status: 'unknown', reason: 'no-known-api', confidence: 'high' };
  }
  if (!codeRead) return { status: 'unknown', reason: 'code-not-read', confidence: 'high' };
  return loadsCode
    ? { status: 'unused', reason: 'code-loaded-at-run-time', confidence: 'low' }
    : { status: 'unused', reason: null, confidence: 'medium' };
}

function needs({ row }: FoundAccess, permission: string, levels: DeviceLevels): boolean {
  return row.requirement !== null && permissionsFor(row.requirement, levels).includes(permission);
}

function usesOf(
  permission: string,
  users: readonly FoundAccess[],
  levels: DeviceLevels,
): PermissionUse['uses'] {
  const byOwner = new Map<string, { apis: Set<string>; count: number }>();
  for (const access of users) {
    if (!needs(access, permission, levels)) continue;
    const known = byOwner.get(access.owner.id) ?? { apis: new Set<string>(), count: 0 };
    byOwner.set(access.owner.id, known);
    known.apis.add(access.row.api);
    known.count += access.count;
  }
  return [...byOwner]
    .map(([owner, { apis, count }]) => ({ owner, apis: [...apis].sort(), count }))
    .sort((left, right) => compareOwners(left.owner, right.owner));
}

/** The app first, then by id. */
export function compareOwners(left: string, right: string): number {
  if (left === right) return 0;
  if (left === 'app' || right === 'app') return left === 'app' ? -1 : 1;
  return left < right ? -1 : 1;
}
