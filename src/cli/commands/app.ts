import type { Command } from 'commander';
import { exitCode } from '../../inputs/exit-codes.js';
import type { PackageOptions } from '../../inputs/open-package.js';
import { codeUnlessIncomplete } from '../coverage-code.js';
import { type ProgressOptions, withProgress, withProgressOption } from '../progress-option.js';
import { publishReport } from '../publish-report.js';
import { type ReportOptions, withDetailOptions, withReportOptions } from '../report-options.js';
import { readSignatures, type SignaturesOption, withSignaturesOption } from '../signatures-option.js';

const examples = `
Examples:
  apk-audit app app.apk
  apk-audit app app.apk --format json --output app-facts.json
  apk-audit app bundle.aab
  apk-audit app app.xapk
  apk-audit app base.apk split_config.arm64_v8a.apk
  apk-audit app folder-of-splits/
  apk-audit app sdk.aar
  apk-audit app AndroidManifest.xml
  apk-audit app app.apk --no-code
  apk-audit app https://example.com/app.apk`;

interface AppOptions extends ReportOptions, SignaturesOption, PackageOptions, ProgressOptions {
  /** False with `--no-code`. */
  readonly code: boolean;
}

/** Adds `app APK` to the program. */
export function addAppCommand(program: Command): void {
  const command = program
    .command('app')
    .description('show what an app package has: permissions, SDKs, components, native libraries')
    .argument(
      '<apk...>',
      'the app package (apk, aab, apks, xapk, apkm, aar, manifest) or its address, or base and splits',
    )
    .option('--allow-private-addresses', 'fetch from this machine and private networks too')
    .option('--no-code', 'do not scan code for what it reads; which SDKs there are is still told')
    .addHelpText('after', examples);
  withProgressOption(withSignaturesOption(withDetailOptions(withReportOptions(command)))).action(runApp);
}

async function runApp(apk: readonly string[], options: AppOptions): Promise<void> {
  const { collectApp } = await import('../../app/collect-app-facts.js');
  const { appJson } = await import('../../report/json.js');
  const { withPackage } = await import('../../inputs/open-package.js');
  const signatures = await readSignatures(options);
  const depth = options.code ? 'instructions' : 'names';
  const { app, diagnostics } = await withProgress(options, (onProgress) =>
    withPackage(apk, (input) => collectApp(input, { signatures, onProgress, code: depth }), options),
  );
  await publishReport(options, {
    json: () => appJson(app, diagnostics),
    terminal: async (terminal) => {
      const { appReport } = await import('../../report/terminal/app-report.js');
      return appReport(app, diagnostics, terminal);
    },
  });
  process.exitCode = codeUnlessIncomplete(diagnostics, exitCode.clean);
}
