import { permissionInfo } from '../taxonomy/permissions.js';
import { type AuditFacts, defineRule } from './define-rule.js';

/** Groups asked for together from which on a request looks like all at once. */
const manyGroups = 3;

/** One call asks the user for permissions of three or more groups at once. */
export const permissionBatch = defineRule({
  id: 'permission-batch',
  tags: ['permission'],
  needs: ['code'],
  references: ['identification-method-4-6', 'miit-2020-164-permissions'],
  *evaluate({ app }: AuditFacts) {
    for (const request of app.permissionRequests) {
      const groups = new Set(
        request.permissions.map((name) => permissionInfo(name).group).filter((group) => group !== null),
      );
      if (groups.size < manyGroups) continue;
      yield {
        subject: { kind: 'app' as const, id: `request:${[...groups].sort().join('+')}` },
        severity: 'info' as const,
        confidence: 'low' as const,
        doubts: ['order-unseen'] as const,
        args: { permissions: request.permissions, owner: request.owner },
        evidence: { app: request.evidence, policy: [] },
      };
    }
  },
});
