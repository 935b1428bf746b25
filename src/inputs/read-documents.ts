import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { InputError } from '../facts/input-error.js';
import type { PolicyDocumentInput } from '../policy/collect-policy-facts.js';
import { defaultPolicyLimits } from '../policy/policy-limits.js';
import { defaultFetchLimits, type FetchOptions } from './fetch/fetch-limits.js';
import { isAddress } from './open-package.js';
import { fileError } from './usage-error.js';

/** How documents given by address are had. */
export interface DocumentOptions {
  readonly render?: true | undefined;
  readonly followLinks?: true | undefined;
  readonly allowPrivateAddresses?: true | undefined;
}

/**
 * Reads policy documents from files, addresses, or standard input (`-`). Files are named by their file name,
 * the others as given.
 * @throws UsageError for a path that is no readable file; InputError for an address that cannot be fetched
 */
export async function readDocuments(
  sources: readonly string[],
  options: DocumentOptions = {},
): Promise<PolicyDocumentInput[]> {
  const given = await Promise.all(sources.map((source) => readOne(source, options)));
  return options.followLinks === true ? withLinkedLists(given, options) : given;
}

async function readOne(source: string, options: DocumentOptions): Promise<PolicyDocumentInput> {
  if (isAddress(source)) return readUrl(source, options);
  if (source === '-') return { name: 'stdin', bytes: await readStandardInput() };
  try {
    // On this thread: handing a few kilobytes to another and back takes longer than reading them.
    return { name: basename(source), bytes: readFileSync(source) };
  } catch (error) {
    throw fileError(error, source);
  }
}

async function readUrl(source: string, options: DocumentOptions): Promise<PolicyDocumentInput> {
  const fetchOptions: FetchOptions = {
    allowPrivateAddresses: options.allowPrivateAddresses === true,
    limits: defaultFetchLimits,
    env: process.env,
  };
  if (options.render === true) {
    const { renderPage } = await import('./fetch/render-page.js');
    return renderPage(source, fetchOptions);
  }
  const { fetchDocument } = await import('./fetch/fetch-document.js');
  return fetchDocument(source, fetchOptions);
}

async function withLinkedLists(
  given: readonly PolicyDocumentInput[],
  options: DocumentOptions,
): Promise<PolicyDocumentInput[]> {
  const { linkedLists } = await import('./fetch/follow-links.js');
  const known = new Set(given.map(({ url }) => url));
  const linked = (await Promise.all(given.map(linkedLists))).flat().filter((url) => !known.has(url));
  const lists = await Promise.all([...new Set(linked)].map((url) => readUrl(url, options)));
  return [...given, ...lists];
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of process.stdin as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > defaultPolicyLimits.maxDocumentBytes) {
      const detail = `more than ${defaultPolicyLimits.maxDocumentBytes} bytes came. Give the policy alone.`;
      throw new InputError('policy-too-large', 'stdin', detail);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
