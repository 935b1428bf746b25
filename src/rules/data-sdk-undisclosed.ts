import type { PolicySdk } from '../facts/policy-facts.js';
import { vagueDataTerm } from '../taxonomy/data-types.js';
import { isOrdinary, placesOf, readingsBySdk } from './data-reading.js';
import { type AuditFacts, defineRule } from './define-rule.js';
import { disclosureOf } from './sdk-disclosure.js';

/** An SDK's code can read data that its own row does not tell. One finding names all of it for one SDK. */
export const dataSdkUndisclosed = defineRule({
  id: 'data-sdk-undisclosed',
  tags: ['data', 'sdk'],
  needs: ['code'],
  references: ['identification-method-5-1', 'pipl-23'],
  *evaluate({ app, policy }: AuditFacts) {
    for (const { sdk, readings } of readingsBySdk(app)) {
      const disclosure = disclosureOf(sdk, app, policy);
      if (disclosure.how !== 'named' || disclosure.row.dataTypes.length === 0) continue;
      const silent = readings.filter(({ data }) => !isOrdinary(data) && !rowTells(disclosure.row, data));
      if (silent.length === 0) continue;
      yield {
        subject: { kind: 'sdk' as const, id: sdk.id },
        severity: 'warning' as const,
        confidence: 'medium' as const,
        args: { sdk: sdk.id, name: sdk.name, nameEn: sdk.nameEn, data: silent.map(({ data }) => data) },
        evidence: { app: placesOf(silent), policy: disclosure.row.evidence },
      };
    }
  },
});

/** By name, or by a vague word that may mean it: vagueness has a rule of its own. An unknown item may be anything. */
function rowTells(row: PolicySdk, data: string): boolean {
  return row.dataTypes.some(({ id, text }) => id === data || (vagueDataTerm(text)?.includes(data) ?? false));
}
