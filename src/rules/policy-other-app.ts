import { type AuditFacts, defineRule } from './define-rule.js';

/** The policy names another app than the package: the wrong document, or one copied from elsewhere. */
export const policyOtherApp = defineRule({
  id: 'policy-other-app',
  tags: ['policy'],
  needs: ['manifest'],
  references: ['pipl-17'],
  *evaluate({ app, policy }: AuditFacts) {
    const names = [app.label, app.labels.zh, app.labels.en].filter((name) => name !== null);
    if (policy.app === null || names.length === 0 || names.some((name) => sameApp(name, policy.app ?? '')))
      return;
    yield {
      subject: { kind: 'policy' as const, id: 'app' },
      severity: 'info' as const,
      confidence: 'low' as const,
      doubts: ['other-name'] as const,
      args: { policyApp: policy.app, appLabel: names[0] ?? '' },
      evidence: { app: [], policy: [] },
    };
  },
});

/** Whether one name holds the other, regardless of case, space and marks: 拾光日记 and 拾光日记App. */
function sameApp(a: string, b: string): boolean {
  const bare = (name: string) =>
    name
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '');
  const [x, y] = [bare(a), bare(b)];
  return x.length === 0 || y.length === 0 || x.includes(y) || y.includes(x);
}
