import { type Command, Option } from 'commander';
import { exitCode } from '../../inputs/exit-codes.js';
import { codeUnlessIncomplete } from '../coverage-code.js';
import { type ProgressOptions, withProgress, withProgressOption } from '../progress-option.js';
import { publishReport } from '../publish-report.js';
import { type ReportOptions, withReportOptions } from '../report-options.js';
import { readSignatures, type SignaturesOption, withSignaturesOption } from '../signatures-option.js';

const examples = `
Examples:
  apk-audit sdks list --kind sdk                    every SDK that is known
  apk-audit sdks show umeng-push                    one signature, with its sources
  apk-audit sdks match app.apk                      which of them are in an app, with all evidence
  apk-audit sdks validate ./our-signatures          check a folder of your own
  apk-audit sdks fingerprint sdk.aar --id umeng-push --sdk-version 6.5.4`;

/** Adds `sdks list|show|match|validate|fingerprint` to the program. */
export function addSdksCommand(program: Command): void {
  const sdks = program
    .command('sdks')
    .description('what is known of SDKs: list, show and check signatures, and match them against an app')
    .addHelpText('after', examples);
  addList(sdks);
  addShow(sdks);
  addMatch(sdks);
  addValidate(sdks);
  addFingerprint(sdks);
}

interface ListOptions extends ReportOptions, SignaturesOption {
  readonly kind?: 'sdk' | 'library';
  readonly vendor?: string;
  readonly category?: string;
}

function addList(sdks: Command): void {
  const command = sdks
    .command('list')
    .description('list the SDKs that are known')
    .addOption(new Option('--kind <kind>', 'only this kind').choices(['sdk', 'library']))
    .option('--vendor <id>', 'only this vendor')
    .option('--category <id>', 'only this category, e.g. push');
  withSignaturesOption(withReportOptions(command)).action(async (options: ListOptions) => {
    const { listJson, listReport, selectSdks } = await import('../sdks/list-report.js');
    const set = selectSdks(await readSignatures(options), options);
    await publishReport(options, {
      json: () => listJson(set),
      terminal: (terminal) => listReport(set, terminal),
    });
  });
}

function addShow(sdks: Command): void {
  const command = sdks
    .command('show')
    .description(
      'show one signature: how the SDK is recognised, what it collects, and how each fact is known',
    )
    .argument('<id>', 'id of the SDK, as `sdks list` prints it');
  withSignaturesOption(withReportOptions(command)).action(
    async (id: string, options: ReportOptions & SignaturesOption) => {
      const { findSdk, showJson, showReport } = await import('../sdks/show-report.js');
      const found = findSdk(await readSignatures(options), id);
      await publishReport(options, {
        json: () => showJson(found),
        terminal: (terminal) => showReport(found, terminal),
      });
    },
  );
}

function addMatch(sdks: Command): void {
  const command = sdks
    .command('match')
    .description('match the signatures against an app, with every piece of evidence')
    .argument('<apk>', 'the app package');
  withProgressOption(withSignaturesOption(withReportOptions(command))).action(
    async (apk: string, options: ReportOptions & SignaturesOption & ProgressOptions) => {
      const { collectApp } = await import('../../app/collect-app-facts.js');
      const { matchJson, matchReport } = await import('../sdks/match-report.js');
      const { withPackage } = await import('../../inputs/open-package.js');
      const signatures = await readSignatures(options);
      const { app, diagnostics } = await withProgress(options, (onProgress) =>
        withPackage(apk, (input) => collectApp(input, { signatures, onProgress })),
      );
      await publishReport(options, {
        json: () => matchJson(app, diagnostics),
        terminal: (terminal) => matchReport(app, diagnostics, terminal),
      });
      process.exitCode = codeUnlessIncomplete(diagnostics, exitCode.clean);
    },
  );
}

function addValidate(sdks: Command): void {
  const command = sdks
    .command('validate')
    .description('check a folder of signatures: each file, and all of them together')
    .argument(
      '[folder]',
      'your own folder, checked together with the built-in signatures (default: the built-in ones)',
    );
  withReportOptions(command).action(async (folder: string | undefined, options: ReportOptions) => {
    const { validateJson, validateReport, validateSignatures } = await import('../sdks/validate-report.js');
    const result = validateSignatures(folder);
    await publishReport(options, {
      json: () => validateJson(result),
      terminal: (terminal) => validateReport(result, terminal),
    });
    process.exitCode = result.faults.length === 0 ? exitCode.clean : exitCode.usage;
  });
}

interface FingerprintOptions extends ReportOptions, SignaturesOption {
  readonly id: string;
  readonly sdkVersion: string;
  readonly source?: string;
  readonly foreign: readonly string[];
}

function addFingerprint(sdks: Command): void {
  const command = sdks
    .command('fingerprint')
    .description(
      'compute what tells an SDK when its names are gone, from its jar, AAR or an app that holds it',
    )
    .argument('<archive>', 'jar, AAR or APK')
    .requiredOption('--id <id>', 'the SDK; only classes under its packages are taken')
    .requiredOption('--sdk-version <version>', 'the version that the archive holds')
    .option('--source <text>', 'where the archive comes from (default: its file name)')
    .option('--foreign <archive...>', 'archives without the SDK: what they share with it says nothing', []);
  withSignaturesOption(withReportOptions(command)).action(
    async (archive: string, options: FingerprintOptions) => {
      const { fingerprintArchive, fingerprintJson, fingerprintReport } = await import(
        '../sdks/fingerprint-report.js'
      );
      const file = await fingerprintArchive(await readSignatures(options), archive, options);
      await publishReport(options, {
        json: () => fingerprintJson(file),
        terminal: (terminal) => fingerprintReport(file, terminal),
      });
    },
  );
}
