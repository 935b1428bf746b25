import type { FetchLimits, FetchOptions } from './fetch-limits.js';

/** Bounds of reading one package over the network. */
export interface RemoteLimits extends FetchLimits {
  /** Bytes of a package that has to be downloaded whole; it is held in memory. */
  readonly bytes: number;
  /** Milliseconds for all requests of one package. */
  readonly time: number;
  /** Milliseconds without a byte after which a connection counts as broken. */
  readonly idleTime: number;
  /** Requests made for one range before giving up. */
  readonly attempts: number;
  /** Milliseconds before the second attempt; each further one waits twice as long. */
  readonly firstPause: number;
  /** Bytes of ranges kept for reads to come. */
  readonly cacheBytes: number;
}

const MIB = 1024 * 1024;

export const defaultRemoteLimits: RemoteLimits = {
  bytes: 512 * MIB,
  redirects: 5,
  time: 15 * 60_000,
  idleTime: 20_000,
  attempts: 4,
  firstPause: 300,
  cacheBytes: 32 * MIB,
};

/** How packages are fetched where nothing else is wanted. */
export function remoteOptions(options: { readonly allowPrivateAddresses?: true | undefined }): RemoteOptions {
  return {
    allowPrivateAddresses: options.allowPrivateAddresses === true,
    limits: defaultRemoteLimits,
    env: process.env,
  };
}

/** What the user decides of fetching, with the bounds of packages. */
export interface RemoteOptions extends FetchOptions {
  readonly limits: RemoteLimits;
}
