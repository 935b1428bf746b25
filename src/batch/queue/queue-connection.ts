import { Redis } from 'ioredis';
import { UsageError } from '../../inputs/usage-error.js';

/** Milliseconds for the first connection: whoever mistyped an address should know at once. */
const connectTime = 3000;
/** Milliseconds between attempts to get a lost connection back, at most. */
const longestPause = 5000;

/**
 * What happens when a connection that was there is lost: `wait` holds commands back until it is there again, for as
 * long as it takes; `fail` lets them fail soon.
 */
export type WhenLost = 'wait' | 'fail';

/**
 * Connects to the Redis or Valkey server that holds the queue.
 * @param address redis://[user:password@]host[:port][/database], rediss:// for TLS; valkey:// and valkeys:// likewise
 * @throws UsageError where it is no such address, cannot be reached within three seconds, or refuses access
 */
export async function connectQueue(address: string, whenLost: WhenLost): Promise<Redis> {
  const where = shownAddress(address);
  let wasConnected = false;
  const client = new Redis(address.replace(/^valkey/, 'redis'), {
    lazyConnect: true,
    connectTimeout: connectTime,
    maxRetriesPerRequest: whenLost === 'wait' ? null : 1,
    retryStrategy: (times) => (wasConnected ? Math.min(100 * 2 ** Math.min(times, 8), longestPause) : null),
  });
  let refused = false;
  // The rejection of connect() hides what the error event tells; later errors are followed by a new attempt.
  client.on('error', (error: Error) => {
    refused ||= isRefusal(error);
  });
  try {
    await client.connect();
    await client.ping();
    wasConnected = true;
    return client;
  } catch (error) {
    client.disconnect();
    const code = refused || isRefusal(error) ? 'queue-refused' : 'queue-unreachable';
    throw new UsageError(code, where);
  }
}

/** The address without user and password. @throws UsageError `queue-address` */
function shownAddress(address: string): string {
  if (!URL.canParse(address)) throw new UsageError('queue-address', address);
  const { protocol, hostname, host, pathname } = new URL(address);
  if (!/^(?:redis|valkey)s?:$/.test(protocol) || hostname === '')
    throw new UsageError('queue-address', `${protocol}//${host}`);
  return `${protocol}//${host}${pathname}`;
}

function isRefusal(error: unknown): boolean {
  return error instanceof Error && /^(?:NOAUTH|WRONGPASS|NOPERM)|invalid password/i.test(error.message);
}
