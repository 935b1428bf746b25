/** Entry of the processes that a batch audits in, which src/batch/audit-pool.ts starts. */
import { fileURLToPath } from 'node:url';
import { AUDIT_PROCESS, loadCommandLine, readCommandLine } from './load-command-line.js';

const folder = fileURLToPath(new URL('.', import.meta.url));
void loadCommandLine(readCommandLine(folder, AUDIT_PROCESS)).runAuditProcess();
