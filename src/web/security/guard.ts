import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ProblemError } from '../problems/problem-error.js';
import type { ServerOptions } from '../server-options.js';
import { isOwnHost, isOwnOrigin } from './asker-check.js';
import { dataPolicy } from './content-policy.js';
import { readSessionCookie } from './session-cookie.js';
import { isSession, isToken } from './token.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** True for what answers without token or session: the page itself, signing in, health. */
    readonly open?: boolean;
  }
}

/** Wrong tokens a client address may try in a minute. */
const wrongTokensPerMinute = 10;

/** Decides of every request, before anything of its body is read, whether it is answered at all. */
export function addGuard(app: FastifyInstance, options: ServerOptions): void {
  const wrongTokens = app.createRateLimit({ max: wrongTokensPerMinute, timeWindow: 60_000 });
  app.addHook('onRequest', async (request, reply) => {
    reply.header('content-security-policy', dataPolicy).header('cache-control', 'no-store');
    if (!isOwnHost(request.headers.host, options.host, options.allowedHosts))
      throw new ProblemError('foreign-host');
    if (!isOwnOrigin(request.method, request.headers)) throw new ProblemError('foreign-origin');
    if (request.routeOptions.config.open === true || isSignedIn(request, options.token)) return;
    if (showsToken(request)) await countWrongToken(request, wrongTokens);
    throw new ProblemError('not-signed-in');
  });
}

type RateLimit = ReturnType<FastifyInstance['createRateLimit']>;

/** A wrong token counts; the right one is never refused for the wrong ones of others behind the same address. */
export async function countWrongToken(request: FastifyRequest, limit: RateLimit): Promise<void> {
  const count = await limit(request);
  if (!count.isAllowed && count.isExceeded)
    throw new ProblemError('too-many-requests', { retryAfter: count.ttlInSeconds });
}

/** Whether the request shows the token or a session made with it; always where no token is set. */
export function isSignedIn({ headers }: FastifyRequest, token: string | null): boolean {
  if (token === null) return true;
  const bearer = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
  if (bearer !== undefined) return isToken(bearer, token);
  const session = readSessionCookie(headers.cookie);
  return session !== null && isSession(session, token, Date.now() / 1000);
}

function showsToken({ headers }: FastifyRequest): boolean {
  return headers.authorization !== undefined;
}
