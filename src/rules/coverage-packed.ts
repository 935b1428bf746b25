import { type AuditFacts, defineRule } from './define-rule.js';

/** A packer hides the app's code: what was not found there proves nothing. */
export const coveragePacked = defineRule({
  id: 'coverage-packed',
  tags: ['coverage'],
  needs: [],
  references: [],
  *evaluate({ app }: AuditFacts) {
    if (app.packer === null) return;
    yield {
      subject: { kind: 'app' as const, id: 'code' },
      severity: 'info' as const,
      confidence: 'high' as const,
      args: { packer: app.packer.name },
      evidence: { app: app.packer.evidence, policy: [] },
    };
  },
});
