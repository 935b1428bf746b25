import { Client } from '../../client/client.js';
import type { PageLanguage } from '../words/page-words.js';

/** What the page wants to know of every call. */
export interface Listeners {
  /** Told whether the server answered at all. */
  readonly onReached: (reached: boolean) => void;
  /** The session is over, or never was. */
  readonly onSignedOut: () => void;
}

/** A client of the server the page came from. */
export function pageClient(language: PageLanguage, { onReached, onSignedOut }: Listeners): Client {
  const watchedFetch: typeof fetch = async (input, init) => {
    try {
      const response = await fetch(input, init);
      onReached(true);
      if (response.status === 401) onSignedOut();
      return response;
    } catch (error) {
      if (init?.signal?.aborted !== true) onReached(false);
      throw error;
    }
  };
  return new Client({ baseUrl: '', language, fetch: watchedFetch });
}
