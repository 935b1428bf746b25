import type { RequestedPermission } from '../facts/app-facts.js';
import type { DeviceAccessId } from '../taxonomy/device-access-id.js';
import { permissionInfo } from '../taxonomy/permissions.js';
import { type AuditFacts, defineRule } from './define-rule.js';
import { accessDenied, accessTold, accessToldByData, toldInUseOnly } from './policy-lookup.js';

/**
 * The app asks for a permission whose device access the policy never tells, neither as a right nor by the data it
 * gives. Implied permissions are not the developer's words, denied ones are worse, and location told
 * only in use is half told: all have rules of their own.
 */
export const permissionUndisclosed = defineRule({
  id: 'permission-undisclosed',
  tags: ['permission'],
  needs: ['manifest'],
  references: ['identification-method-2-1', 'identification-method-3-3', 'pipl-17'],
  *evaluate({ app, policy }: AuditFacts) {
    for (const permission of app.permissions) {
      const access = accessToDisclose(permission);
      if (access === null || accessTold(policy, access) || accessDenied(policy, access)) continue;
      if (accessToldByData(policy, access) || toldInUseOnly(policy, access)) continue;
      yield {
        subject: { kind: 'permission' as const, id: permission.name },
        severity: permissionSeverity(permission),
        confidence: 'high' as const,
        args: { permission: permission.name, access },
        evidence: { app: permission.evidence, policy: [] },
      };
    }
  },
});

/** The access a policy owes its readers for this permission, or null: plumbing and implied permissions owe none. */
export function accessToDisclose(permission: RequestedPermission): DeviceAccessId | null {
  if (permission.source === 'implied') return null;
  return permissionInfo(permission.name).disclosureDuty === 'must' ? permission.access : null;
}

/** Error where the user has to grant it, warning for what is granted at install. */
export function permissionSeverity(permission: RequestedPermission): 'error' | 'warning' {
  return permission.protection === 'dangerous' || permission.protection === 'special' ? 'error' : 'warning';
}
