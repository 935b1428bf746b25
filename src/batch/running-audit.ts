import type { AuditStage } from './audit-messages.js';
import type { ResultCard } from './result-card.js';

/** How one audit in a process ended. */
export type ProcessEnd =
  | { readonly kind: 'finished'; readonly card: ResultCard }
  | { readonly kind: 'unwritable'; readonly code: string }
  /** The process went while another audit ran in it: this one can be run elsewhere. */
  | { readonly kind: 'not-begun' }
  | {
      readonly kind: 'ended';
      readonly why: 'time-limit' | 'memory-limit' | 'crashed' | 'cancelled';
      readonly detail: string;
    };

/** Who has an audit run. */
export interface AuditWatch {
  /** Ends it at once. */
  readonly signal: AbortSignal;
  readonly onStage?: ((stage: AuditStage) => void) | undefined;
  /** Told when its inputs are read. */
  readonly onNearlyDone?: () => void;
}

/** An audit that was handed to a process: how long it may take, and what ends it. */
export class RunningAudit {
  readonly #watch: AuditWatch;
  readonly #resolve: (end: ProcessEnd) => void;
  readonly #endProcess: () => void;
  readonly #onAbort = () => this.#end('cancelled');
  #hasBegun = false;
  #timer: NodeJS.Timeout | undefined;
  #endedFor: 'time-limit' | 'cancelled' | null = null;

  constructor(watch: AuditWatch, resolve: (end: ProcessEnd) => void, endProcess: () => void) {
    this.#watch = watch;
    this.#resolve = resolve;
    this.#endProcess = endProcess;
    watch.signal.addEventListener('abort', this.#onAbort);
    if (watch.signal.aborted) this.#onAbort();
  }

  /** Why it was ended from outside, if it was. */
  get endedFor(): 'time-limit' | 'cancelled' | null {
    return this.#endedFor;
  }

  /** Counts its time from now; may be said again. @param timeMs milliseconds it may take */
  begin(timeMs: number): void {
    this.#hasBegun = true;
    clearTimeout(this.#timer);
    // One that was cancelled while another ran in its process could not be ended without that.
    if (this.#endedFor !== null) this.#endProcess();
    else this.#timer = setTimeout(() => this.#end('time-limit'), timeMs);
  }

  tell(stage: AuditStage): void {
    this.#watch.onStage?.(stage);
  }

  nearlyDone(): void {
    this.#watch.onNearlyDone?.();
  }

  settle(end: ProcessEnd): void {
    clearTimeout(this.#timer);
    this.#watch.signal.removeEventListener('abort', this.#onAbort);
    this.#resolve(end);
  }

  #end(why: 'time-limit' | 'cancelled'): void {
    this.#endedFor ??= why;
    if (this.#hasBegun) this.#endProcess();
  }
}
