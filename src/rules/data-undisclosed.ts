import { dataType } from '../taxonomy/data-types.js';
import { dataDeniedBy, dataTold, isOrdinary, ownReadings, placesOf } from './data-reading.js';
import { type AuditFacts, defineRule } from './define-rule.js';
import { accessToDisclose } from './permission-undisclosed.js';

/**
 * The app's own code can read a type of personal data that the policy tells nowhere. Data behind a permission that the
 * app requests is left to the rules on that permission; the clipboard and what the policy denies have rules of their own.
 */
export const dataUndisclosed = defineRule({
  id: 'data-undisclosed',
  tags: ['data'],
  needs: ['code', 'policy-data-types'],
  references: ['identification-method-2-1', 'identification-method-3-3', 'pipl-17'],
  *evaluate({ app, policy }: AuditFacts) {
    const guarded = new Set(app.permissions.map(accessToDisclose));
    for (const reading of ownReadings(app)) {
      const { data } = reading;
      if (data === 'clipboard' || isOrdinary(data)) continue;
      if (dataTold(policy, data) || dataDeniedBy(policy, data)) continue;
      const type = dataType(data);
      if (type?.access && guarded.has(type.access)) continue;
      yield {
        subject: { kind: 'data' as const, id: data },
        severity: type?.sensitive || type?.unchangeable ? ('error' as const) : ('warning' as const),
        confidence: 'medium' as const,
        args: { data, apis: reading.accesses.map((access) => access.api) },
        evidence: { app: placesOf([reading]), policy: [] },
      };
    }
  },
});
