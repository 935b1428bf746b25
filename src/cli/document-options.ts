import type { Command } from 'commander';

/** Adds the options for documents given by address. */
export function withDocumentOptions(command: Command): Command {
  return command
    .option('--render', 'load addresses in an installed Chrome or Chromium (needs playwright-core)')
    .option('--follow-links', 'also fetch the SDK and permission lists an address links to on its site')
    .option('--allow-private-addresses', 'fetch from this machine and private networks too');
}
