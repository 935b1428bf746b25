import { type Command, Option } from 'commander';
import type { AuditResult } from '../../findings/audit-result.js';
import { auditCode } from '../../inputs/audit-code.js';
import type { AuditOptions } from '../../inputs/config/audit-options.js';
import type { AuditPlan } from '../../inputs/config/audit-plan.js';
import type { DocumentOptions } from '../../inputs/read-documents.js';
import { UsageError } from '../../inputs/usage-error.js';
import { withAuditOptions } from '../audit-flags.js';
import { auditFormats, auditForms } from '../audit-forms.js';
import { withDocumentOptions } from '../document-options.js';
import { expiredLines } from '../expired-suppressions.js';
import { type ProgressOptions, withProgress, withProgressOption } from '../progress-option.js';
import { publishReport } from '../publish-report.js';
import { type ReportOptions, withDetailOptions, withReportOptions } from '../report-options.js';
import { readSignatures, type SignaturesOption, withSignaturesOption } from '../signatures-option.js';

interface CheckOptions
  extends ReportOptions,
    AuditOptions,
    SignaturesOption,
    DocumentOptions,
    ProgressOptions {
  readonly policy?: string[];
  readonly appFacts?: string;
  readonly policyFacts?: string;
  readonly updateBaseline?: true;
  readonly evidence?: string;
}

const examples = `
Examples:
  apk-audit check app.apk --policy privacy.html
  apk-audit check app.apk --policy privacy.html sdk-list.html --lang en
  apk-audit check app.apk --policy privacy.txt --format json --output report.json
  apk-audit check app.apk --policy privacy.html --format sarif --format junit --output reports/
  apk-audit check app.apk --policy privacy.html --format html --output report.html --evidence evidence.zip
  apk-audit check app.apk --policy privacy.html --fail-on warning --rule sdk-stale=off
  apk-audit check app.apk --policy privacy.html --baseline accepted.json --update-baseline
  apk-audit check https://example.com/app.apk --policy https://example.com/privacy.html
  apk-audit check --app-facts app.json --policy-facts policy.json

Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 wrong usage, 3 the input could not be fully audited.`;

/** Adds `check APK --policy DOC...` to the program. */
export function addCheckCommand(program: Command): void {
  const command = program
    .command('check')
    .description('compare an app package with its privacy policy')
    .argument('[apk...]', 'the app package or its address, a folder of splits, or base and splits')
    .option(
      '-p, --policy <document...>',
      'the policy, and its SDK or permission lists where they are apart: files (txt, md, html, pdf, docx), addresses, or - for standard input',
    )
    .option('--app-facts <file>', 'facts saved by "app --format json", instead of a package')
    .addOption(
      new Option(
        '--policy-facts <file>',
        'facts saved by "policy --format json", instead of documents',
      ).conflicts('policy'),
    )
    .option('--evidence <zip>', 'also write reports, policy text, manifest and hashes into one archive')
    .option('--update-baseline', 'accept the findings of this run: write them to the baseline')
    .addHelpText('after', examples);
  withSignaturesOption(
    withProgressOption(
      withDetailOptions(withReportOptions(withAuditOptions(withDocumentOptions(command)), auditFormats)),
    ),
  ).action(runCheck);
}

async function runCheck(apk: readonly string[], options: CheckOptions): Promise<void> {
  const { planAudit } = await import('../../inputs/config/audit-plan.js');
  const plan = await planAudit(options, process.cwd(), options.updateBaseline !== true);
  requireOnePackage(apk, options);
  const result = await auditOf(apk, options, plan);
  for (const line of expiredLines(plan.settings, options.lang)) process.stderr.write(`apk-audit: ${line}\n`);
  if (options.updateBaseline === true) await updateBaseline(result, plan);
  await publishReport(
    options,
    await auditForms(result, options.lang, options.policy ?? plan.config.policy ?? []),
  );
  if (options.evidence !== undefined) {
    const { writeEvidence } = await import('../write-evidence.js');
    const signatures = await readSignatures(options);
    await writeEvidence(options.evidence, result, { apk, options }, options.lang, signatures);
  }
  process.exitCode = auditCode(result, options.updateBaseline === true ? 'never' : plan.failOn);
}

/** A package and saved facts of one would contradict each other. */
function requireOnePackage(apk: readonly string[], { appFacts }: CheckOptions): void {
  if (apk.length > 0 && appFacts !== undefined) throw new UsageError('package-named-twice', '--app-facts');
}

/** Audits a package and documents, or judges saved facts. */
async function auditOf(apk: readonly string[], options: CheckOptions, plan: AuditPlan): Promise<AuditResult> {
  const { collectSides } = await import('../../inputs/collect-sides.js');
  const { judge } = await import('../../audit.js');
  const sources = {
    apk: apk.length === 0 ? undefined : apk,
    documents: options.policy ?? plan.config.policy,
    appFacts: options.appFacts,
    policyFacts: options.policyFacts,
    documentOptions: options,
  };
  const sides = await withProgress(options, (onProgress) =>
    collectSides({ ...sources, onProgress }, () => readSignatures(options)),
  );
  const result = judge(sides.facts, sides.diagnostics, plan.settings);
  return { ...result, ...(sides.documentTexts && { documentTexts: sides.documentTexts }) };
}

async function updateBaseline(result: AuditResult, plan: AuditPlan): Promise<void> {
  if (plan.baselinePath === null) throw new UsageError('baseline-not-named', '--update-baseline');
  const { baselineOf } = await import('../../findings/baseline.js');
  const { writeOutput } = await import('../publish-report.js');
  const accepted = result.findings.filter((finding) => finding.suppression?.by !== 'configuration');
  await writeOutput(plan.baselinePath, `${JSON.stringify(baselineOf(accepted), null, 2)}\n`);
}
