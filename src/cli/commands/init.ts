import { existsSync, readFileSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import { UsageError } from '../../inputs/usage-error.js';
import { writeOutput } from '../publish-report.js';

/** By CI system: the snippet of docs/ci, and where a project keeps it. */
const snippets = {
  github: { from: 'github.yml', to: '.github/workflows/apk-audit.yml' },
  gitlab: { from: 'gitlab.yml', to: '.gitlab/apk-audit.yml' },
  jenkins: { from: 'Jenkinsfile', to: 'apk-audit.Jenkinsfile' },
  generic: { from: 'apk-audit.sh', to: 'apk-audit.sh' },
} as const;

type System = keyof typeof snippets;

const config = { from: 'apk-audit.config.yaml', to: 'apk-audit.config.yaml' } as const;

const examples = `
Examples:
  apk-audit init
  apk-audit init --ci gitlab`;

/** Adds `init` to the program. */
export function addInitCommand(program: Command): void {
  program
    .command('init')
    .description('write a commented configuration, and a CI snippet, into the working folder')
    .addOption(new Option('--ci <system>', 'CI system to write a snippet for').choices(Object.keys(snippets)))
    .option('--force', 'write over files that are there')
    .addHelpText('after', examples)
    .action(runInit);
}

async function runInit(options: { readonly ci?: System; readonly force?: true }): Promise<void> {
  const files = [config, ...(options.ci === undefined ? [] : [snippets[options.ci]])];
  const taken = options.force === true ? undefined : files.find(({ to }) => existsSync(to));
  if (taken !== undefined) throw new UsageError('file-exists', taken.to);
  for (const { from, to } of files) {
    await writeOutput(to, readFileSync(new URL(`../../../docs/ci/${from}`, import.meta.url), 'utf8'));
    if (to.endsWith('.sh')) await chmod(to, 0o755);
    process.stdout.write(`${to}\n`);
  }
}
