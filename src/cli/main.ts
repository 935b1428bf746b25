#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { beginHeadStart } from '../inputs/head-start.js';
import { toolInfo } from '../inputs/tool-info.js';
import { loadCommandLine, readCommandLine } from './load-command-line.js';

/** Commands that read a package named on the command line. */
const READS_PACKAGE: ReadonlySet<string | undefined> = new Set(['app', 'check', 'draft', 'sdks']);

const [, , first, ...rest] = process.argv;
// Scripts ask for the version often, and it needs no command tree: everything else is loaded only when it is used.
if (rest.length === 0 && (first === '--version' || first === '-V')) {
  process.stdout.write(`${toolInfo().version}\n`);
} else {
  void start();
}

async function start(): Promise<void> {
  const headStart = READS_PACKAGE.has(first) ? beginHeadStart(rest) : null;
  const files = readCommandLine(fileURLToPath(new URL('.', import.meta.url)), first);
  // A turn of the event loop, in which the package's bytes have arrived and the thread pool begins to inflate them.
  if (headStart !== null) await new Promise((resolve) => setImmediate(resolve));
  await loadCommandLine(files).run(headStart);
}
