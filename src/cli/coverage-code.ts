import type { Diagnostic } from '../facts/diagnostic.js';
import { exitCode } from '../inputs/exit-codes.js';

/** `incomplete` where facts were lost while reading, else the code given. What was not read may hold more. */
export function codeUnlessIncomplete(diagnostics: readonly Diagnostic[], code: number): number {
  return diagnostics.some((diagnostic) => diagnostic.effect === 'lost') ? exitCode.incomplete : code;
}
