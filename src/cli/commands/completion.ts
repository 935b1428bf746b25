import { Argument, type Command } from 'commander';
import type { CompletedCommand } from '../completion/command-tree.js';

type Shell = 'bash' | 'zsh' | 'fish';

const examples = `
Examples:
  apk-audit completion bash > ~/.local/share/bash-completion/completions/apk-audit
  apk-audit completion zsh > ~/.zfunc/_apk-audit             with ~/.zfunc in $fpath
  apk-audit completion fish > ~/.config/fish/completions/apk-audit.fish`;

/** Adds `completion SHELL` to the program. */
export function addCompletionCommand(program: Command): void {
  program
    .command('completion')
    .description('print a script that completes commands, options and their values in a shell')
    .addArgument(new Argument('<shell>', 'your shell').choices(['bash', 'zsh', 'fish']))
    .addHelpText('after', examples)
    .action(async (shell: Shell) => {
      const { completedTree } = await import('../completion/command-tree.js');
      const { knownWords } = await import('../completion/known-words.js');
      process.stdout.write(await scriptFor(shell, program.name(), completedTree(program, knownWords())));
    });
}

async function scriptFor(shell: Shell, program: string, tree: CompletedCommand): Promise<string> {
  switch (shell) {
    case 'bash':
      return (await import('../completion/bash.js')).bashCompletion(program, tree);
    case 'zsh':
      return (await import('../completion/zsh.js')).zshCompletion(program, tree);
    case 'fish':
      return (await import('../completion/fish.js')).fishCompletion(program, tree);
  }
}
