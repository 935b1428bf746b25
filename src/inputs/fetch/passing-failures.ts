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
const laterStatuses: ReadonlySet<number> = new Set([429, 500, 502, 503, 504]);

/** Whether a failure of the network may be gone the next time. */
export function mayPass(error: unknown): boolean {
  if (error instanceof ConnectionIdle) return true;
  return error instanceof Error && 'code' in error && passing.has(String(error.code));
}

/** Whether a status says that another time may be better. */
export function mayAnswerLater(status: number): boolean {
  return laterStatuses.has(status);
}
