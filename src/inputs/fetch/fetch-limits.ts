/** Bounds of what is fetched. */
export interface FetchLimits {
  /** Bytes of a response after decompression. */
  readonly bytes: number;
  /** Redirects followed from one address. */
  readonly redirects: number;
  /** Milliseconds for one document, redirects included. */
  readonly time: number;
}

export const defaultFetchLimits: FetchLimits = { bytes: 64 * 1024 * 1024, redirects: 5, time: 30_000 };

/** What the user decides of fetching. */
export interface FetchOptions {
  /** Addresses of this machine and of private networks may be fetched. */
  readonly allowPrivateAddresses: boolean;
  readonly limits: FetchLimits;
  /** Environment variables: proxies are named there. */
  readonly env: Readonly<Record<string, string | undefined>>;
}
