import { dataType } from '../taxonomy/data-types.js';
import { dataReadings, placesOf } from './data-reading.js';
import { type AuditFacts, defineRule } from './define-rule.js';
import { accessToDisclose } from './permission-undisclosed.js';
import { accessDenied } from './policy-lookup.js';

/**
 * The policy says that a type of data is not collected, and code in the app can read it. Where the policy denies the
 * whole access and the app requests a permission for it, that permission's rule speaks instead.
 */
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
    const requested = new Set(app.permissions.map(accessToDisclose));
    for (const denial of policy.dataTypes) {
      if (denial.strength !== 'denied' || told.has(denial.id)) continue;
      const access = dataType(denial.id)?.access ?? null;
      if (access !== null && requested.has(access) && accessDenied(policy, access) !== undefined) continue;
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
