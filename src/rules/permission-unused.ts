import type { AppFacts, PermissionUse } from '../facts/app-facts.js';
import { type Certainty, certaintyOfNoCall } from './certainty.js';
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
        ...unusedCertainty(app, use),
        args: { permission: permission.name, askedBySdks: use.askedBySdks },
        evidence: { app: permission.evidence, policy: [] },
      };
    }
  },
});

/** Where only part of the calls can be seen, none of them found proves less. */
function unusedCertainty(app: AppFacts, { confidence }: PermissionUse): Certainty {
  if (confidence === 'high') return certaintyOfNoCall(app, 'medium');
  return { confidence: 'low', doubts: ['call-unseen', ...certaintyOfNoCall(app, 'low').doubts] };
}
