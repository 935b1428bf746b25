import { type AuditFacts, defineRule } from './define-rule.js';

const areas = ['manifest', 'resources', 'code', 'nativeLibraries'] as const;

/** Part of the app could not be read: what stands there was not compared. */
export const coverageIncomplete = defineRule({
  id: 'coverage-incomplete',
  tags: ['coverage'],
  needs: [],
  references: [],
  *evaluate({ app }: AuditFacts) {
    for (const area of areas) {
      const coverage = app.coverage[area];
      if (coverage.status === 'ok') continue;
      yield {
        subject: { kind: 'app' as const, id: area },
        severity: 'warning' as const,
        confidence: 'high' as const,
        args: { area, status: coverage.status, reason: coverage.reason },
        evidence: { app: [], policy: [] },
      };
    }
  },
});
