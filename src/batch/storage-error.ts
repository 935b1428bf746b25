import { UsageError } from '../inputs/usage-error.js';
import { systemCode } from './durable-files.js';

const fullDisk = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/**
 * The error for a failed write into the results folder: one line for the user where the system says why, else the
 * error itself.
 */
export function storageError(error: unknown, folder: string): unknown {
  const code = systemCode(error);
  if (code === undefined || error instanceof UsageError) return error;
  if (fullDisk.has(code)) return new UsageError('results-full', folder);
  if (code === 'ENOENT') return new UsageError('results-gone', folder);
  return code.startsWith('E') && !code.startsWith('ERR_')
    ? new UsageError('output-unwritable', folder)
    : error;
}
