import { dataReadings, placesOf } from './data-reading.js';
import { type AuditFacts, defineRule } from './define-rule.js';

/** The policy says that a type of data is not collected, and code in the app can read it. */
export const dataDenied = defineRule({
  id: 'data-denied',
  tags: ['data'],
  needs: ['code', 'policy-data-types'],
  references: ['identification-method-3-9', 'pipl-17'],
  *evaluate({ app, policy }: AuditFacts) {
    const readings = dataReadings(app);
    const told = new Set(
      policy.dataTypes.filter((entry) => entry.strength === 'collected').map(({ id }) => id),
    );
    for (const denial of policy.dataTypes) {
      if (denial.strength !== 'denied' || told.has(denial.id)) continue;
      const found = readings.filter((reading) => reading.data === denial.id);
      if (found.length === 0) continue;
      yield {
        subject: { kind: 'data' as const, id: denial.id },
        severity: 'error' as const,
        confidence: 'medium' as const,
        args: { data: denial.id, owners: found.map((reading) => reading.owner) },
        evidence: { app: placesOf(found), policy: denial.evidence },
      };
    }
  },
});
