/** Entry of the processes that a batch audits in, which src/batch/audit-pool.ts starts. */
import { fileURLToPath } from 'node:url';
import { loadCommandLine, readCommandLine } from './load-command-line.js';

void loadCommandLine(readCommandLine(fileURLToPath(new URL('.', import.meta.url)))).runAuditProcess();
