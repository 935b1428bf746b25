import type { Problem, ProblemCode } from '../api/problem.js';

/** What is wrong with which field of a request. */
export type FieldFault = NonNullable<Problem['fields']>[number];

/** A request that cannot be answered as asked; words are made from the code when the answer is written. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ProblemCode;
  readonly fields: readonly FieldFault[];
  /** Seconds after which asking again makes sense. */
  readonly retryAfter: number | null;

  constructor(
    code: ProblemCode,
    more: { readonly fields?: readonly FieldFault[]; readonly retryAfter?: number } = {},
  ) {
    super(code);
    this.code = code;
    this.fields = more.fields ?? [];
    this.retryAfter = more.retryAfter ?? null;
  }
}
