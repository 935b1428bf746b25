import type { PermissionUse, RequestedPermission } from '../../facts/app-facts.js';
import type { PolicyPermission } from '../../facts/policy-facts.js';
import type { AuditResult } from '../../findings/audit-result.js';
import type { DeviceAccessId } from '../../taxonomy/device-access-id.js';
import { coversAccess } from '../../taxonomy/device-accesses.js';
import { permissionInfo } from '../../taxonomy/permissions.js';
import { isSilent, type Standing } from './standing.js';

/** One permission on both sides. */
export interface ComparedPermission {
  /** Full permission name. */
  readonly name: string;
  readonly access: DeviceAccessId | null;
  /** Null where only the policy speaks of it. */
  readonly requested: RequestedPermission | null;
  readonly use: PermissionUse | null;
  /** What the policy says of the access, null where nothing. */
  readonly told: PolicyPermission | null;
  readonly standing: Standing;
  /** True where it weighs: a policy owes its readers words on it, or a finding speaks of it. */
  readonly owed: boolean;
}

const undisclosedRules = ['permission-undisclosed', 'permission-denied', 'permission-implied'] as const;

/** Every permission of either side: those requested in the app's order, then those only the policy has. */
export function listPermissions(result: AuditResult): ComparedPermission[] {
  const undisclosed = subjectsOf(result, undisclosedRules);
  const silent = isSilent(result, ['permission-undisclosed']);
  const requested = result.app.permissions.map((permission): ComparedPermission => {
    const { name, access } = permission;
    const told = access === null ? null : tellingOf(result.policy.permissions, access);
    const owed = permissionInfo(name).disclosureDuty === 'must' && permission.source !== 'implied';
    return {
      name,
      access,
      requested: permission,
      use: result.app.permissionUse.find((use) => use.permission === name) ?? null,
      told,
      owed: owed || undisclosed.has(name),
      standing: undisclosed.has(name)
        ? 'undisclosed'
        : told !== null && told.strength !== 'denied'
          ? 'disclosed'
          : silent && owed
            ? 'unjudged'
            : 'not-owed',
    };
  });
  return [...requested, ...policyOnly(result)];
}

function policyOnly(result: AuditResult): ComparedPermission[] {
  return [...subjectsOf(result, ['permission-stale'])].map((name) => {
    const { access } = permissionInfo(name);
    const told = result.policy.permissions.find(
      (entry) => entry.names.includes(name) || (access !== null && entry.group === access),
    );
    return { name, access, requested: null, use: null, told: told ?? null, standing: 'stale', owed: true };
  });
}

/** The policy's words on an access, the plainest first. */
function tellingOf(
  permissions: readonly PolicyPermission[],
  access: DeviceAccessId,
): PolicyPermission | null {
  return (
    permissions.find(({ group }) => group === access) ??
    permissions.find(({ group, strength }) => strength !== 'denied' && coversAccess(group, access)) ??
    null
  );
}

function subjectsOf(result: AuditResult, ruleIds: readonly string[]): Set<string> {
  return new Set(
    result.findings.filter(({ ruleId }) => ruleIds.includes(ruleId)).map(({ subject }) => subject.id),
  );
}
