import type { AppFacts } from '../facts/app-facts.js';
import type { PolicyPermission } from '../facts/policy-facts.js';
import { permissionInfo, permissionsGranting } from '../taxonomy/permissions.js';
import { type AuditFacts, defineRule, type FindingDraft } from './define-rule.js';

/**
 * The policy speaks of an Android permission that the app does not ask for: a constant written out, or an access
 * right none of whose permissions is requested. Accesses that need no permission, such as the clipboard, never count,
 * nor does an SDK's row that only says in words what the SDK can do (获取设备位置): it need not do so in this app.
 */
export const permissionStale = defineRule({
  id: 'permission-stale',
  tags: ['permission'],
  needs: ['manifest'],
  references: ['pipl-17'],
  *evaluate({ app, policy }: AuditFacts) {
    for (const entry of policy.permissions) {
      if (entry.strength !== 'permission') continue;
      if (entry.names.length > 0) yield* staleConstants(entry, app);
      else if (entry.by !== 'sdk') yield* staleAccess(entry, app);
    }
  },
});

function* staleConstants(entry: PolicyPermission, app: AppFacts): Iterable<FindingDraft<'permission-stale'>> {
  for (const name of entry.names) {
    if (!requests(app, name)) yield draft(name, entry, true);
  }
}

function* staleAccess(entry: PolicyPermission, app: AppFacts): Iterable<FindingDraft<'permission-stale'>> {
  const granting = permissionsGranting(entry.group);
  const principal = granting[0];
  if (principal === undefined || granting.some((name) => requests(app, name))) return;
  yield draft(principal, entry, false);
}

function requests(app: AppFacts, name: string): boolean {
  return app.permissions.some((permission) => permission.name === name);
}

function draft(
  permission: string,
  entry: PolicyPermission,
  literal: boolean,
): FindingDraft<'permission-stale'> {
  return {
    subject: { kind: 'permission', id: permission },
    severity: literal ? 'warning' : 'info',
    confidence: literal ? 'high' : 'medium',
    args: { permission, access: permissionInfo(permission).access, literal },
    evidence: { app: [], policy: entry.evidence },
  };
}
