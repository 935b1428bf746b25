import { InputError } from '../../facts/input-error.js';
import type { PolicyDocumentInput } from '../../policy/collect-policy-facts.js';
import type { FetchOptions } from './fetch-limits.js';
import { BodyTooLarge, type HttpAnswer, httpGet } from './http-get.js';
import {
  isPrivateAddress,
  literalAddress,
  PrivateAddressRefused,
  privateAddressError,
} from './private-addresses.js';

/**
 * Fetches a document over http or https.
 * @param source the address as the user gave it; it stands in evidence
 * @throws InputError where it cannot be had: status, too many redirects, private address, too large, too slow
 */
export async function fetchDocument(source: string, options: FetchOptions): Promise<PolicyDocumentInput> {
  const signal = AbortSignal.timeout(options.limits.time);
  try {
    const { url, answer } = await followRedirects(source, options, signal);
    if (answer.status !== 200)
      throw new InputError(
        'policy-url-status',
        source,
        `the server answered ${answer.status}. Check the address.`,
      );
    const { contentType } = answer;
    return {
      name: source,
      url: url.href,
      bytes: answer.bytes,
      ...(contentType === undefined ? {} : { contentType }),
    };
  } catch (error) {
    throw inputErrorOf(error, source, options, signal);
  }
}

async function followRedirects(
  source: string,
  options: FetchOptions,
  signal: AbortSignal,
): Promise<{ url: URL; answer: HttpAnswer }> {
  let url = checkedUrl(source, undefined, source, options);
  for (let left = options.limits.redirects; ; left--) {
    const answer = await httpGet(url, options, signal);
    if (answer.status < 300 || answer.status >= 400 || answer.location === undefined) return { url, answer };
    if (left === 0)
      throw new InputError(
        'policy-url-redirects',
        source,
        'the server redirects without end. Give the final address.',
      );
    url = checkedUrl(answer.location, url, source, options);
  }
}

/** Every address on the way is checked: a public page may redirect to a private one. */
function checkedUrl(target: string, base: URL | undefined, source: string, options: FetchOptions): URL {
  if (!URL.canParse(target, base?.href))
    throw new InputError('policy-url-unreachable', source, 'this is no valid address. Check it.');
  const url = new URL(target, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new InputError('policy-url-unreachable', source, `${url.protocol} addresses are not fetched.`);
  const literal = literalAddress(url.hostname);
  const isPrivate = literal === null ? url.hostname === 'localhost' : isPrivateAddress(literal);
  if (isPrivate && !options.allowPrivateAddresses) throw privateAddressError(source);
  return url;
}

function inputErrorOf(
  error: unknown,
  source: string,
  { limits }: FetchOptions,
  signal: AbortSignal,
): unknown {
  if (error instanceof InputError) return error;
  if (error instanceof PrivateAddressRefused) return privateAddressError(source);
  if (error instanceof BodyTooLarge)
    return new InputError('policy-too-large', source, `the document is larger than ${limits.bytes} bytes.`);
  if (signal.aborted)
    return new InputError(
      'policy-url-timeout',
      source,
      `no complete answer came within ${limits.time / 1000} seconds.`,
    );
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return new InputError('policy-url-unreachable', source, `the server cannot be reached (${code}).`);
}
