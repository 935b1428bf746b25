import { sessionSeconds } from './token.js';

const name = 'apk_audit_session';

/** Sent only to this server, never to scripts, never along with a request that another site caused. */
const attributes = 'Path=/; HttpOnly; SameSite=Strict';

/** The header that sets the session. */
export function setSessionCookie(value: string): string {
  return `${name}=${value}; Max-Age=${sessionSeconds}; ${attributes}`;
}

/** The header that takes it back. */
export function clearSessionCookie(): string {
  return `${name}=; Max-Age=0; ${attributes}`;
}

/** The session's value in a Cookie header, or null. */
export function readSessionCookie(header: string | undefined): string | null {
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return null;
}
