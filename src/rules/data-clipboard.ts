import { dataReadings, dataTold, placesOf } from './data-reading.js';
import { type AuditFacts, defineRule } from './define-rule.js';

/** Code outside text widgets can read the clipboard, whoever's it is, and the policy does not tell it. */
export const dataClipboard = defineRule({
  id: 'data-clipboard',
  tags: ['data'],
  needs: ['code'],
  references: ['identification-method-2-1', 'identification-method-4-1'],
  *evaluate({ app, policy }: AuditFacts) {
    const readings = dataReadings(app).filter((reading) => reading.data === 'clipboard');
    if (readings.length === 0 || dataTold(policy, 'clipboard')) return;
    yield {
      subject: { kind: 'data' as const, id: 'clipboard' },
      severity: 'warning' as const,
      confidence: 'medium' as const,
      args: { owners: readings.map((reading) => reading.owner) },
      evidence: { app: placesOf(readings), policy: [] },
    };
  },
});
