import type { Command, Option } from 'commander';

/** What may stand in a place of the command line: some words, or a file. */
export type Values =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'files' };

/** An option as shells complete it. */
export interface CompletedOption {
  /** With their dashes, the short one first. */
  readonly flags: readonly string[];
  readonly description: string;
  /** Null where it takes no value. */
  readonly values: Values | null;
}

/** A command as shells complete it. */
export interface CompletedCommand {
  /** Names from below the program, e.g. `sdks`, `list`; empty for the program itself. */
  readonly path: readonly string[];
  readonly description: string;
  readonly commands: readonly CompletedCommand[];
  readonly options: readonly CompletedOption[];
  /** Null where it takes no argument. */
  readonly argument: Values | null;
}

/** Words for options and arguments that the command line itself checks later, by long flag or by name of the command. */
export interface KnownWords {
  readonly options: Readonly<Record<string, readonly string[]>>;
  readonly arguments: Readonly<Record<string, readonly string[]>>;
}

/** A command tree as shells complete it. Values are words where choices are known, else files. */
export function completedTree(
  command: Command,
  known: KnownWords,
  path: readonly string[] = [],
): CompletedCommand {
  const help = command.createHelp();
  const [argument] = command.registeredArguments;
  return {
    path,
    description: firstLine(command.description()),
    commands: help
      .visibleCommands(command)
      .filter((child) => child.name() !== 'help')
      .map((child) => completedTree(child, known, [...path, child.name()])),
    options: help.visibleOptions(command).map((option) => completedOption(option, known)),
    argument:
      argument === undefined ? null : valuesOf(argument.argChoices ?? known.arguments[path.join(' ')]),
  };
}

function completedOption(option: Option, known: KnownWords): CompletedOption {
  const takesValue = option.required || option.optional;
  return {
    flags: [option.short, option.long].filter((flag) => flag !== undefined),
    description: firstLine(option.description),
    values: takesValue ? valuesOf(option.argChoices ?? known.options[option.long ?? '']) : null,
  };
}

function valuesOf(words: readonly string[] | undefined): Values {
  return words === undefined ? { kind: 'files' } : { kind: 'words', words };
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? '';
}

/** A command and all below it. */
export function allCommands(command: CompletedCommand): CompletedCommand[] {
  return [command, ...command.commands.flatMap(allCommands)];
}
