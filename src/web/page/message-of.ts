import { ApiError } from '../client/client.js';
import type { PageWords } from './words.js';

/** What to tell the user of a failed call. */
export function messageOf(reason: unknown, words: PageWords): string {
  if (!(reason instanceof ApiError)) return words.unreachable;
  const fields = (reason.problem?.fields ?? []).map(({ name, message }) => `${name}: ${message}`);
  return [reason.message, ...fields].join('\n');
}
