import {
  type Agent,
  request as httpRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type RequestOptions,
} from 'node:http';
import { type Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { connect as tlsConnect } from 'node:tls';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { FetchOptions } from './fetch-limits.js';
import { publicLookup } from './private-addresses.js';
import { proxyAuthorization, proxyFor, tunnelTo } from './proxy.js';

/** One answer, its body decompressed. */
export interface HttpAnswer {
  readonly status: number;
  readonly location: string | undefined;
  readonly contentType: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Uint8Array;
}

/** What one request asks beyond its address. */
export interface RequestDetails {
  /** Over those that every request carries. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Bytes the body may have for that status; null leaves the body unread. Default: `limits.bytes`. */
  readonly mostBytes?: (status: number) => number | null;
  /** Milliseconds without a byte after which the connection counts as broken. */
  readonly idleTime?: number;
  /** Connections kept for further requests to the same server; default: one for each request. */
  readonly connections?: { readonly http: Agent; readonly https: HttpsAgent };
}

/** Nothing came for the time that a request allows. */
export class ConnectionIdle extends Error {
  override readonly name = 'ConnectionIdle';
  readonly milliseconds: number;

  constructor(milliseconds: number) {
    super(`nothing came for ${milliseconds} ms`);
    this.milliseconds = milliseconds;
  }
}

/** The body is larger than the limit. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

const headers = {
  // Some servers give nothing to clients they do not know; the name of this one stands beside the usual words.
  'user-agent': 'Mozilla/5.0 (compatible; apk-audit)',
  accept: 'text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.5',
  'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8',
  'accept-encoding': 'gzip, deflate, br',
};

/** A single GET without redirects. Private addresses are refused where the options do not allow them. */
export async function httpGet(
  url: URL,
  options: FetchOptions,
  signal: AbortSignal,
  details: RequestDetails = {},
): Promise<HttpAnswer> {
  const response = await send(url, options, signal, details);
  const { statusCode: status = 0, headers: received } = response;
  const redirected = status >= 300 && status < 400;
  const most = redirected ? null : (details.mostBytes ?? (() => options.limits.bytes))(status);
  const bytes = most === null ? new Uint8Array(0) : await bodyOf(response, most);
  if (most === null) response.destroy();
  return {
    status,
    location: received.location,
    contentType: received['content-type'],
    headers: received,
    bytes,
  };
}

async function send(
  url: URL,
  options: FetchOptions,
  signal: AbortSignal,
  details: RequestDetails,
): Promise<IncomingMessage> {
  const proxy = proxyFor(url, options.env);
  const sent = { ...headers, ...details.headers };
  const timeout = details.idleTime === undefined ? {} : { timeout: details.idleTime };
  const common: RequestOptions = { method: 'GET', headers: sent, signal, agent: false, ...timeout };
  const kept = details.connections;
  if (proxy === null) {
    const guarded = options.allowPrivateAddresses ? common : { ...common, lookup: publicLookup };
    if (url.protocol === 'https:')
      return answerTo(httpsRequest(url, { ...guarded, agent: kept?.https ?? false }), details.idleTime);
    return answerTo(httpRequest(url, { ...guarded, agent: kept?.http ?? false }), details.idleTime);
  }
  if (url.protocol === 'http:') {
    const through = { ...common, host: proxy.hostname, port: proxy.port || 80, path: url.href };
    return answerTo(
      httpRequest({ ...through, headers: { ...sent, host: url.host, ...proxyAuthorization(proxy) } }),
      details.idleTime,
    );
  }
  const socket = await tunnelTo(url, proxy, signal);
  const secure = tlsConnect({ socket, servername: url.hostname });
  return answerTo(httpsRequest(url, { ...common, createConnection: () => secure }), details.idleTime);
}

function answerTo(request: ReturnType<typeof httpRequest>, idleTime = 0): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.on('response', resolve);
    request.on('error', reject);
    request.on('timeout', () => request.destroy(new ConnectionIdle(idleTime)));
    request.end();
  });
}

async function bodyOf(response: IncomingMessage, most: number): Promise<Uint8Array> {
  const decoder = decoderFor(response.headers['content-encoding']);
  const body = decoder === null ? response : response.pipe(decoder);
  if (decoder !== null) response.on('error', (error) => decoder.destroy(error));
  if (decoder === null && Number(response.headers['content-length'] ?? 0) > most) {
    response.destroy();
    throw new BodyTooLarge();
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > most) {
      response.destroy();
      throw new BodyTooLarge();
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function decoderFor(encoding: string | undefined) {
  switch (encoding?.trim().toLowerCase()) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress();
    default:
      return null;
  }
}
