import { dataType } from '../taxonomy/data-types.js';
import { dataReadings, placesOf } from './data-reading.js';
import { type AuditFacts, defineRule } from './define-rule.js';

/** Code can read an identifier that stays with the device for good, where a resettable one would do. */
export const dataUnchangeableId = defineRule({
  id: 'data-unchangeable-id',
  tags: ['data'],
  needs: ['code'],
  references: ['pipl-6', 'gb-41391-annex-f'],
  *evaluate({ app }: AuditFacts) {
    const readings = dataReadings(app).filter(({ data }) => dataType(data)?.unchangeable === true);
    for (const data of new Set(readings.map((reading) => reading.data))) {
      const found = readings.filter((reading) => reading.data === data);
      yield {
        subject: { kind: 'data' as const, id: data },
        severity: 'info' as const,
        confidence: 'medium' as const,
        args: { data, owners: found.map((reading) => reading.owner) },
        evidence: { app: placesOf(found), policy: [] },
      };
    }
  },
});
