import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { systemCode, writeDurably } from '../durable-files.js';
import type { ResultsFolder } from '../results-folder.js';

/** Room for a result with its reports. */
const probeBytes = 2 * 1024 * 1024;

/** Whether a result could be written now: a draft of the size of one is, and is thrown away. */
export async function isWritable(results: ResultsFolder): Promise<boolean> {
  const draft = results.draft();
  try {
    await mkdir(draft, { recursive: true });
    await writeDurably(join(draft, 'probe'), new Uint8Array(probeBytes));
    return true;
  } catch (error) {
    if (systemCode(error) !== undefined) return false;
    throw error;
  } finally {
    await results.discard(draft);
  }
}
