import { join } from 'node:path';
import { UsageError } from '../../inputs/usage-error.js';
import { systemCode, writeDurably } from '../durable-files.js';
import type { ResultsFolder } from '../results-folder.js';

/** Room for a result with its reports. */
const probeBytes = 2 * 1024 * 1024;

/** Whether a result could be written now: a draft of the size of one is, and is thrown away. */
export async function isWritable(results: ResultsFolder): Promise<boolean> {
  let draft: string | null = null;
  try {
    draft = await results.draft();
    await writeDurably(join(draft, 'probe'), new Uint8Array(probeBytes));
    return true;
  } catch (error) {
    if (error instanceof UsageError || systemCode(error) !== undefined) return false;
    throw error;
  } finally {
    if (draft !== null) await results.discard(draft);
  }
}
