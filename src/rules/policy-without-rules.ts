import { type AuditFacts, defineRule } from './define-rule.js';

/** The documents hold no rules on collecting or using personal information at all. */
export const policyWithoutRules = defineRule({
  id: 'policy-without-rules',
  tags: ['policy'],
  needs: [],
  references: ['identification-method-1-1'],
  *evaluate({ policy }: AuditFacts) {
    if (policy.permissions.length + policy.sdks.length + policy.dataTypes.length > 0) return;
    yield {
      subject: { kind: 'policy' as const, id: 'rules' },
      severity: 'error' as const,
      confidence: 'medium' as const,
      args: { documents: policy.documents.map((document) => document.name) },
      evidence: { app: [], policy: [] },
    };
  },
});
