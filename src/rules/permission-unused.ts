import { confidenceOfNoCall } from './absence.js';
import { type AuditFacts, defineRule } from './define-rule.js';
import { accessToDisclose } from './permission-undisclosed.js';

/**
 * The app requests a permission, and no call that needs it was found although every such call is known and all code
 * was read. Said of permissions a user would have to grant.
 */
export const permissionUnused = defineRule({
  id: 'permission-unused',
  tags: ['permission'],
  needs: ['manifest', 'complete-app'],
  references: ['identification-method-4-1', 'gb-41391-6-5'],
  *evaluate({ app }: AuditFacts) {
    for (const permission of app.permissions) {
      const use = app.permissionUse.find((entry) => entry.permission === permission.name);
      if (use?.status !== 'unused' || use.confidence === 'low') continue;
      if (accessToDisclose(permission) === null || permission.protection !== 'dangerous') continue;
      yield {
        subject: { kind: 'permission' as const, id: permission.name },
        severity: 'warning' as const,
        confidence: confidenceOfNoCall(app, use.confidence === 'high' ? 'medium' : 'low'),
        args: { permission: permission.name, askedBySdks: use.askedBySdks },
        evidence: { app: permission.evidence, policy: [] },
      };
    }
  },
});
