import { vagueDataTerm } from '../taxonomy/data-types.js';
import { type AuditFacts, defineRule } from './define-rule.js';

/** A row tells the types of data only by words such as 设备信息 that name no item. */
export const sdkRowVague = defineRule({
  id: 'sdk-row-vague',
  tags: ['sdk', 'policy'],
  needs: [],
  references: ['identification-method-2-1', 'identification-method-2-4'],
  *evaluate({ policy }: AuditFacts) {
    for (const row of policy.sdks) {
      if (row.dataTypes.length === 0 || row.platforms === 'ios') continue;
      const vague = row.dataTypes.filter((type) => vagueDataTerm(type.text.replace(/等$/, '')) !== undefined);
      if (vague.length < row.dataTypes.length) continue;
      yield {
        subject: { kind: 'sdk' as const, id: row.id ?? row.name },
        severity: 'info' as const,
        confidence: 'medium' as const,
        args: { written: row.name, terms: vague.map((type) => type.text) },
        evidence: { app: [], policy: row.evidence },
      };
    }
  },
});
