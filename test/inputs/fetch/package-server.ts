import type { IncomingMessage, ServerResponse } from 'node:http';
import { type LocalServer, serve } from './local-server.js';

/** How a server departs from one that serves ranges as RFC 9110 says. */
export interface ServerHabits {
  /** none: answers every request whole. Shifted, short, other-size: partial answers that are not what was asked for. */
  readonly ranges?: 'none' | 'shifted' | 'short' | 'other-size' | 'refused-later';
  /** Of the n-th answer (from 0); null sends none. */
  readonly etag?: (answer: number) => string | null;
  readonly lastModified?: string;
  /** Answers, counted from 0, whose connection is cut in the middle of the body. */
  readonly cut?: (answer: number) => boolean;
  /** Answers with this status instead. */
  readonly status?: (answer: number) => number | null;
  /** Answers, counted from 0, whose body comes byte by byte without end. */
  readonly drip?: (answer: number) => boolean;
  /** Milliseconds before an answer begins. */
  readonly delay?: number;
}

/** A server that counts what it sends. */
export interface PackageServer extends LocalServer {
  /** Bytes of bodies handed to the network. */
  readonly sent: () => number;
  /** Range headers as they came; '' where there was none. */
  readonly ranges: string[];
}

/** Serves packages by path, by ranges unless its habits say otherwise. */
export async function servePackages(
  packages: Readonly<Record<string, Uint8Array>>,
  habits: ServerHabits = {},
): Promise<PackageServer> {
  let sent = 0;
  let answers = 0;
  const ranges: string[] = [];
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const number = answers++;
    ranges.push(request.headers.range ?? '');
    const file = packages[decodeURI(new URL(request.url ?? '', 'http://x').pathname)];
    const status = file === undefined ? 404 : (habits.status?.(number) ?? null);
    if (file === undefined || status !== null) {
      response.writeHead(status ?? 404).end();
      return;
    }
    const { head, body } = answerFor(file, request, habits, number);
    response.writeHead(head.status, { ...head.headers, 'content-length': body.length });
    if (habits.cut?.(number) === true) {
      sent += body.length >> 1;
      response.write(body.subarray(0, body.length >> 1), () => response.destroy());
      return;
    }
    if (habits.drip?.(number) === true) {
      const timer = setInterval(() => response.write(body.subarray(0, 1)), 200);
      response.on('close', () => clearInterval(timer));
      return;
    }
    sent += body.length;
    response.end(body);
  };
  const local = await serve((request, response) => {
    if (habits.delay === undefined) answer(request, response);
    else setTimeout(() => answer(request, response), habits.delay);
  });
  return { ...local, ranges, sent: () => sent };
}

function answerFor(file: Uint8Array, request: IncomingMessage, habits: ServerHabits, number: number) {
  const etag = habits.etag === undefined ? '"one"' : habits.etag(number);
  const headers: Record<string, string> = {
    ...(etag !== null && { etag }),
    ...(habits.lastModified !== undefined && { 'last-modified': habits.lastModified }),
  };
  const whole = { head: { status: 200, headers }, body: file };
  const asked = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
  const condition = request.headers['if-range'];
  if (asked === null || habits.ranges === 'none') return whole;
  if (habits.ranges === 'refused-later' && number > 0) return whole;
  if (condition !== undefined && condition !== etag && condition !== habits.lastModified) return whole;
  const start = Number(asked[1]) + (habits.ranges === 'shifted' ? 1 : 0);
  const end = Math.min(Number(asked[2]) + 1, file.length);
  const size = file.length + (habits.ranges === 'other-size' && number > 0 ? 1 : 0);
  const told = { ...headers, 'content-range': `bytes ${start}-${end - 1}/${size}` };
  const body = file.subarray(start, habits.ranges === 'short' ? end - 1 : end);
  return { head: { status: 206, headers: told }, body };
}
