import type { AppFacts, RequestedPermission } from '../facts/app-facts.js';
import { alternativeTo, type PermissionAlternative } from '../taxonomy/permission-alternatives.js';
import { type AuditFacts, defineRule } from './define-rule.js';
import { accessToDisclose } from './permission-undisclosed.js';

/**
 * The platform offers a way to do without a requested permission. Silent where the type of the app needs the permission
 * itself, where code is seen to do what the way cannot, and where nobody uses it, which has a rule of its own.
 */
export const permissionAlternative = defineRule({
  id: 'permission-alternative',
  tags: ['permission'],
  needs: ['manifest', 'complete-app'],
  references: ['pipl-6'],
  *evaluate({ app, settings }: AuditFacts) {
    for (const permission of app.permissions) {
      if (accessToDisclose(permission) === null) continue;
      const alternative = alternativeTo(permission.name);
      if (alternative === undefined || !isOpenTo(app, settings, alternative)) continue;
      if (isNeeded(permission, app, alternative)) continue;
      const clause = alternative.storeReferences[settings.profile];
      yield {
        subject: { kind: 'permission' as const, id: permission.name },
        severity: 'info' as const,
        confidence: 'low' as const,
        doubts: ['need-unseen'] as const,
        args: { permission: permission.name },
        evidence: { app: permission.evidence, policy: [] },
        references: clause === undefined ? ['pipl-6'] : [clause, 'pipl-6'],
      };
    }
  },
});

/** Whether the app could take this way: by its target level, its market, and its type. */
function isOpenTo(
  app: AppFacts,
  { profile, appType }: Pick<AuditFacts['settings'], 'profile' | 'appType'>,
  { fromTarget, profiles, neededBy }: PermissionAlternative,
): boolean {
  if ((app.targetSdk ?? 1) < fromTarget || profiles?.includes(profile) === false) return false;
  return appType === null || !neededBy.includes(appType);
}

/**
 * Whether code is seen to need the permission itself. A library's use, such as an image picker's, is what the way would
 * replace; an SDK cannot be told to go another way, and code that nobody owns may be the app's own.
 */
function isNeeded(
  { name }: RequestedPermission,
  app: AppFacts,
  { ownUseShowsNeed }: PermissionAlternative,
): boolean {
  const use = app.permissionUse.find((entry) => entry.permission === name);
  if (use === undefined) return false;
  if (use.status === 'unused') return use.confidence !== 'low';
  const kinds = new Map(app.sdks.map((sdk) => [sdk.id, sdk.kind]));
  return use.uses.some(({ owner }) => {
    const kind = kinds.get(owner);
    return kind === undefined ? ownUseShowsNeed : kind === 'sdk';
  });
}
