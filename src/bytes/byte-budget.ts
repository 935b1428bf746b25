import type { Limits } from './limits.js';

/** What is left of the inflated bytes one package may cost; shared by its nested archives. */
export class ByteBudget {
  #left: number;

  constructor(limits: Limits) {
    this.#left = limits.totalBytes;
  }

  /** Bytes that may still be spent. */
  get left(): number {
    return Math.max(0, this.#left);
  }

  /** Takes bytes, or gives some back where negative. */
  spend(bytes: number): void {
    this.#left -= bytes;
  }
}
