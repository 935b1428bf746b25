import type { Coverage } from '../facts/coverage.js';
import type { AuditFacts } from './define-rule.js';

/**
 * What a rule may need.
 * - `manifest`: the manifest could be read.
 * - `complete-app`: nothing of the app is hidden (all code readable, no packer), so that absence can be claimed.
 * - `code`: code was read, if only in part; what is found there stands.
 * - `app-type`: the user said which of the common types the app is.
 * - `policy-statements`: the policy was read for what it tells besides accesses and SDKs.
 * - `policy-data-types`: the policy was read for types of personal data.
 * - `sdk-list`: the policy's SDK list is among the documents, or the policy has none.
 */
export type Requirement =
  | 'manifest'
  | 'complete-app'
  | 'code'
  | 'app-type'
  | 'policy-statements'
  | 'policy-data-types'
  | 'sdk-list';

const reasons: Readonly<Record<Requirement, (facts: AuditFacts) => string | null>> = {
  manifest: ({ app }) =>
    app.coverage.manifest.status === 'unavailable' ? app.coverage.manifest.reason : null,
  'complete-app': ({ app }) =>
    app.packer !== null
      ? 'app-packed'
      : (lost(app.coverage.manifest) ?? lost(app.coverage.code) ?? lost(app.coverage.nativeLibraries)),
  code: ({ app }) => (app.coverage.code.status === 'unavailable' ? app.coverage.code.reason : null),
  'policy-data-types': ({ policy }) => (policy.dataTypes.length === 0 ? 'policy-data-types-not-read' : null),
  'app-type': ({ settings }) => (settings.appType === null ? 'app-type-not-given' : null),
  'policy-statements': ({ policy }) => (policy.statements.length === 0 ? 'policy-statements-not-read' : null),
  'sdk-list': ({ policy }) => (policy.sdkList.status === 'elsewhere' ? 'sdk-list-elsewhere' : null),
};

/** Why a rule with these needs cannot be evaluated on these facts, or null if it can. */
export function unmetRequirement(needs: readonly Requirement[], facts: AuditFacts): string | null {
  for (const need of needs) {
    const reason = reasons[need](facts);
    if (reason !== null) return reason;
  }
  return null;
}

function lost(coverage: Coverage): string | null {
  return coverage.status === 'ok' ? null : coverage.reason;
}
