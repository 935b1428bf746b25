import { accessRelation, appType, isSeldomRelated } from '../taxonomy/app-types.js';
import { type AuditFacts, defineRule } from './define-rule.js';
import { accessToDisclose } from './permission-undisclosed.js';

/**
 * A permission with no known relation to the stated type of app. Without a stated type nothing can be said. The table
 * of relations is derived, not official: a hint, never more than a warning.
 */
export const permissionUnrelated = defineRule({
  id: 'permission-unrelated',
  tags: ['permission'],
  needs: ['manifest', 'app-type'],
  references: ['identification-method-4-1', 'necessary-information-4'],
  *evaluate({ app, settings }: AuditFacts) {
    const type = appType(settings.appType ?? '');
    if (type === undefined) return;
    for (const permission of app.permissions) {
      const access = accessToDisclose(permission);
      if (access === null || accessRelation(type, access) !== 'unrelated') continue;
      yield {
        subject: { kind: 'permission' as const, id: permission.name },
        severity: isSeldomRelated(access) ? ('warning' as const) : ('info' as const),
        confidence: 'low' as const,
        doubts: ['derived-table'] as const,
        args: { permission: permission.name, access, appType: type.id },
        evidence: { app: permission.evidence, policy: [] },
      };
    }
  },
});
