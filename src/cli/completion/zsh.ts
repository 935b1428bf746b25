import { allCommands, type CompletedCommand, type CompletedOption, type Values } from './command-tree.js';

/** A completion script for zsh, with the description of each command and option. */
export function zshCompletion(program: string, tree: CompletedCommand): string {
  const name = `_${program.replaceAll('-', '_')}`;
  const commands = allCommands(tree);
  const known = commands.filter(({ path }) => path.length > 0).map(({ path }) => `' ${path.join(' ')}'`);
  return `#compdef ${program}
# Completion of ${program} for zsh; made by "${program} completion zsh".
${name}() {
  local at='' previous=$words[CURRENT-1] current=$words[CURRENT]
  local -i i
  local -a entries
  for ((i = 2; i < CURRENT; i++)); do
    case "$at $words[i]" in (${known.join('|')}) at="$at $words[i]" ;; esac
  done
  case "$at" in
${commands.map(branch).join('\n')}
  esac
}
compdef ${name} ${program}
`;
}

function branch(command: CompletedCommand): string {
  const valued = command.options.filter(({ values }) => values !== null);
  const options = command.options.flatMap(({ flags, description }) =>
    flags.map((flag) => entry(flag, description)),
  );
  const children = command.commands.map(({ path, description }) => entry(path.at(-1) ?? '', description));
  const otherwise =
    children.length > 0
      ? `entries=(${children.join(' ')}); _describe command entries`
      : complete(command.argument ?? { kind: 'words', words: [] });
  return `    ('${command.path.map((part) => ` ${part}`).join('')}')
      case "$previous" in
${valued.map(valueBranch).join('\n')}
        (*)
          if [[ $current == -* ]]; then entries=(${options.join(' ')}); _describe option entries
          else ${otherwise}; fi ;;
      esac ;;`;
}

function valueBranch({ flags, values }: CompletedOption): string {
  return `        (${flags.join('|')}) ${complete(values ?? { kind: 'files' })} ;;`;
}

function complete(values: Values): string {
  if (values.kind === 'files') return '_files';
  return values.words.length === 0 ? ':' : `compadd -- ${values.words.map(quoted).join(' ')}`;
}

/** A word with its description as \`_describe\` takes them: a colon in the word is escaped. */
function entry(word: string, description: string): string {
  return quoted(`${word.replaceAll(':', '\\:')}:${description}`);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
