import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import { wholeNumber, withQueueAddress } from '../queue-options.js';
import { type SignaturesOption, withSignaturesOption } from '../signatures-option.js';

interface ServeOptions extends SignaturesOption {
  readonly results: string;
  readonly host: string;
  readonly port: number;
  readonly token?: string;
  readonly allowHost: readonly string[];
  readonly allowPrivateAddresses?: true;
  readonly workers: number;
  readonly queue?: string;
  readonly rateLimit: number;
}

const examples = `
Examples:
  apk-audit serve                                            a page for this machine; its address is printed
  apk-audit serve --results ./audits --port 8080
  APK_AUDIT_TOKEN=... apk-audit serve --host 0.0.0.0 --port 8080 --allow-host audit.example.com`;

/** Adds `serve` to the program. */
export function addServeCommand(program: Command): void {
  const command = program
    .command('serve')
    .description('serve a page and an HTTP API for audits; prints its address and opens nothing')
    .option('--results <folder>', 'results folder, shared with batch', 'apk-audit-results')
    .option('--host <address>', 'address to listen at; any but loopback needs a token', '127.0.0.1')
    .option('--port <port>', 'port to listen at; 0 for any free one', wholeNumber(0, 65_535), 0)
    .option('--token <token>', 'what clients must show (better: environment variable APK_AUDIT_TOKEN)')
    .option('--allow-host <name...>', 'further names the server is reached by, e.g. behind a proxy', [])
    .option('--allow-private-addresses', 'let policies be fetched from this machine and private networks')
    .option('--workers <count>', 'audits at a time', wholeNumber(1, 256), availableParallelism())
    .option('--rate-limit <count>', 'requests a minute from one address', wholeNumber(1, 10_000_000), 12_000)
    .addHelpText('after', examples);
  withSignaturesOption(
    withQueueAddress(command, 'let the workers of a queue run the audits; they need the same results folder'),
  ).action(runServe);
}

async function runServe({ token, allowHost, rateLimit, ...options }: ServeOptions): Promise<void> {
  const { serve } = await import('../../web/serve.js');
  const given = token ?? process.env['APK_AUDIT_TOKEN'] ?? '';
  // What audits start as children need not know it.
  delete process.env['APK_AUDIT_TOKEN'];
  await serve({
    ...options,
    token: given === '' ? null : given,
    allowedHosts: allowHost.map((name) => name.toLowerCase()),
    allowPrivateAddresses: options.allowPrivateAddresses === true,
    requestsPerMinute: rateLimit,
  });
}
