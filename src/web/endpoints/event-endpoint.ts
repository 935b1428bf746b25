import type { FastifyInstance, FastifyReply } from 'fastify';
import { auditEventName } from '../api/audits.js';
import { isOver } from '../audits/audit-service.js';
import { ProblemError } from '../problems/problem-error.js';
import { requestLanguage } from '../problems/request-language.js';
import type { ServerParts } from '../server-parts.js';
import { addEndpoint } from './endpoint.js';

/** Streams at the same time; each holds a connection. */
const mostStreams = 500;

/** A comment now and then keeps proxies from taking a quiet stream for a dead one. Milliseconds. */
const heartbeat = 15_000;

/** Follows an audit by server-sent events (HTML standard, section 9.2). */
export function addEventEndpoint(app: FastifyInstance, { audits }: ServerParts): void {
  let streams = 0;
  addEndpoint(app, 'auditEvents', async ({ params, request, reply }) => {
    const language = requestLanguage(request);
    await audits.get(params.id);
    if (streams >= mostStreams) throw new ProblemError('too-many-requests', { retryAfter: 5 });
    streams++;
    const stream = openStream(reply);
    let telling = false;
    let again = false;
    const tell = async () => {
      again = true;
      if (telling) return;
      telling = true;
      // Changes that come while one is told are told once, as they then stand.
      while (again && !stream.closed) {
        again = false;
        const record = await audits.get(params.id).catch(() => null);
        if (record !== null) stream.send(auditEventName, JSON.stringify(audits.view(record, language)));
        if (record === null || isOver(record)) stream.end();
      }
      telling = false;
    };
    const unsubscribe = audits.subscribe(params.id, () => void tell());
    const timer = setInterval(() => stream.comment(), heartbeat);
    reply.raw.on('close', () => {
      streams--;
      clearInterval(timer);
      unsubscribe();
    });
    await tell();
    return reply;
  });
}

function openStream(reply: FastifyReply) {
  const headers = { ...reply.getHeaders(), 'content-type': 'text/event-stream; charset=utf-8' };
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, headers as Record<string, string | number>);
  return {
    get closed() {
      return raw.writableEnded || raw.destroyed;
    },
    /** JSON of one line: a line break in it would end the event's data. */
    send: (name: string, json: string) => void raw.write(`event: ${name}\ndata: ${json}\n\n`),
    comment: () => void raw.write(':\n\n'),
    end: () => void raw.end(),
  };
}
