import { type ChildProcess, fork } from 'node:child_process';
import { type AuditStage, type AuditTask, type FromProcess, memoryMark } from './audit-messages.js';
import { auditProcessFlags } from './audit-process-flags.js';
import type { ResultCard } from './result-card.js';

/** How one audit in a process ended. */
export type ProcessEnd =
  | { readonly kind: 'finished'; readonly card: ResultCard }
  | { readonly kind: 'unwritable'; readonly code: string }
  | {
      readonly kind: 'ended';
      readonly why: 'time-limit' | 'memory-limit' | 'crashed' | 'cancelled';
      readonly detail: string;
    };

export interface ProcessLimits {
  /** Ceiling of resident memory of one audit process, in MB. */
  readonly memoryMb: number;
  /** Milliseconds for one audit; the start of its process is not counted. */
  readonly timeMs: number;
  /** How far audits stand back behind other processes of this machine, 0 to 19; 0 where it is left out. */
  readonly niceness?: number;
}

/** For a process to load the signatures on a machine that is busy. Milliseconds. */
const startAllowance = 60_000;

/** As much of what a process says on standard error as tells why it ended. Characters. */
const keptWords = 4000;

// From src/ and from dist/ alike, which lie two folders under the package's root. In one file, because finding and
// linking two hundred modules would cost each process what some fifty small apps do.
const entry = new URL('../../dist/cli/audit-process.js', import.meta.url);

/** A running audit process: one audit at a time. */
export class AuditProcess {
  readonly #child: ChildProcess;
  readonly #limits: ProcessLimits;
  #words = '';
  #ended = false;

  constructor(limits: ProcessLimits, signatures: string | undefined) {
    this.#limits = limits;
    this.#child = fork(
      entry,
      [JSON.stringify({ memoryMb: limits.memoryMb, niceness: limits.niceness, signatures })],
      {
        execArgv: auditProcessFlags(limits.memoryMb),
        serialization: 'advanced',
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      },
    );
    this.#child.stderr?.setEncoding('utf8');
    this.#child.stderr?.on('data', (text: string) => {
      this.#words = (this.#words + text).slice(-keptWords);
    });
    this.#child.once('close', () => {
      this.#ended = true;
    });
    // A process that cannot be started or spoken to ends as well; `run` tells.
    this.#child.on('error', () => this.end());
  }

  /** False once it cannot take another audit. */
  get isUsable(): boolean {
    return !this.#ended && this.#child.connected;
  }

  /** Runs one audit to whatever end it comes to; never rejects. After any end but two the process is gone. */
  run(
    task: AuditTask,
    onStage: ((stage: AuditStage) => void) | undefined,
    signal: AbortSignal | undefined,
  ): Promise<ProcessEnd> {
    return new Promise((resolve) => {
      let killedFor: 'time-limit' | 'cancelled' | null = null;
      const kill = (why: 'time-limit' | 'cancelled') => {
        killedFor ??= why;
        this.end();
      };
      let timer = setTimeout(() => kill('time-limit'), this.#limits.timeMs + startAllowance);
      let begun = false;
      const onAbort = () => kill('cancelled');
      const settle = (end: ProcessEnd) => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
        this.#child.off('message', onMessage).off('close', onClose);
        resolve(end);
      };
      const onMessage = (message: FromProcess) => {
        if (message.kind !== 'stage') {
          settle(message);
          return;
        }
        if (!begun) {
          clearTimeout(timer);
          timer = setTimeout(() => kill('time-limit'), this.#limits.timeMs);
          begun = true;
        }
        onStage?.(message.stage);
      };
      const onClose = (code: number | null, ended: string | null) => {
        const why = killedFor ?? (this.#wasMemory() ? 'memory-limit' : 'crashed');
        settle({ kind: 'ended', why, detail: ended ?? `exit code ${code}` });
      };
      this.#child.on('message', onMessage).on('close', onClose);
      if (signal?.aborted === true) onAbort();
      signal?.addEventListener('abort', onAbort);
      if (this.#ended) onClose(this.#child.exitCode, this.#child.signalCode);
      else if (!this.#child.connected) this.end();
      else
        this.#child.send({ task, watched: onStage !== undefined }, (error) => error !== null && this.end());
    });
  }

  /** Ends the process at once, whatever it does. */
  end(): void {
    this.#child.kill('SIGKILL');
  }

  /** Resolves once the process is gone. */
  gone(): Promise<void> {
    return this.#ended
      ? Promise.resolve()
      : new Promise((resolve) => this.#child.once('close', () => resolve()));
  }

  #wasMemory(): boolean {
    return this.#words.includes(memoryMark) || /heap out of memory|Allocation failed/.test(this.#words);
  }
}
