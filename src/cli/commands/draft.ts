import { type Command, Option } from 'commander';
import type { CollectAppOptions } from '../../app/collect-app-facts.js';
import { missingFromPolicy } from '../../findings/missing-from-policy.js';
import { exitCode } from '../../inputs/exit-codes.js';
import { languages } from '../../report/messages/rule-text.js';
import { codeUnlessIncomplete } from '../coverage-code.js';
import { type ProgressOptions, withProgress, withProgressOption } from '../progress-option.js';
import { readSignatures, type SignaturesOption, withSignaturesOption } from '../signatures-option.js';
import { defaultLanguage } from '../terminal.js';

interface DraftCommandOptions extends SignaturesOption, ProgressOptions {
  readonly policy?: string[];
  readonly format: 'markdown' | 'html';
  readonly output?: string;
}

const examples = `
Examples:
  apk-audit draft app.apk                                     all tables, and the two lists
  apk-audit draft app.apk --policy privacy.html               only the rows the policy lacks
  apk-audit draft app.apk --lang en --format html -o rows.html`;

/** Adds `draft APK` to the program. */
export function addDraftCommand(program: Command): void {
  const command = program
    .command('draft')
    .description('write the permission and SDK rows a policy needs, gaps marked, nothing invented')
    .argument('<apk...>', 'the app package, a folder of splits, or base and splits')
    .option('-p, --policy <document...>', 'the policy: only what it lacks is drafted')
    .addOption(
      new Option('-f, --format <format>', 'form of the tables')
        .choices(['markdown', 'html'])
        .default('markdown'),
    )
    .option('-o, --output <file>', 'write the draft to a file instead of standard output')
    .addOption(
      new Option('--lang <language>', 'language of the draft (default: that of the locale, else zh-CN)')
        .choices([...languages])
        .default(defaultLanguage(process.env), 'from the locale'),
    )
    .addHelpText('after', examples);
  withProgressOption(withSignaturesOption(command)).action(runDraft);
}

async function runDraft(apk: readonly string[], options: DraftCommandOptions): Promise<void> {
  const signatures = await readSignatures(options);
  const { app, diagnostics, missing, sdkColumns } = await withProgress(options, (onProgress) =>
    readApp(apk, options.policy, { signatures, onProgress }),
  );
  const { draftPolicy } = await import('../../draft/draft-policy.js');
  const { draftHtml, draftMarkdown } = await import('../../draft/render-draft.js');
  const { lang: language } = options;
  const draft = draftPolicy(app, {
    signatures,
    language,
    ...(missing && { missing }),
    ...(sdkColumns && { sdkColumns }),
  });
  const text = options.format === 'html' ? draftHtml(draft, language) : draftMarkdown(draft, language);
  if (options.output === undefined) process.stdout.write(text);
  else {
    const { writeOutput } = await import('../publish-report.js');
    await writeOutput(options.output, text);
  }
  process.exitCode = codeUnlessIncomplete(diagnostics, exitCode.clean);
}

/** The app's facts, and what the policy lacks where one is given: by the rules of an audit, so that both agree. */
async function readApp(
  apk: readonly string[],
  documents: readonly string[] | undefined,
  options: Pick<CollectAppOptions, 'signatures' | 'onProgress'>,
) {
  const { withPackage } = await import('../../inputs/open-package.js');
  if (documents === undefined) {
    const { collectApp } = await import('../../app/collect-app-facts.js');
    const facts = await withPackage(apk, (input) => collectApp(input, options));
    return { ...facts, missing: undefined, sdkColumns: undefined };
  }
  const { audit } = await import('../../audit.js');
  const { readDocuments } = await import('../../inputs/read-documents.js');
  const inputs = await readDocuments(documents);
  const result = await withPackage(apk, (input) => audit(input, inputs, options));
  const { ownSdkColumns } = await import('../../policy/sdk-list/own-columns.js');
  return {
    app: result.app,
    diagnostics: result.diagnostics,
    missing: missingFromPolicy(result),
    sdkColumns: await ownSdkColumns(result.policy, result.documentTexts ?? []),
  };
}
