import { dataType } from '../taxonomy/data-types.js';
import { type AuditFacts, defineRule } from './define-rule.js';
import { statementOn } from './policy-lookup.js';

/** The policy collects sensitive personal information and nowhere marks it as such. */
export const policySensitiveUnmarked = defineRule({
  id: 'policy-sensitive-unmarked',
  tags: ['policy', 'data'],
  needs: ['policy-statements'],
  references: ['pipl-28', 'pipl-29', 'pipl-30'],
  *evaluate({ policy }: AuditFacts) {
    if (statementOn(policy, 'sensitive-information')?.present !== false) return;
    const sensitive = policy.dataTypes.filter(
      (entry) => entry.strength === 'collected' && isSensitive(entry.id),
    );
    if (sensitive.length === 0) return;
    yield {
      subject: { kind: 'policy' as const, id: 'sensitive-information' },
      severity: 'warning' as const,
      confidence: 'medium' as const,
      args: { data: sensitive.map((entry) => entry.id) },
      evidence: { app: [], policy: sensitive.flatMap((entry) => entry.evidence.slice(0, 1)) },
    };
  },
});

/** Sensitive without doubt: a place becomes sensitive as a track, which words about location do not tell. */
function isSensitive(id: string): boolean {
  const type = dataType(id);
  return type?.sensitive === true && type.kind !== 'location';
}
