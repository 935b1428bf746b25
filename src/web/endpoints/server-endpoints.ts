import type { FastifyInstance } from 'fastify';
import { languages } from '../../index.js';
import { appTypeChoices, profileChoices } from '../../inputs/config/audit-choices.js';
import type { About } from '../api/catalogue.js';
import { reportFormatSchema } from '../api/results.js';
import { ProblemError } from '../problems/problem-error.js';
import { countWrongToken, isSignedIn } from '../security/guard.js';
import { clearSessionCookie, setSessionCookie } from '../security/session-cookie.js';
import { isToken, sessionValue } from '../security/token.js';
import type { ServerParts } from '../server-parts.js';
import { addEndpoint } from './endpoint.js';

/** The server itself: what it is, who may ask, how it fares. */
export function addServerEndpoints(app: FastifyInstance, parts: ServerParts): void {
  const { tool, metrics, audits } = parts;
  addEndpoint(app, 'about', () => aboutOf(parts));
  addSessionEndpoints(app, parts);
  addEndpoint(app, 'openapi', () => JSON.parse(JSON.stringify(app.swagger())));
  addEndpoint(app, 'health', () => {
    const status = audits.isStopping ? ('stopping' as const) : ('ok' as const);
    return { status, version: tool.version };
  });
  addEndpoint(app, 'metrics', async ({ reply }) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  );
}

function addSessionEndpoints(app: FastifyInstance, { options: { token } }: ServerParts): void {
  const tokenRequired = token !== null;
  const wrongTokens = app.createRateLimit({ max: 10, timeWindow: 60_000 });
  addEndpoint(app, 'session', ({ request }) => ({ tokenRequired, signedIn: isSignedIn(request, token) }));
  addEndpoint(app, 'signIn', async ({ body, request, reply }) => {
    if (token !== null && !isToken(body.token, token)) {
      await countWrongToken(request, wrongTokens);
      throw new ProblemError('not-signed-in');
    }
    if (token !== null)
      reply.header('set-cookie', setSessionCookie(sessionValue(token, Math.floor(Date.now() / 1000))));
    return { tokenRequired, signedIn: true };
  });
  addEndpoint(app, 'signOut', ({ reply }) => {
    reply.header('set-cookie', clearSessionCookie());
    return { tokenRequired, signedIn: !tokenRequired };
  });
}

function aboutOf({ tool, sdks, options }: ServerParts): About {
  const { packageFiles, documents, packageBytes, documentBytes, uploadBytes, uploadSeconds, queuedAudits } =
    options.limits;
  return {
    tool: { name: tool.name, version: tool.version },
    languages: [...languages],
    profiles: profileChoices.map(({ id, names }) => ({ id, names })),
    appTypes: appTypeChoices.map(({ id, names }) => ({ id, names })),
    reportFormats: reportFormatSchema.options,
    signatures: { sdks: sdks.count('sdk'), libraries: sdks.count('library'), vendors: sdks.vendorCount },
    limits: {
      packageFiles,
      documents,
      packageBytes,
      documentBytes,
      uploadBytes,
      uploadSeconds,
      queuedAudits,
    },
    privateAddresses: options.allowPrivateAddresses,
  };
}
