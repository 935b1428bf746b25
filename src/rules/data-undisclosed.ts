import { dataType } from '../taxonomy/data-types.js';
import { dataTold, isOrdinary, ownReadings, placesOf } from './data-reading.js';
import { type AuditFacts, defineRule } from './define-rule.js';

/** The app's own code can read a type of personal data that the policy tells nowhere. The clipboard has its own rule. */
export const dataUndisclosed = defineRule({
  id: 'data-undisclosed',
  tags: ['data'],
  needs: ['code', 'policy-data-types'],
  references: ['identification-method-2-1', 'identification-method-3-3', 'pipl-17'],
  *evaluate({ app, policy }: AuditFacts) {
    for (const reading of ownReadings(app)) {
      const { data } = reading;
      if (data === 'clipboard' || isOrdinary(data) || dataTold(policy, data)) continue;
      const type = dataType(data);
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
