import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** Shortest token that is taken: 16 characters of a random one are beyond guessing at the rate that is allowed. */
export const shortestToken = 16;

/** How long a session lasts, in seconds. */
export const sessionSeconds = 12 * 60 * 60;

/** Whether a token is the right one, in a time that tells nothing of where they differ. */
export function isToken(given: string, token: string): boolean {
  // Digests have one length, which timingSafeEqual asks for and which hides the token's own.
  return timingSafeEqual(digest(given), digest(token));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/**
 * The value of a session cookie: when it ends, signed with the token. Nothing is kept on the server, so that a restart
 * signs nobody out; a new token signs everybody out.
 * @param now seconds since 1970
 */
export function sessionValue(token: string, now: number): string {
  const end = String(now + sessionSeconds);
  return `${end}.${signature(token, end)}`;
}

/** Whether a cookie's value is a session of this token that has not ended. */
export function isSession(value: string, token: string, now: number): boolean {
  const [end = '', signed = ''] = value.split('.', 2);
  if (!/^\d{1,12}$/.test(end) || Number(end) <= now) return false;
  return isToken(signed, signature(token, end));
}

function signature(token: string, end: string): string {
  return createHmac('sha256', token).update(`apk-audit session ${end}`).digest('base64url');
}
