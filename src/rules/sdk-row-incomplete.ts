import type { PolicySdk } from '../facts/policy-facts.js';
import type { SdkRowField } from '../findings/rule-args.js';
import { type AuditFacts, defineRule } from './define-rule.js';

/**
 * A row of the SDK list lacks the provider, the purpose, the types of data, or a link to the provider's policy. Rows
 * for iOS alone are left to the audit of that app.
 */
export const sdkRowIncomplete = defineRule({
  id: 'sdk-row-incomplete',
  tags: ['sdk', 'policy'],
  needs: [],
  references: ['pipl-23', 'miit-2021-292', 'huawei-sdk-disclosure'],
  *evaluate({ policy }: AuditFacts) {
    for (const row of policy.sdks) {
      const missing = row.platforms === 'ios' ? [] : missingFields(row);
      if (missing.length === 0) continue;
      yield {
        subject: { kind: 'sdk' as const, id: row.id ?? row.name },
        severity: missing.every((field) => field === 'privacyUrl') ? ('info' as const) : ('warning' as const),
        confidence: 'medium' as const,
        args: { written: row.name, missing },
        evidence: { app: [], policy: row.evidence },
      };
    }
  },
});

function missingFields(row: PolicySdk): SdkRowField[] {
  const fields: [SdkRowField, boolean][] = [
    ['provider', row.provider === null],
    ['purpose', row.purpose === null],
    ['dataTypes', row.dataTypes.length === 0],
    ['privacyUrl', row.privacyUrl === null],
  ];
  return fields.filter(([, missing]) => missing).map(([field]) => field);
}
