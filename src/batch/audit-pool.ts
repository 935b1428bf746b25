import { rm } from 'node:fs/promises';
import type { AuditStage, AuditTask } from './audit-messages.js';
import { defaultMemoryMb } from './audit-process-flags.js';
import { AuditProcess, type ProcessLimits } from './audit-process-handle.js';
import { endedFailure } from './ended-failure.js';
import { writeFailure } from './failed-result.js';
import type { ResultCard } from './result-card.js';
import type { ProcessEnd } from './running-audit.js';

/** How a pool of audit processes is made. */
export interface PoolOptions extends ProcessLimits {
  /** Audits at a time, each in a process of its own. */
  readonly workers: number;
  /** A folder of the user's own signatures. */
  readonly signatures?: string;
}

/** How one audit is run. */
export interface RunOptions {
  /** Ends the audit at once; `run` then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Gives up an audit that has not begun, and lets one that has run to its end. */
  readonly unlessBegun?: AbortSignal;
  readonly onProgress?: (stage: AuditStage) => void;
}

/** Ceilings that an ordinary app stays far below: the largest built ones need 280 MB and 2 s. */
export const defaultLimits: ProcessLimits = { memoryMb: defaultMemoryMb, timeMs: 5 * 60_000 };

/** The reason of audits that were ended because their pool was closed. */
export class PoolClosed extends Error {
  override readonly name = 'PoolClosed';
}

/** Runs audits in processes of their own. */
export interface AuditPool {
  /** Audits at a time. */
  readonly workers: number;
  /** Starts a process before there is an audit for it, where none runs yet. */
  start(): void;
  /**
   * Runs an audit and writes its files into its draft. A crash, a hang or too much memory ends that audit alone and is
   * its result: outcome failed with the reason.
   * @throws the file system's error where the draft cannot be written; the signal's reason where it is cancelled
   */
  run(task: AuditTask, options?: RunOptions): Promise<ResultCard>;
  /** Ends all processes; audits under way are cancelled. */
  close(): Promise<void>;
}

/** Makes a pool; processes are started when they are first needed. */
export function createAuditPool(options: PoolOptions): AuditPool {
  return new ProcessPool(options);
}

class ProcessPool implements AuditPool {
  readonly #options: PoolOptions;
  readonly #idle: AuditProcess[] = [];
  readonly #busy = new Set<AuditProcess>();
  /** Audits that wait for a process, in order. */
  readonly #waiting: ((process: AuditProcess) => void)[] = [];
  readonly #closed = new AbortController();

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  get workers(): number {
    return this.#options.workers;
  }

  start(): void {
    if (this.#busy.size + this.#idle.length === 0) this.#idle.push(this.#start());
  }

  async run(task: AuditTask, { signal, unlessBegun, onProgress }: RunOptions = {}): Promise<ResultCard> {
    const stop = anyOf(this.#closed.signal, signal);
    onProgress?.('waiting');
    for (;;) {
      const process = await this.#take(anyOf(stop, unlessBegun));
      const startedAt = new Date().toISOString();
      const onNearlyDone = () => this.#handNext(process);
      const end = await process.run(task, { signal: stop, onStage: onProgress, onNearlyDone });
      // One whose process went while it was in hand is not told as failed: it never ran.
      if (end.kind === 'not-begun') continue;
      this.#giveBack(process);
      return this.#cardOf(end, task, startedAt, stop);
    }
  }

  async close(): Promise<void> {
    this.#closed.abort(new PoolClosed());
    for (const process of [...this.#idle, ...this.#busy]) process.end();
    await Promise.all([...this.#idle, ...this.#busy].map((process) => process.gone()));
  }

  async #cardOf(
    end: Exclude<ProcessEnd, { kind: 'not-begun' }>,
    task: AuditTask,
    startedAt: string,
    stop: AbortSignal,
  ): Promise<ResultCard> {
    if (end.kind === 'finished') return end.card;
    if (end.kind === 'unwritable') throw Object.assign(new Error(end.code), { code: end.code });
    if (end.why === 'cancelled') throw stop.reason;
    // What the process had begun to write is of no use.
    await rm(task.draft, { recursive: true, force: true });
    return writeFailure(task, endedFailure(end, this.#options), startedAt);
  }

  /** A free process, or the next that becomes free. */
  #take(stop: AbortSignal): Promise<AuditProcess> {
    stop.throwIfAborted();
    for (let process = this.#idle.pop(); process !== undefined; process = this.#idle.pop()) {
      if (process.isUsable) return Promise.resolve(this.#use(process));
    }
    if (this.#busy.size < this.workers) return Promise.resolve(this.#use(this.#start()));
    return new Promise((resolve, reject) => {
      const onAbort = () => {
        this.#waiting.splice(this.#waiting.indexOf(turn), 1);
        reject(stop.reason);
      };
      const turn = (process: AuditProcess) => {
        stop.removeEventListener('abort', onAbort);
        resolve(this.#use(process));
      };
      stop.addEventListener('abort', onAbort, { once: true });
      this.#waiting.push(turn);
    });
  }

  #use(process: AuditProcess): AuditProcess {
    this.#busy.add(process);
    return process;
  }

  #start(): AuditProcess {
    return new AuditProcess(this.#options, this.#options.signatures);
  }

  /**
   * Gives a process whose audit is about to end the next one, so that it need not ask and wait for it: among small apps
   * that wait was a fifth of its time.
   */
  #handNext(process: AuditProcess): void {
    if (process.canHoldNext) this.#waiting.shift()?.(process);
  }

  #giveBack(process: AuditProcess): void {
    if (process.isBusy) return;
    this.#busy.delete(process);
    const usable = process.isUsable;
    if (this.#closed.signal.aborted) {
      process.end();
      return;
    }
    const next = this.#waiting.shift();
    if (next !== undefined) next(usable ? process : this.#start());
    else if (usable) this.#idle.push(process);
  }
}

function anyOf(one: AbortSignal, other: AbortSignal | undefined): AbortSignal {
  return other === undefined ? one : AbortSignal.any([one, other]);
}
