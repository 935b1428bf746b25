import { InputError } from '../../facts/input-error.js';
import type { FetchOptions } from './fetch-limits.js';
import { BodyTooLarge, ConnectionIdle, type HttpAnswer, httpGet, type RequestDetails } from './http-get.js';
import { mayAnswerLater } from './passing-failures.js';
import {
  isPrivateAddress,
  literalAddress,
  PrivateAddressRefused,
  privateAddressError,
} from './private-addresses.js';

/** What is asked for: errors are named after it. */
export interface Wanted {
  readonly side: 'policy' | 'package';
  /** The address as the user gave it; it stands in errors. */
  readonly source: string;
}

const wording = {
  policy: { tooLarge: 'policy-too-large', noun: 'document' },
  package: { tooLarge: 'package-url-too-large', noun: 'package' },
} as const;

/**
 * Asks for an address and follows its redirects, each checked: a public page may redirect to a private one.
 * @param from where to begin: the address as given, or the one an earlier request ended at
 * @returns the last answer, of whatever status, and the address that gave it
 * @throws InputError for redirects without end, an address that is none or is private; what node:http throws
 */
export async function requestUrl(
  wanted: Wanted,
  from: string,
  options: FetchOptions,
  signal: AbortSignal,
  details: RequestDetails = {},
): Promise<{ url: URL; answer: HttpAnswer }> {
  let url = checkedUrl(from, undefined, wanted, options);
  for (let left = options.limits.redirects; ; left--) {
    const answer = await httpGet(url, options, signal, details);
    if (answer.status < 300 || answer.status >= 400 || answer.location === undefined) return { url, answer };
    if (left === 0)
      throw new InputError(
        `${wanted.side}-url-redirects`,
        wanted.source,
        'the server redirects without end. Give the final address.',
      );
    url = checkedUrl(answer.location, url, wanted, options);
  }
}

function checkedUrl(target: string, base: URL | undefined, wanted: Wanted, options: FetchOptions): URL {
  const unreachable = `${wanted.side}-url-unreachable`;
  if (!URL.canParse(target, base?.href))
    throw new InputError(unreachable, wanted.source, 'this is no valid address. Check it.');
  const url = new URL(target, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new InputError(unreachable, wanted.source, `${url.protocol} addresses are not fetched.`);
  const literal = literalAddress(url.hostname);
  const isPrivate = literal === null ? url.hostname === 'localhost' : isPrivateAddress(literal);
  if (isPrivate && !options.allowPrivateAddresses) throw privateAddressError(wanted.source, wanted.side);
  return url;
}

/** The error for an answer of a status that gives nothing. A server that is busy or down may answer later. */
export function statusError({ side, source }: Wanted, status: number): InputError {
  if (mayAnswerLater(status)) {
    return new InputError(`${side}-url-busy`, source, `the server answered ${status}. Try again later.`);
  }
  return new InputError(`${side}-url-status`, source, `the server answered ${status}. Check the address.`);
}

/** What went wrong while fetching, as the user's error; what is none of the network's stays as it is. */
export function fetchError(
  error: unknown,
  { side, source }: Wanted,
  { limits }: FetchOptions,
  signal: AbortSignal,
): unknown {
  if (error instanceof InputError) return error;
  if (error instanceof PrivateAddressRefused) return privateAddressError(source, side);
  const { tooLarge, noun } = wording[side];
  if (error instanceof BodyTooLarge)
    return new InputError(tooLarge, source, `the ${noun} is larger than ${limits.bytes} bytes.`);
  if (signal.aborted || error instanceof ConnectionIdle) {
    const waited = error instanceof ConnectionIdle ? error.milliseconds : limits.time;
    const detail = `no complete answer came within ${waited / 1000} seconds.`;
    return new InputError(`${side}-url-timeout`, source, detail);
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return new InputError(`${side}-url-unreachable`, source, `the server cannot be reached (${code}).`);
}
