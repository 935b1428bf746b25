import { allCommands, type CompletedCommand, type CompletedOption, type Values } from './command-tree.js';

/** A completion script for fish, with the description of each command and option. */
export function fishCompletion(program: string, tree: CompletedCommand): string {
  const lines = allCommands(tree).flatMap((command) => linesOf(program, command));
  return `# Completion of ${program} for fish; made by "${program} completion fish".\n${lines.join('\n')}\n`;
}

function linesOf(program: string, command: CompletedCommand): string[] {
  const start = (condition: string) => `complete -c ${program} -n ${quoted(condition)}`;
  const here = seen(command.path);
  const children = command.commands.map(({ path }) => path.at(-1) ?? '');
  const undecided =
    command.path.length === 0
      ? '__fish_use_subcommand'
      : `${here}; and not __fish_seen_subcommand_from ${children.join(' ')}`;
  const commands = command.commands.map(
    ({ path, description }) => `${start(undecided)} -f -a ${path.at(-1)} -d ${quoted(description)}`,
  );
  const options = command.options.map(
    (option) =>
      `${start(here)} ${flagsOf(option)}${valuesOf(option.values)} -d ${quoted(option.description)}`,
  );
  const words = command.argument?.kind === 'words' ? command.argument.words : [];
  const argument = words.length === 0 ? [] : [`${start(here)} -f -a ${quoted(words.join(' '))}`];
  return [...commands, ...options, ...argument];
}

/** True where all names of the path stand on the command line. */
function seen(path: readonly string[]): string {
  if (path.length === 0) return '__fish_use_subcommand';
  return path.map((name) => `__fish_seen_subcommand_from ${name}`).join('; and ');
}

function flagsOf({ flags }: CompletedOption): string {
  return flags
    .map((flag) => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`))
    .join(' ');
}

function valuesOf(values: Values | null): string {
  if (values === null) return '';
  return values.kind === 'files' ? ' -r -F' : ` -x -a ${quoted(values.words.join(' '))}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
