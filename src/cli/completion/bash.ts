import { allCommands, type CompletedCommand, type CompletedOption } from './command-tree.js';

/**
 * A completion script for bash 4.2 and later. Everything in it is a constant: nothing typed is ever evaluated, and the
 * tool is not run. Where it offers no word, bash completes files.
 */
export function bashCompletion(program: string, tree: CompletedCommand): string {
  const name = `_${program.replaceAll('-', '_')}`;
  const commands = allCommands(tree);
  const known = commands.filter(({ path }) => path.length > 0).map(({ path }) => `' ${path.join(' ')}'`);
  return `# Completion of ${program} for bash; made by "${program} completion bash".
${name}() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD - 1]} at='' words='' i
  # Bash takes "--option=value" for three words.
  if [[ $current == '=' ]]; then current=''; elif [[ $previous == '=' ]]; then previous=\${COMP_WORDS[COMP_CWORD - 2]}; fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$at \${COMP_WORDS[i]}" in ${known.join(' | ')}) at="$at \${COMP_WORDS[i]}" ;; esac
  done
  case "$at" in
${commands.map(branch).join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o bashdefault -o default -F ${name} ${program}
`;
}

function branch(command: CompletedCommand): string {
  const valued = command.options.filter(({ values }) => values !== null);
  const flags = command.options.flatMap((option) => option.flags).join(' ');
  const argument = command.argument?.kind === 'words' ? command.argument.words : [];
  const words = [...command.commands.map(({ path }) => path.at(-1) ?? ''), ...argument].join(' ');
  return `    '${command.path.map((part) => ` ${part}`).join('')}')
      case "$previous" in
${valued.map(valueBranch).join('\n')}
        *) if [[ $current == -* ]]; then words='${flags}'; else words='${words}'; fi ;;
      esac
      ;;`;
}

function valueBranch({ flags, values }: CompletedOption): string {
  const words = values?.kind === 'words' ? values.words.join(' ') : '';
  return `        ${flags.join(' | ')}) words='${words}' ;;`;
}
