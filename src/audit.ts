import { type AppInput, type CollectAppOptions, collectApp } from './app/collect-app-facts.js';
import type { AppFacts } from './facts/app-facts.js';
import type { Diagnostic } from './facts/diagnostic.js';
import type { PolicyFacts } from './facts/policy-facts.js';
import type { AuditResult } from './findings/audit-result.js';
import { type AuditSettings, defaultSettings, today } from './findings/audit-settings.js';
import { applyBaseline } from './findings/baseline.js';
import { isAsSure } from './findings/ordering.js';
import { applySuppressions } from './findings/suppression.js';
import { collectPolicyFacts, type PolicyDocumentInput } from './policy/collect-policy-facts.js';
import { allRules } from './rules/index.js';
import { runRules } from './rules/run-rules.js';
import { selectRules } from './rules/select-rules.js';

/** An app package to read: its bytes, and its name for reports. */
export type PackageInput = AppInput;

/**
 * Audits a package against its policy documents: bytes -> facts -> findings.
 * @param documents the policy and, where an app publishes them apart, its SDK and permission lists
 * @param options.settings what the team decides; a plain audit for China where it is left out
 * @throws InputError where the package or every document cannot be read at all
 */
export async function audit(
  input: PackageInput,
  documents: readonly PolicyDocumentInput[],
  options: Pick<CollectAppOptions, 'signatures' | 'onProgress'> & { readonly settings?: AuditSettings },
): Promise<AuditResult> {
  const fromPolicy = await collectPolicyFacts(documents, options);
  const fromApp = await collectApp(input, options);
  const facts = { app: fromApp.app, policy: fromPolicy.policy };
  const diagnostics = [...fromApp.diagnostics, ...fromPolicy.diagnostics];
  const result = judge(facts, diagnostics, options.settings ?? defaultSettings(today()));
  return { ...result, documentTexts: fromPolicy.texts };
}

/**
 * Judges facts, fresh or saved: rules -> confidence -> suppressions -> baseline.
 * @param diagnostics what collecting the facts had to tell; kept, with notes on suppressions added
 */
export function judge(
  facts: { readonly app: AppFacts; readonly policy: PolicyFacts },
  diagnostics: readonly Diagnostic[],
  settings: AuditSettings,
): AuditResult {
  const app = withFirstParty(facts.app, settings.firstPartySdks);
  const results = runRules(selectRules(allRules, settings), { app, policy: facts.policy, settings });
  const sure = results.findings.filter((finding) => isAsSure(finding.confidence, settings.minConfidence));
  const suppressed = applySuppressions(sure, settings.suppressions, settings.today);
  return {
    app,
    policy: facts.policy,
    outcomes: results.outcomes,
    findings: applyBaseline(suppressed.findings, settings.baseline),
    diagnostics: [...diagnostics, ...suppressed.diagnostics],
  };
}

/** The SDKs a company names as its own are not third parties in its apps. */
function withFirstParty(app: AppFacts, own: readonly string[]): AppFacts {
  if (own.length === 0) return app;
  const sdks = app.sdks.map((sdk) => (own.includes(sdk.id) ? { ...sdk, firstParty: true } : sdk));
  return { ...app, sdks };
}
