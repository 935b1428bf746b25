import type { Command } from 'commander';
import { codeUnlessIncomplete } from '../coverage-code.js';
import { exitCode } from '../exit-codes.js';
import { publishReport } from '../publish-report.js';
import { type ReportOptions, withReportOptions } from '../report-options.js';
import { readSignatures, type SignaturesOption, withSignaturesOption } from '../signatures-option.js';

const examples = `
Examples:
  apk-audit app app.apk
  apk-audit app app.apk --format json --output app-facts.json`;

/** Adds `app APK` to the program. */
export function addAppCommand(program: Command): void {
  const command = program
    .command('app')
    .description('show what an app package has: permissions, SDKs, components, native libraries')
    .argument('<apk>', 'the app package')
    .addHelpText('after', examples);
  withSignaturesOption(withReportOptions(command)).action(runApp);
}

async function runApp(apk: string, options: ReportOptions & SignaturesOption): Promise<void> {
  const { collectAppFacts } = await import('../../app/collect-app-facts.js');
  const { appJson } = await import('../../report/json.js');
  const { appReport } = await import('../../report/terminal/app-report.js');
  const { withPackage } = await import('../open-package.js');
  const signatures = await readSignatures(options);
  const { app, diagnostics } = await withPackage(apk, (input) =>
    collectAppFacts(input.source, input.name, { signatures }),
  );
  await publishReport(options, {
    json: () => appJson(app, diagnostics),
    terminal: (terminal) => appReport(app, diagnostics, terminal),
  });
  process.exitCode = codeUnlessIncomplete(diagnostics, exitCode.clean);
}
