import { type AuditFacts, defineRule } from './define-rule.js';
import { statementOn } from './policy-lookup.js';

/** The policy neither holds nor points to the two lists: what is collected, what is shared with third parties. */
export const policyListsMissing = defineRule({
  id: 'policy-lists-missing',
  tags: ['policy'],
  needs: ['policy-statements'],
  references: ['miit-2021-292', 'network-data-regulations-21'],
  *evaluate({ policy }: AuditFacts) {
    const lists = ['collected-list', 'shared-list'] as const;
    const missing = lists.filter((list) => statementOn(policy, list)?.present === false);
    if (missing.length === 0) return;
    yield {
      subject: { kind: 'policy' as const, id: 'two-lists' },
      severity: 'info' as const,
      confidence: 'low' as const,
      doubts: ['words-elsewhere'] as const,
      args: { missing },
      evidence: { app: [], policy: [] },
    };
  },
});
