import type { Problem } from '../api/problem.js';

/** The server answered with a problem; its words are in the language that was asked for. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  /** HTTP status. */
  readonly status: number;
  /** Null where what answered was not this server, e.g. a proxy on the way. */
  readonly problem: Problem | null;

  constructor(status: number, problem: Problem | null) {
    super(problem === null ? `HTTP ${status}` : [problem.title, problem.detail].filter(Boolean).join(': '));
    this.status = status;
    this.problem = problem;
  }
}

/** The problem a response carries, or null. */
export async function problemIn(response: Response): Promise<Problem | null> {
  if (!(response.headers.get('content-type') ?? '').startsWith('application/problem+json')) return null;
  return (await response.json()) as Problem;
}
