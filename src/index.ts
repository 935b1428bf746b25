/**
 * apk-policy-audit as a library: bytes -> facts -> findings -> reports.
 *
 * @packageDocumentation
 */
export { type CollectedApp, collectAppFacts, collectSplitAppFacts } from './app/collect-app-facts.js';
export type { PackageFile } from './app/containers/open-container.js';
export { type InspectedLibrary, inspectNativeLibraries } from './app/inspect-native-libraries.js';
export { audit, type PackageInput } from './audit.js';
export { type ByteSource, bufferSource } from './bytes/byte-source.js';
export { ParseError } from './bytes/parse-error.js';
export { type DraftOptions, draftPolicy } from './draft/draft-policy.js';
export { draftHtml, draftMarkdown } from './draft/render-draft.js';
export type { AppFacts, Component, RequestedPermission, SdkMatch } from './facts/app-facts.js';
export type { Diagnostic } from './facts/diagnostic.js';
export type { AppEvidence, PolicyEvidence } from './facts/evidence.js';
export { InputError } from './facts/input-error.js';
export type { PolicyFacts, PolicyPermission, PolicySdk } from './facts/policy-facts.js';
export type { AuditResult } from './findings/audit-result.js';
export type { Outcome, Severity, Subject } from './findings/finding.js';
export { type MissingFromPolicy, missingFromPolicy } from './findings/missing-from-policy.js';
export type { Finding } from './findings/typed-finding.js';
export { collectPolicyFacts, type PolicyDocumentInput } from './policy/collect-policy-facts.js';
export { ownSdkColumns, type SdkListColumn } from './policy/sdk-list/own-columns.js';
export { type AuditFormOptions, auditForms, type FileFormat } from './report/audit-forms.js';
export { listPermissions } from './report/compared/compare-permissions.js';
export { listSdks } from './report/compared/compare-sdks.js';
export type { Standing } from './report/compared/standing.js';
export { auditCsv } from './report/csv.js';
export { auditHtml } from './report/html/html-report.js';
export { summaryHtml } from './report/html/summary-html.js';
export { appJson, auditJson, policyJson, schemaVersion, type ToolInfo } from './report/json.js';
export { auditJunit } from './report/junit.js';
export { auditMarkdown } from './report/markdown/markdown-report.js';
export { findingProse, ruleTitle } from './report/messages/rule-prose.js';
export { type Language, languages } from './report/messages/rule-text.js';
export { auditSarif, type SarifOptions } from './report/sarif/sarif-report.js';
export { subjectName } from './report/subject-name.js';
export { summaryCsv } from './report/summary/summary-csv.js';
export { summaryJson } from './report/summary/summary-json.js';
export { summaryReport } from './report/summary/summary-terminal.js';
export { summaryXlsx } from './report/summary/summary-xlsx.js';
export { appReport } from './report/terminal/app-report.js';
export { auditReport } from './report/terminal/audit-report.js';
export { policyReport } from './report/terminal/policy-report.js';
export { colourStyle, plainStyle, type Style } from './report/terminal/style.js';
export type { Detail, TerminalOptions } from './report/terminal/terminal-options.js';
export { auditXlsx } from './report/xlsx/xlsx-report.js';
export { allRules } from './rules/index.js';
export { runRules } from './rules/run-rules.js';
export { displayNames } from './sdk/display-names.js';
export { loadBuiltInSignatures } from './sdk/load-signatures.js';
export type { SdkSignature, SignatureSet, Vendor } from './sdk/signature-schema.js';
export { isVerified } from './sdk/verified.js';
export { dataTypeName } from './taxonomy/data-types.js';
export { legalReference } from './taxonomy/legal-references.js';
