import { dataReadings, isOrdinary, placesOf } from './data-reading.js';
import { type AuditFacts, defineRule } from './define-rule.js';

/**
 * Code on the start-up path, before any dialog can be answered, can read personal data. A hint, to be confirmed on a
 * device: what runs there may wait for consent by itself.
 */
export const dataBeforeConsent = defineRule({
  id: 'data-before-consent',
  tags: ['data'],
  needs: ['code'],
  references: ['identification-method-3-1', 'huawei-delayed-init'],
  *evaluate({ app }: AuditFacts) {
    const early = dataReadings(app).filter(
      ({ data, accesses }) => !isOrdinary(data) && accesses.some((access) => access.startup),
    );
    for (const owner of new Set(early.map((reading) => reading.owner))) {
      const found = early.filter((reading) => reading.owner === owner);
      const sdk = app.sdks.find((match) => match.id === owner);
      yield {
        subject: { kind: 'app' as const, id: `startup:${owner}` },
        severity: 'warning' as const,
        confidence: 'low' as const,
        doubts: ['order-unseen'] as const,
        args: {
          owner,
          name: sdk?.name ?? owner,
          nameEn: sdk?.nameEn ?? owner,
          data: found.map((reading) => reading.data),
        },
        evidence: { app: placesOf(found), policy: [] },
      };
    }
  },
});
