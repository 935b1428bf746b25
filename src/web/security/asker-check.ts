import type { IncomingHttpHeaders } from 'node:http';
import { isAddress, isLoopback } from './listen-address.js';

/**
 * Whether the Host header names this server. A page of another site can make its own name resolve to this machine (DNS
 * rebinding) and then counts as same-origin; but the name it uses stands in Host. Ports are not compared: a tunnel
 * changes them, rebinding does not need them.
 * @param listening the address the server was told to listen at
 * @param names further names it answers to
 */
export function isOwnHost(header: string | undefined, listening: string, names: readonly string[]): boolean {
  const host = hostOf(header);
  if (host === null) return false;
  if (host === listening.toLowerCase() || names.includes(host)) return true;
  // On loopback other addresses of this machine cannot be meant; elsewhere an address is no name that can be rebound.
  return isLoopback(listening) ? isLoopback(host) : host === 'localhost' || isAddress(host);
}

/** The host of a Host header without its port, in lower case; null where it is none. */
function hostOf(header: string | undefined): string | null {
  const match = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?$/i.exec(header ?? '');
  return match?.[1]?.toLowerCase().replace(/\.$/, '') ?? null;
}

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request may come from where it says it comes from. Browsers name the origin of every request that could
 * change something; programs that are no browsers name none and are judged by their token alone.
 */
export function isOwnOrigin(method: string, headers: IncomingHttpHeaders): boolean {
  const { origin, host } = headers;
  const site = headers['sec-fetch-site'];
  if (origin !== undefined) return sameHost(origin, host);
  if (site === undefined || site === 'same-origin' || site === 'none') return true;
  // A link from elsewhere to a page or a report is fine; a script, an image or a form of another site is not.
  return safeMethods.has(method) && headers['sec-fetch-mode'] === 'navigate';
}

function sameHost(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host?.toLowerCase();
}
