import { setTimeout as pause } from 'node:timers/promises';
import { ConnectionIdle } from './http-get.js';

/** Failures of a connection that another attempt may not meet. */
const passing: ReadonlySet<string> = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ERR_STREAM_PREMATURE_CLOSE',
]);

/** Statuses of a server that is busy or being restarted (RFC 9110, RFC 6585). */
const passingStatuses: ReadonlySet<number> = new Set([429, 500, 502, 503, 504]);

/** Whether a failure of the network may be gone the next time. */
export function mayPass(error: unknown): boolean {
  if (error instanceof ConnectionIdle) return true;
  return error instanceof Error && 'code' in error && passing.has(String(error.code));
}

/** How often, and after which pauses. */
export interface Attempts {
  readonly attempts: number;
  /** Milliseconds before the second attempt; doubled for each further one. */
  readonly firstPause: number;
}

/**
 * Asks until an answer comes that is no passing failure.
 * @param ask throws where the connection fails
 * @returns the last answer; what `ask` threw last is thrown
 */
export async function tryAgain<Answer extends { readonly status: number }>(
  ask: () => Promise<Answer>,
  { attempts, firstPause }: Attempts,
  signal: AbortSignal,
): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    const last = attempt >= attempts;
    try {
      const answer = await ask();
      if (last || !passingStatuses.has(answer.status)) return answer;
    } catch (error) {
      if (last || signal.aborted || !mayPass(error)) throw error;
    }
    await pause(firstPause * 2 ** (attempt - 1), undefined, { signal });
  }
}
