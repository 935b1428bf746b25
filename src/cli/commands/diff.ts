import type { Command } from 'commander';
import type { Diagnostic } from '../../facts/diagnostic.js';
import type { ComparedSide } from '../../findings/compare-results.js';
import { exitCode } from '../../inputs/exit-codes.js';
import { codeUnlessIncomplete } from '../coverage-code.js';
import { type ProgressOptions, withProgress, withProgressOption } from '../progress-option.js';
import { publishReport } from '../publish-report.js';
import { type ReportOptions, withReportOptions } from '../report-options.js';
import { readSignatures, type SignaturesOption, withSignaturesOption } from '../signatures-option.js';

interface DiffOptions extends ReportOptions, SignaturesOption, ProgressOptions {
  readonly oldPolicy?: string[];
  readonly newPolicy?: string[];
}

const examples = `
Examples:
  apk-audit diff report-3.1.json report-3.2.json                     reports of "check --format json"
  apk-audit diff app-3.1.apk app-3.2.apk
  apk-audit diff old.apk new.apk --old-policy old.html --new-policy new.html

Exit codes: 0 no new finding and nothing gained behind an unchanged policy, 1 otherwise.`;

/** Adds `diff OLD NEW` to the program. */
export function addDiffCommand(program: Command): void {
  const command = program
    .command('diff')
    .description('show what changed between two versions of an app, or two audit reports')
    .argument('<old>', 'the older package, or its JSON report')
    .argument('<new>', 'the newer package, or its JSON report')
    .option('--old-policy <document...>', 'policy of the older package')
    .option('--new-policy <document...>', 'policy of the newer package')
    .addHelpText('after', examples);
  withProgressOption(withSignaturesOption(withReportOptions(command))).action(runDiff);
}

async function runDiff(before: string, after: string, options: DiffOptions): Promise<void> {
  const { compareResults } = await import('../../findings/compare-results.js');
  const { comparisonJson } = await import('../../report/json.js');
  const { comparisonReport } = await import('../../report/terminal/comparison-report.js');
  const old = await readSide(before, options.oldPolicy, options);
  const now = await readSide(after, options.newPolicy, options);
  const comparison = compareResults(old.side, now.side);
  await publishReport(options, {
    json: () => comparisonJson(comparison),
    terminal: (terminal) => comparisonReport(comparison, terminal),
  });
  const worse = comparison.findings.added.length > 0 || (comparison.untoldGrowth ?? []).length > 0;
  const diagnostics = [...old.diagnostics, ...now.diagnostics];
  process.exitCode = codeUnlessIncomplete(diagnostics, worse ? exitCode.findings : exitCode.clean);
}

interface ReadSide {
  readonly side: ComparedSide;
  readonly diagnostics: readonly Diagnostic[];
}

async function readSide(path: string, policy: string[] | undefined, options: DiffOptions): Promise<ReadSide> {
  if (path.endsWith('.json')) {
    const { readReport } = await import('../read-report.js');
    const report = readReport(path);
    return { side: report, diagnostics: report.diagnostics };
  }
  const { collectApp, collectSides } = await import('../../inputs/collect-sides.js');
  const signatures = () => readSignatures(options);
  if (policy === undefined) {
    const set = await signatures();
    const { app, diagnostics } = await withProgress(options, (onProgress) =>
      collectApp(path, { signatures: set, onProgress }),
    );
    return { side: { app, policy: null, findings: [] }, diagnostics };
  }
  const { judge } = await import('../../audit.js');
  const { defaultSettings, today } = await import('../../findings/audit-settings.js');
  const sources = { apk: path, documents: policy, appFacts: undefined, policyFacts: undefined };
  const sides = await withProgress(options, (onProgress) =>
    collectSides({ ...sources, onProgress }, signatures),
  );
  const side = judge(sides.facts, sides.diagnostics, defaultSettings(today()));
  return { side, diagnostics: side.diagnostics };
}
