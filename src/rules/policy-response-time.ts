import { type AuditFacts, defineRule } from './define-rule.js';
import { statementOn } from './policy-lookup.js';

/** Longest time for answering a request, in working days. */
const longest = 15;

/** The policy promises to answer requests later than within fifteen working days. */
export const policyResponseTime = defineRule({
  id: 'policy-response-time',
  tags: ['policy'],
  needs: ['policy-statements'],
  references: ['identification-method-6-3'],
  *evaluate({ policy }: AuditFacts) {
    const statement = statementOn(policy, 'response-time');
    const days = Number(statement?.value ?? Number.NaN);
    if (statement === undefined || !(days > longest)) return;
    yield {
      subject: { kind: 'policy' as const, id: 'response-time' },
      severity: 'warning' as const,
      confidence: 'medium' as const,
      args: { days, longest },
      evidence: { app: [], policy: statement.evidence },
    };
  },
});
