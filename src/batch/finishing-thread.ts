/** A thread that finishes results one after the other and says how each ended; `finishing-threads.ts` starts it. */
import { parentPort } from 'node:worker_threads';
import { systemCode } from './durable-files.js';
import { finishResult } from './finish-result.js';

/** A draft to be shown in its place. */
export interface ToFinish {
  readonly draft: string;
  readonly place: string;
}

/** How it ended, in the order of the drafts: null when the result is there to last. */
export type FinishEnd = null | { readonly message: string; readonly code: string | undefined };

parentPort?.on('message', ({ draft, place }: ToFinish) => parentPort?.postMessage(endOf(draft, place)));

function endOf(draft: string, place: string): FinishEnd {
  try {
    finishResult(draft, place);
    return null;
  } catch (error) {
    return { message: error instanceof Error ? error.message : String(error), code: systemCode(error) };
  }
}
