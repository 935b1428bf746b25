import { request } from 'node:http';
import type { Duplex } from 'node:stream';

/** The proxy that the environment names for a URL, by the conventions of curl; null where none is. */
export function proxyFor(url: URL, env: Readonly<Record<string, string | undefined>>): URL | null {
  const read = (name: string): string => env[name.toLowerCase()] ?? env[name.toUpperCase()] ?? '';
  const spared = read('no_proxy')
    .split(',')
    .map((host) => host.trim().replace(/^\*?\./, ''))
    .filter((host) => host !== '');
  const { hostname } = url;
  if (spared.some((host) => host === '*' || hostname === host || hostname.endsWith(`.${host}`))) return null;
  const named = read(url.protocol === 'https:' ? 'https_proxy' : 'http_proxy') || read('all_proxy');
  if (named === '') return null;
  const address = named.includes('://') ? named : `http://${named}`;
  return URL.canParse(address) && address.startsWith('http://') ? new URL(address) : null;
}

/** Header that signs in at a proxy whose address holds user and password. */
export function proxyAuthorization(proxy: URL): Record<string, string> {
  if (proxy.username === '') return {};
  const login = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(login).toString('base64')}` };
}

/** A connection to the host of an https URL through a proxy (RFC 9110, 9.3.6). */
export function tunnelTo(url: URL, proxy: URL, signal: AbortSignal): Promise<Duplex> {
  const target = `${url.hostname}:${url.port || '443'}`;
  return new Promise((resolve, reject) => {
    const connect = request({
      host: proxy.hostname,
      port: proxy.port || 80,
      method: 'CONNECT',
      path: target,
      headers: { host: target, ...proxyAuthorization(proxy) },
      signal,
    });
    connect.on('connect', (response, socket) => {
      if (response.statusCode === 200) resolve(socket);
      else reject(new Error(`the proxy answered ${response.statusCode}`));
    });
    connect.on('error', reject);
    connect.end();
  });
}
