import type { PolicyDocumentInput } from '../../policy/collect-policy-facts.js';
import type { FetchOptions } from './fetch-limits.js';
import { fetchError, requestUrl, statusError } from './request-url.js';

/**
 * Fetches a document over http or https.
 * @param source the address as the user gave it; it stands in evidence
 * @throws InputError where it cannot be had: status, too many redirects, private address, too large, too slow
 */
export async function fetchDocument(source: string, options: FetchOptions): Promise<PolicyDocumentInput> {
  const wanted = { side: 'policy', source } as const;
  const signal = AbortSignal.timeout(options.limits.time);
  try {
    const { url, answer } = await requestUrl(wanted, source, options, signal);
    if (answer.status !== 200) throw statusError(wanted, answer.status);
    const { contentType } = answer;
    return {
      name: source,
      url: url.href,
      bytes: answer.bytes,
      ...(contentType === undefined ? {} : { contentType }),
    };
  } catch (error) {
    throw fetchError(error, wanted, options, signal);
  }
}
