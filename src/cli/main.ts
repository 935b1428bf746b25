#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { toolInfo } from '../inputs/tool-info.js';
import { loadCommandLine } from './load-command-line.js';

const [, , first, ...rest] = process.argv;
// Scripts ask for the version often, and it needs no command tree: everything else is loaded only when it is used.
if (rest.length === 0 && (first === '--version' || first === '-V')) {
  process.stdout.write(`${toolInfo().version}\n`);
} else {
  void loadCommandLine(fileURLToPath(new URL('.', import.meta.url)), first).run();
}
