import { Worker } from 'node:worker_threads';
import type { FinishEnd, ToFinish } from './finishing-thread.js';

/** Threads at most. More of them write in the disk's one journal, and wait for each other. */
const mostThreads = 4;

/** Drafts that wait for each thread before another is started: with a fast disk one keeps up with many audits. */
const waitingPerThread = 8;

// From src/ and from dist/ alike, which lie two folders under the package's root.
const entry = new URL('../../dist/batch/finishing-thread.js', import.meta.url);

const threads = new Set<FinishingThread>();

/**
 * Makes a draft last and shows it in its place, on a thread that lives as long as this process. One thread that waits
 * for the disk itself takes less of the processor's time than handing each of its five waits to a pool.
 * @throws the file system's error
 */
export function finishOnThread(draft: string, place: string): Promise<void> {
  return leastBusy().finish({ draft, place });
}

function leastBusy(): FinishingThread {
  const [least] = [...threads].sort((a, b) => a.waiting - b.waiting);
  if (least !== undefined && (least.waiting < waitingPerThread || threads.size >= mostThreads)) return least;
  const another = new FinishingThread(() => threads.delete(another));
  threads.add(another);
  return another;
}

interface Waiting {
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

class FinishingThread {
  readonly #worker = new Worker(entry);
  /** Those whose drafts were handed over, in that order. */
  readonly #waiting: Waiting[] = [];

  /** @param onGone told when this takes no more drafts */
  constructor(onGone: () => void) {
    this.#worker.on('message', (end: FinishEnd) => this.#settle(end));
    const fail = (error: unknown) => {
      onGone();
      for (const { reject } of this.#waiting.splice(0)) reject(error);
    };
    this.#worker.on('error', fail).on('exit', (code) => fail(new Error(`finishing thread ended: ${code}`)));
    this.#worker.unref();
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  finish(draft: ToFinish): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      // A process stays for what is handed over, and for nothing else.
      this.#worker.ref();
      this.#worker.postMessage(draft);
    });
  }

  #settle(end: FinishEnd): void {
    const done = this.#waiting.shift();
    if (this.#waiting.length === 0) this.#worker.unref();
    if (end === null) done?.resolve();
    else done?.reject(Object.assign(new Error(end.message), { code: end.code }));
  }
}
