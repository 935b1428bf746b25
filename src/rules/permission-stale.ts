import type { AppFacts } from '../facts/app-facts.js';
import type { PolicyEvidence } from '../facts/evidence.js';
import type { PolicyFacts, PolicyPermission } from '../facts/policy-facts.js';
import type { DeviceAccessId } from '../taxonomy/device-access-id.js';
import { coversAccess } from '../taxonomy/device-accesses.js';
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
      else if (entry.by !== 'sdk' && !standsBesideConstants(entry, policy)) yield* staleAccess(entry, app);
    }
  },
});

function* staleConstants(entry: PolicyPermission, app: AppFacts): Iterable<FindingDraft<'permission-stale'>> {
  for (const name of entry.names) {
    if (!requests(app, name)) yield draft(name, entry, true);
  }
}

function* staleAccess(entry: PolicyPermission, app: AppFacts): Iterable<FindingDraft<'permission-stale'>> {
  const [principal] = permissionsGranting(entry.group);
  if (principal === undefined || isRequested(entry.group, app)) return;
  yield draft(principal, entry, false);
}

/** Whether the app asks for the access itself or for one that covers it, as location in the background is location. */
function isRequested(group: DeviceAccessId, app: AppFacts): boolean {
  return app.permissions.some(({ access }) => access !== null && coversAccess(access, group));
}

function requests(app: AppFacts, name: string): boolean {
  return app.permissions.some((permission) => permission.name === name);
}

/** Columns between a constant and the words that describe it. */
const besideColumns = 120;

/**
 * Whether an access is spoken of nowhere but beside constants of other accesses, and is thus no more than part of the
 * words on them: the telephone in 拨打电话权限（android.permission.CALL_PHONE）.
 */
function standsBesideConstants(entry: PolicyPermission, policy: PolicyFacts): boolean {
  const constants = policy.permissions
    .filter((other) => other !== entry && other.names.length > 0)
    .flatMap((other) => other.evidence);
  return entry.evidence.every((place) => constants.some((constant) => isBeside(place, constant)));
}

function isBeside(a: PolicyEvidence, b: PolicyEvidence): boolean {
  return a.document === b.document && a.line === b.line && Math.abs(a.column - b.column) <= besideColumns;
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
