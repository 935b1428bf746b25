import type { Command } from 'commander';
import { exitCode } from '../../inputs/exit-codes.js';
import type { DocumentOptions } from '../../inputs/read-documents.js';
import { codeUnlessIncomplete } from '../coverage-code.js';
import { withDocumentOptions } from '../document-options.js';
import { publishReport } from '../publish-report.js';
import { type ReportOptions, withDetailOptions, withReportOptions } from '../report-options.js';
import { readSignatures, type SignaturesOption, withSignaturesOption } from '../signatures-option.js';

const examples = `
Examples:
  apk-audit policy privacy.html
  apk-audit policy privacy.docx sdk-list.pdf --format json
  apk-audit policy https://example.com/privacy --follow-links`;

/** Adds `policy DOC...` to the program. */
export function addPolicyCommand(program: Command): void {
  const command = program
    .command('policy')
    .description(
      'show what a privacy policy declares: device accesses and third-party SDKs, each with its quote',
    )
    .argument(
      '<document...>',
      'the policy, and its SDK or permission lists where they are apart: files (txt, md, html, pdf, docx), addresses, or - for standard input',
    )
    .addHelpText('after', examples);
  withSignaturesOption(withDetailOptions(withReportOptions(withDocumentOptions(command)))).action(runPolicy);
}

async function runPolicy(
  paths: string[],
  options: ReportOptions & SignaturesOption & DocumentOptions,
): Promise<void> {
  const { collectPolicyFacts } = await import('../../policy/collect-policy-facts.js');
  const { policyJson } = await import('../../report/json.js');
  const { readDocuments } = await import('../../inputs/read-documents.js');
  const documents = await readDocuments(paths, options);
  const signatures = await readSignatures(options);
  const { policy, diagnostics } = await collectPolicyFacts(documents, { signatures });
  await publishReport(options, {
    json: () => policyJson(policy, diagnostics),
    terminal: async (terminal) => {
      const { policyReport } = await import('../../report/terminal/policy-report.js');
      return policyReport(policy, diagnostics, terminal);
    },
  });
  process.exitCode = codeUnlessIncomplete(diagnostics, exitCode.clean);
}
