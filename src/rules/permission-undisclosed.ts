import type { RequestedPermission } from '../facts/app-facts.js';
import type { PolicyFacts, PolicyPermission } from '../facts/policy-facts.js';
import type { DeviceAccessId } from '../taxonomy/device-access-id.js';
import { coversAccess } from '../taxonomy/device-accesses.js';
import { permissionInfo } from '../taxonomy/permissions.js';
import { type AuditFacts, defineRule, type FindingDraft } from './define-rule.js';

/**
 * The app asks for a permission whose device access the policy never tells, neither as a right nor by the data it
 * gives. Implied permissions are not the developer's words and are left out here.
 */
export const permissionUndisclosed = defineRule({
  id: 'permission-undisclosed',
  tags: ['permission'],
  needs: ['manifest'],
  references: ['identification-method-2-1', 'identification-method-3-3', 'pipl-17'],
  *evaluate({ app, policy }: AuditFacts) {
    for (const permission of app.permissions) {
      const access = accessToDisclose(permission);
      if (access === null) continue;
      const spoken = policyEntry(policy, access);
      if (spoken === undefined || spoken.strength === 'denied') yield draft(permission, access, spoken);
    }
  },
});

/** The access a policy owes its readers for this permission, or null: plumbing and implied permissions owe none. */
function accessToDisclose(permission: RequestedPermission): DeviceAccessId | null {
  if (permission.source === 'implied') return null;
  return permissionInfo(permission.name).disclosureDuty === 'must' ? permission.access : null;
}

/** What the policy tells of an access, itself or by one that covers it; failing that, its denial. */
function policyEntry(policy: PolicyFacts, access: DeviceAccessId): PolicyPermission | undefined {
  const entries = policy.permissions.filter((entry) => coversAccess(entry.group, access));
  return (
    entries.find((entry) => entry.strength !== 'denied') ?? entries.find((entry) => entry.group === access)
  );
}

function draft(
  permission: RequestedPermission,
  access: DeviceAccessId,
  denial: PolicyPermission | undefined,
): FindingDraft<'permission-undisclosed'> {
  const guarded = permission.protection === 'dangerous' || permission.protection === 'special';
  return {
    subject: { kind: 'permission', id: permission.name },
    severity: guarded ? 'error' : 'warning',
    confidence: 'high',
    args: { permission: permission.name, access, denied: denial !== undefined },
    evidence: { app: permission.evidence, policy: denial?.evidence ?? [] },
  };
}
