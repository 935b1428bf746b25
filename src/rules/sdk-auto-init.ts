import { dataReadings, isOrdinary } from './data-reading.js';
import { type AuditFacts, defineRule } from './define-rule.js';
import { sdksToDisclose } from './sdk-disclosure.js';
import { ownStart } from './sdk-start.js';

/**
 * An SDK starts by itself with the app's process, before the user was asked anything. A hint, to be confirmed on a
 * device. Silent for SDKs whose reading on the start-up path was found, of which data-before-consent speaks.
 */
export const sdkAutoInit = defineRule({
  id: 'sdk-auto-init',
  tags: ['sdk'],
  needs: ['manifest'],
  references: ['identification-method-3-1', 'huawei-delayed-init'],
  *evaluate({ app }: AuditFacts) {
    const readsEarly = new Set(
      dataReadings(app)
        .filter(({ data, accesses }) => !isOrdinary(data) && accesses.some(({ startup }) => startup))
        .map(({ owner }) => owner),
    );
    for (const sdk of sdksToDisclose(app)) {
      const start = readsEarly.has(sdk.id) ? undefined : ownStart(sdk, app);
      if (start === undefined) continue;
      yield {
        subject: { kind: 'sdk' as const, id: sdk.id },
        severity: 'info' as const,
        confidence: start.how === 'name' ? ('low' as const) : ('medium' as const),
        doubts: ['order-unseen'] as const,
        args: {
          sdk: sdk.id,
          name: sdk.name,
          nameEn: sdk.nameEn,
          component: start.component,
          how: start.how,
        },
        evidence: { app: [start.evidence], policy: [] },
      };
    }
  },
});
