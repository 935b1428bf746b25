import { type Command, InvalidArgumentError, Option } from 'commander';

/** Adds the audit options to a command. */
export function withAuditOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--fail-on <severity>',
        'lowest severity that makes the exit code 1 (default: error)',
      ).choices(['error', 'warning', 'info', 'never']),
    )
    .addOption(
      new Option('--min-confidence <confidence>', 'leave out findings less sure than this').choices([
        'high',
        'medium',
        'low',
      ]),
    )
    .option('--profile <profile>', 'market whose rules and thresholds hold: cn (default), play, gdpr')
    .option('--app-type <type>', 'type of the app by the 39 common types')
    .option('--rule <id=setting...>', 'for a rule id or tag: off, error, warning or info', collectRuleSetting)
    .option('--first-party <sdk...>', "ids of SDKs that are the operator's own")
    .option('--config <file>', 'configuration (default: apk-audit.config.json, .yaml or .ts, found upward)')
    .option('--no-config', 'read no configuration')
    .option('--baseline <file>', 'accepted findings: only new ones count');
}

/** Parses one `id=setting`, adding to those before it. */
function collectRuleSetting(pair: string, before: readonly string[] | undefined): string[] {
  if (!/^[a-z0-9-]+=(off|error|warning|info)$/.test(pair)) {
    throw new InvalidArgumentError('Give a rule id or tag, "=", and off, error, warning or info.');
  }
  return [...(before ?? []), pair];
}
