import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
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
  readonly bytes: Uint8Array;
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
export async function httpGet(url: URL, options: FetchOptions, signal: AbortSignal): Promise<HttpAnswer> {
  const response = await send(url, options, signal);
  const { statusCode: status = 0, headers: received } = response;
  const redirected = status >= 300 && status < 400;
  const bytes = redirected ? new Uint8Array(0) : await bodyOf(response, options.limits.bytes);
  if (redirected) response.destroy();
  return { status, location: received.location, contentType: received['content-type'], bytes };
}

async function send(url: URL, options: FetchOptions, signal: AbortSignal): Promise<IncomingMessage> {
  const proxy = proxyFor(url, options.env);
  const common: RequestOptions = { method: 'GET', headers, signal, agent: false };
  if (proxy === null) {
    const guarded = options.allowPrivateAddresses ? common : { ...common, lookup: publicLookup };
    return answerTo((url.protocol === 'https:' ? httpsRequest : httpRequest)(url, guarded));
  }
  if (url.protocol === 'http:') {
    const through = { ...common, host: proxy.hostname, port: proxy.port || 80, path: url.href };
    return answerTo(
      httpRequest({ ...through, headers: { ...headers, host: url.host, ...proxyAuthorization(proxy) } }),
    );
  }
  const socket = await tunnelTo(url, proxy, signal);
  const secure = tlsConnect({ socket, servername: url.hostname });
  return answerTo(httpsRequest(url, { ...common, createConnection: () => secure }));
}

function answerTo(request: ReturnType<typeof httpRequest>): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.on('response', resolve);
    request.on('error', reject);
    request.end();
  });
}

async function bodyOf(response: IncomingMessage, most: number): Promise<Uint8Array> {
  const decoder = decoderFor(response.headers['content-encoding']);
  const body = decoder === null ? response : response.pipe(decoder);
  if (decoder !== null) response.on('error', (error) => decoder.destroy(error));
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
