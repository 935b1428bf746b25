import { Command } from 'commander';
import { toolInfo } from '../inputs/tool-info.js';
import { addAppCommand } from './commands/app.js';
import { addBatchCommand } from './commands/batch.js';
import { addCheckCommand } from './commands/check.js';
import { addCompletionCommand } from './commands/completion.js';
import { addDiffCommand } from './commands/diff.js';
import { addDraftCommand } from './commands/draft.js';
import { addInitCommand } from './commands/init.js';
import { addPolicyCommand } from './commands/policy.js';
import { addQueueCommand } from './commands/queue.js';
import { addExplainCommand, addRulesCommand } from './commands/rules.js';
import { addSdksCommand } from './commands/sdks.js';
import { addServeCommand } from './commands/serve.js';
import { addSummaryCommand } from './commands/summary.js';
import { addWorkerCommand } from './commands/worker.js';

const examples = `
Examples:
  apk-audit check app.apk --policy privacy.html     compare an app with its policy
  apk-audit app app.apk                             what the app has
  apk-audit policy privacy.html                     what the policy declares
  apk-audit draft app.apk                           the rows a policy needs
  apk-audit batch apps.csv --results results/       compare many apps with their policies
  apk-audit sdks list                               which SDKs are known
  apk-audit serve                                   a page and an HTTP API on this machine
Each command has its own --help.`;

/** The command tree; parsing throws a CommanderError where commander would exit. */
export function createProgram(): Command {
  const program = new Command('apk-audit')
    .description("Audits an Android app package against the app's privacy policy.")
    .version(toolInfo().version)
    .addHelpText('after', examples)
    .configureOutput({ outputError: (text, write) => write(inOneLine(text)) })
    .exitOverride();
  addCheckCommand(program);
  addAppCommand(program);
  addPolicyCommand(program);
  addDiffCommand(program);
  addBatchCommand(program);
  addSummaryCommand(program);
  addRulesCommand(program);
  addExplainCommand(program);
  addDraftCommand(program);
  addSdksCommand(program);
  addWorkerCommand(program);
  addQueueCommand(program);
  addInitCommand(program);
  addServeCommand(program);
  addCompletionCommand(program);
  return program;
}

/** An error as the tool words its own: with its name, and with a suggestion behind it instead of below. */
function inOneLine(text: string): string {
  return text.replace(/^error: /, 'apk-audit: ').replace(/\n\((Did you mean [^)]+)\)\n?$/, ' ($1)\n');
}
