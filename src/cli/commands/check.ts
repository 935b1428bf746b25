import { type Command, Option } from 'commander';
import type { AuditResult } from '../../findings/audit-result.js';
import type { Severity } from '../../findings/finding.js';
import { isAtLeast } from '../../findings/ordering.js';
import { codeUnlessIncomplete } from '../coverage-code.js';
import { exitCode } from '../exit-codes.js';
import { publishReport } from '../publish-report.js';
import { type ReportOptions, withReportOptions } from '../report-options.js';
import { toolInfo } from '../tool-info.js';

interface CheckOptions extends ReportOptions {
  readonly policy: string[];
  readonly failOn: Severity | 'never';
}

const examples = `
Examples:
  apk-audit check app.apk --policy privacy.html
  apk-audit check app.apk --policy privacy.html sdk-list.html --lang en
  apk-audit check app.apk --policy privacy.txt --format json --output report.json
  apk-audit check app.apk --policy privacy.html --fail-on warning

Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 wrong usage, 3 the input could not be fully audited.`;

/** Adds `check APK --policy DOC...` to the program. */
export function addCheckCommand(program: Command): void {
  const command = program
    .command('check')
    .description('compare an app package with its privacy policy')
    .argument('<apk>', 'the app package')
    .requiredOption(
      '-p, --policy <document...>',
      'the policy, and its SDK or permission lists where they are apart (txt, html)',
    )
    .addOption(
      new Option('--fail-on <severity>', 'lowest severity that makes the exit code 1')
        .choices(['error', 'warning', 'info', 'never'])
        .default('error'),
    )
    .addHelpText('after', examples);
  withReportOptions(command).action(runCheck);
}

async function runCheck(apk: string, options: CheckOptions): Promise<void> {
  const { audit } = await import('../../audit.js');
  const { auditJson } = await import('../../report/json.js');
  const { auditReport } = await import('../../report/terminal/audit-report.js');
  const { loadBuiltInSignatures } = await import('../../sdk/load-signatures.js');
  const { withPackage } = await import('../open-package.js');
  const { readDocuments } = await import('../read-documents.js');
  const documents = await readDocuments(options.policy);
  const signatures = loadBuiltInSignatures();
  const result = await withPackage(apk, (input) => audit(input, documents, { signatures }));
  await publishReport(options, {
    json: () => auditJson(result, toolInfo()),
    terminal: (terminal) => auditReport(result, terminal),
  });
  process.exitCode = codeUnlessIncomplete(result.diagnostics, findingsCode(result, options.failOn));
}

function findingsCode(result: AuditResult, failOn: Severity | 'never'): number {
  if (failOn === 'never') return exitCode.clean;
  const counts = result.findings.some((finding) => isAtLeast(finding.severity, failOn));
  return counts ? exitCode.findings : exitCode.clean;
}
