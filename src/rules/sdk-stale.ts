import { certaintyOfNoSdk } from './certainty.js';
import { type AuditFacts, defineRule } from './define-rule.js';
import { isInApp } from './sdk-disclosure.js';

/**
 * The policy lists an SDK that the app does not contain. Only for products the signatures know, and never for rows
 * that the policy marks as iOS. Medium confidence at most, low where code was renamed throughout or is not in dex.
 */
export const sdkStale = defineRule({
  id: 'sdk-stale',
  tags: ['sdk'],
  needs: ['manifest', 'complete-app'],
  references: ['pipl-17'],
  *evaluate({ app, policy }: AuditFacts) {
    for (const row of policy.sdks) {
      if (row.id === null || row.platforms === 'ios' || isInApp(row, app)) continue;
      yield {
        subject: { kind: 'sdk' as const, id: row.id },
        severity: 'warning' as const,
        ...certaintyOfNoSdk(app, 'medium'),
        args: { sdk: row.id, written: row.name },
        evidence: { app: [], policy: row.evidence },
      };
    }
  },
});
