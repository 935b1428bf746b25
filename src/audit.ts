import { collectAppFacts } from './app/collect-app-facts.js';
import type { ByteSource } from './bytes/byte-source.js';
import type { AuditResult } from './findings/audit-result.js';
import { collectPolicyFacts, type PolicyDocumentInput } from './policy/collect-policy-facts.js';
import { allRules } from './rules/index.js';
import { runRules } from './rules/run-rules.js';
import type { SignatureSet } from './sdk/signature-schema.js';

/** An app package to read: its bytes, and its name for reports. */
export interface PackageInput {
  readonly name: string;
  readonly source: ByteSource;
}

/**
 * Audits a package against its policy documents: bytes -> facts -> findings.
 * @param documents the policy and, where an app publishes them apart, its SDK and permission lists
 * @throws InputError where the package or every document cannot be read at all
 */
export async function audit(
  input: PackageInput,
  documents: readonly PolicyDocumentInput[],
  options: { readonly signatures: SignatureSet },
): Promise<AuditResult> {
  const fromPolicy = await collectPolicyFacts(documents, options);
  const fromApp = await collectAppFacts(input.source, input.name, options);
  const { outcomes, findings } = runRules(allRules, { app: fromApp.app, policy: fromPolicy.policy });
  const diagnostics = [...fromApp.diagnostics, ...fromPolicy.diagnostics];
  return { app: fromApp.app, policy: fromPolicy.policy, outcomes, findings, diagnostics };
}
