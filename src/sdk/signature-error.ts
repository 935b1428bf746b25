/** One thing wrong in a signature folder: which file, which field of it, and why. */
export interface SignatureFault {
  /** Path of the file, as given plus vendor folder and file name. */
  readonly path: string;
  /** Dotted path of the field, e.g. `matchers.packages.0`; empty where the file as a whole is meant. */
  readonly field: string;
  readonly reason: string;
}

/** A signature folder that cannot be used. The user's to mend: the message names every fault, one a line. */
export class SignatureError extends Error {
  readonly faults: readonly SignatureFault[];

  constructor(faults: readonly SignatureFault[]) {
    super(faults.map(describeFault).join('\n'));
    this.name = 'SignatureError';
    this.faults = faults;
  }
}

/** `path: field: reason`, without the field where there is none. */
export function describeFault(fault: SignatureFault): string {
  return [fault.path, fault.field, fault.reason].filter((part) => part !== '').join(': ');
}
