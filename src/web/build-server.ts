import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance } from 'fastify';
import { validatorCompiler } from 'fastify-type-provider-zod';
import { addAuditEndpoints } from './endpoints/audit-endpoints.js';
import { addCatalogueEndpoints } from './endpoints/catalogue-endpoints.js';
import { addEventEndpoint } from './endpoints/event-endpoint.js';
import { addResultEndpoints } from './endpoints/result-endpoints.js';
import { addServerEndpoints } from './endpoints/server-endpoints.js';
import { timeRequests } from './metrics.js';
import { addOpenapi } from './openapi.js';
import { answerProblem, problemMediaType, problemOf } from './problems/answer-problem.js';
import { ProblemError } from './problems/problem-error.js';
import { addGuard } from './security/guard.js';
import type { ServerParts } from './server-parts.js';
import { addPage } from './static-page.js';

/** Milliseconds in which a client must have sent the head of a request. */
const headTime = 10_000;
/** Milliseconds a client whose request was refused may go on sending before it is cut off. */
const drainTime = 2000;

/** The server, ready to listen: security first, then the endpoints, then the page. */
export async function buildServer(parts: ServerParts): Promise<FastifyInstance> {
  const { options, metrics, tool } = parts;
  const app = Fastify({
    genReqId: () => randomUUID(),
    requestTimeout: (options.limits.uploadSeconds + 30) * 1000,
    forceCloseConnections: true,
    clientErrorHandler: answerGarbage,
    routerOptions: { maxParamLength: 200 },
    http: { headersTimeout: headTime, connectionsCheckingInterval: 1000 },
  });
  app.setValidatorCompiler(validatorCompiler);
  // Answers are held to their schemas by the tests; checking a result of megabytes at every request would cost its readers.
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
  app.setErrorHandler((error, request, reply) => answerProblem(error, request, reply, options.log));
  app.setNotFoundHandler((request, reply) =>
    answerProblem(new ProblemError('not-found'), request, reply, options.log),
  );
  await addSecurity(app, parts);
  await app.register(multipart);
  timeRequests(app, metrics);
  cutOffRefused(app);
  await addOpenapi(app, tool.version);
  addServerEndpoints(app, parts);
  addAuditEndpoints(app, parts);
  addEventEndpoint(app, parts);
  addResultEndpoints(app, parts);
  addCatalogueEndpoints(app, parts);
  if (parts.page !== null) await addPage(app, parts.page);
  return app;
}

async function addSecurity(app: FastifyInstance, { options }: ServerParts): Promise<void> {
  await app.register(helmet, {
    // Each answer gets the policy of its kind, see content-policy.ts.
    contentSecurityPolicy: false,
    // We speak plain HTTP; whoever puts TLS before us sets this there.
    strictTransportSecurity: false,
    crossOriginResourcePolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'sameorigin' },
    referrerPolicy: { policy: 'no-referrer' },
  });
  await app.register(rateLimit, {
    max: options.requestsPerMinute,
    timeWindow: 60_000,
    errorResponseBuilder: (_, { ttl }) =>
      new ProblemError('too-many-requests', { retryAfter: Math.ceil(ttl / 1000) }),
  });
  addGuard(app, options);
}

/** Who was refused while still sending gets the answer and a moment to read it, then the connection goes. */
function cutOffRefused(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply) => {
    if (!request.raw.complete && reply.statusCode >= 400) reply.header('connection', 'close');
  });
  app.addHook('onResponse', async (request) => {
    const { raw } = request;
    if (raw.complete || raw.destroyed) return;
    raw.unpipe();
    raw.resume();
    const timer = setTimeout(() => raw.socket.destroy(), drainTime);
    raw.socket.once('close', () => clearTimeout(timer));
  });
}

/** What is no HTTP gets an answer too, where the other side still listens. */
function answerGarbage(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const code = error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 'upload-too-slow' : 'invalid-request';
  const problem = problemOf(code, 'en', randomUUID());
  const body = JSON.stringify(problem);
  const reason = code === 'upload-too-slow' ? '408 Request Timeout' : '400 Bad Request';
  socket.end(
    `HTTP/1.1 ${reason}\r\nConnection: close\r\nContent-Type: ${problemMediaType}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
