import { type ChildProcess, fork } from 'node:child_process';
import { type AuditTask, type FromProcess, memoryMark } from './audit-messages.js';
import { auditProcessFlags } from './audit-process-flags.js';
import { type AuditWatch, type ProcessEnd, RunningAudit } from './running-audit.js';

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

/** A running audit process: one audit at a time, and the next in hand while that comes to its end. */
export class AuditProcess {
  readonly #child: ChildProcess;
  readonly #limits: ProcessLimits;
  /** The one under way, and the one in hand. */
  readonly #audits: RunningAudit[] = [];
  #isReady = false;
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
    this.#child.on('message', (message: FromProcess) => this.#hear(message));
    this.#child.once('close', (code, signal) => this.#onGone(signal ?? `exit code ${code}`));
    this.#child.on('error', ({ message }) => {
      // One that could not be started may never be told as closed.
      if (this.#child.pid === undefined) this.#onGone(message);
      else this.end();
    });
  }

  /** False once it cannot take another audit. */
  get isUsable(): boolean {
    return !this.#ended && this.#child.connected;
  }

  /** Whether it has audits that did not come to an end yet. */
  get isBusy(): boolean {
    return this.#audits.length > 0;
  }

  /** Whether an audit is under way and none is in hand. */
  get canHoldNext(): boolean {
    return this.#audits.length === 1 && this.isUsable;
  }

  /** Runs one audit to whatever end it comes to; never rejects. After any end but two the process is gone. */
  run(task: AuditTask, watch: AuditWatch): Promise<ProcessEnd> {
    return new Promise((resolve) => {
      const audit = new RunningAudit(watch, resolve, () => this.end());
      this.#audits.push(audit);
      if (this.#audits.length === 1) this.#begin(audit);
      if (this.#child.connected) {
        this.#child.send({ task, watched: watch.onStage !== undefined }, (error) => error && this.end());
      } else if (this.#ended) this.#settleAll('it was gone before');
      else this.end();
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

  #begin(audit: RunningAudit): void {
    audit.begin(this.#limits.timeMs + (this.#isReady ? 0 : startAllowance));
  }

  #hear(message: FromProcess): void {
    const [audit] = this.#audits;
    switch (message.kind) {
      case 'ready':
        this.#isReady = true;
        if (audit !== undefined) this.#begin(audit);
        return;
      case 'stage':
        audit?.tell(message.stage);
        return;
      case 'nearly-done':
        audit?.nearlyDone();
        return;
      default: {
        this.#audits.shift();
        audit?.settle(message);
        const [next] = this.#audits;
        if (next !== undefined) this.#begin(next);
      }
    }
  }

  #onGone(detail: string): void {
    this.#ended = true;
    this.#settleAll(detail);
  }

  #settleAll(detail: string): void {
    const why = this.#wasMemory() ? 'memory-limit' : 'crashed';
    const [underWay, ...inHand] = this.#audits.splice(0);
    underWay?.settle({ kind: 'ended', why: underWay.endedFor ?? why, detail });
    for (const audit of inHand) audit.settle({ kind: 'not-begun' });
  }

  #wasMemory(): boolean {
    return this.#words.includes(memoryMark) || /heap out of memory|Allocation failed/.test(this.#words);
  }
}
