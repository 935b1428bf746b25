import { type AuditFacts, defineRule } from './define-rule.js';
import { accessTold } from './policy-lookup.js';

/** Code looks for many other apps by name, which amounts to reading the list of apps, and the policy does not tell it. */
export const dataPackageProbing = defineRule({
  id: 'data-package-probing',
  tags: ['data'],
  needs: ['code'],
  references: ['identification-method-2-1', 'miit-2020-164-over-scope'],
  *evaluate({ app, policy }: AuditFacts) {
    if (accessTold(policy, 'INSTALLED_APPS')) return;
    for (const probes of app.packageProbes) {
      yield {
        subject: { kind: 'data' as const, id: `installed_apps:${probes.owner}` },
        severity: 'warning' as const,
        confidence: 'medium' as const,
        args: { owner: probes.owner, count: probes.count, packages: probes.packages.slice(0, 5) },
        evidence: { app: probes.evidence, policy: [] },
      };
    }
  },
});
