import { createHash } from 'node:crypto';
import { Agent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { type ByteSource, bufferSource } from '../../bytes/byte-source.js';
import type { HttpAnswer, RequestDetails } from './http-get.js';
import type { RemoteOptions } from './remote-limits.js';
import { RemoteRanges } from './remote-ranges.js';
import {
  changedError,
  contentRange,
  holdsRange,
  ifRange,
  sameState,
  type Validators,
  validatorsOf,
} from './remote-state.js';
import { fetchError, requestUrl, statusError, type Wanted } from './request-url.js';
import { tryAgain } from './try-again.js';

/** A package at an address, open for reading. */
export interface RemotePackage {
  /** Last segment of its path: an address may hold a secret in its query, and stands in reports. */
  readonly name: string;
  readonly source: ByteSource;
  /** What the server says of its state; see {@link Validators}. */
  readonly validators: Validators;
  close(): void;
}

/** Bytes of the first request: it tells size and state, and readers look at the first bytes anyway. */
const HEAD = 8 * 1024;
const CONNECTIONS = 4;

/**
 * Opens a package at an http or https address for reading by ranges. Where the server gives no ranges, lies about
 * them, or tells nothing by which a change could be noticed, the package is downloaded whole into memory.
 *
 * @throws InputError here, or from a later read: status, private address, too large, too slow, changed while read
 */
export async function openRemotePackage(source: string, options: RemoteOptions): Promise<RemotePackage> {
  const client = new PackageClient(source, options);
  try {
    const opened = await client.open();
    return { name: nameOf(source), ...opened, close: () => client.close() };
  } catch (error) {
    client.close();
    throw error;
  }
}

/**
 * What tells the content at an address from any other without reading it: a SHA-256 over the address (its fragment left
 * out), the size and what the server says of the state; over the bytes themselves where it gives no ranges. An ETag
 * means nothing apart from its address (RFC 9110, 8.8.3), so a copy elsewhere has another identity.
 *
 * @throws InputError as opening does
 */
export async function remoteIdentity(source: string, options: RemoteOptions): Promise<string> {
  const remote = await openRemotePackage(source, options);
  try {
    const { size, readsInPart } = remote.source;
    const hash = createHash('sha256');
    if (readsInPart !== true) return hash.update(await remote.source.read(0, size)).digest('hex');
    const address = new URL(source);
    address.hash = '';
    const { etag = '', lastModified = '' } = remote.validators;
    return hash.update([address.href, size, etag, lastModified].join('\n')).digest('hex');
  } finally {
    remote.close();
  }
}

function nameOf(source: string): string {
  const { pathname, hostname } = new URL(source);
  const last = pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last) || hostname;
  } catch {
    // A stray percent sign: the name as written is still a name.
    return last;
  }
}

type Opened = Pick<RemotePackage, 'source' | 'validators'>;

/** The requests of one package: same connections, one time limit, one state of the file. */
class PackageClient {
  readonly #wanted: Wanted;
  readonly #options: RemoteOptions;
  readonly #signal: AbortSignal;
  readonly #connections = {
    http: new Agent({ keepAlive: true, maxSockets: CONNECTIONS }),
    https: new HttpsAgent({ keepAlive: true, maxSockets: CONNECTIONS }),
  };
  /** Where redirects led; later requests begin there. */
  #url: string;
  /** The download of the whole package, once a range was refused. */
  #whole: Promise<Uint8Array> | null = null;

  constructor(source: string, options: RemoteOptions) {
    this.#wanted = { side: 'package', source };
    this.#options = options;
    this.#url = source;
    this.#signal = AbortSignal.timeout(options.limits.time);
  }

  close(): void {
    this.#connections.http.destroy();
    this.#connections.https.destroy();
  }

  async open(): Promise<Opened> {
    const { bytes: most } = this.#options.limits;
    const head = await this.#ask({ range: `bytes=0-${HEAD - 1}` }, (status) =>
      status === 206 ? HEAD : most,
    );
    const validators = validatorsOf(head.headers);
    if (head.status === 200) return { source: bufferSource(head.bytes), validators };
    // 416: an empty file has no first byte.
    if (head.status !== 206 && head.status !== 416) throw statusError(this.#wanted, head.status);
    const range = contentRange(head.headers);
    const told = validators.etag !== undefined || validators.lastModified !== undefined;
    if (range === null || !told || !holdsRange(head, 0, HEAD)) {
      return { source: bufferSource(await this.#download(null)), validators };
    }
    return { source: this.#rangedSource(range.size, validators, head.bytes), validators };
  }

  #rangedSource(size: number, validators: Validators, head: Uint8Array): ByteSource {
    const fetch = (start: number, end: number) => this.#fetchRange(start, end, { size, validators });
    const ranges = new RemoteRanges(size, fetch, this.#options.limits.cacheBytes);
    ranges.add(0, head);
    return {
      size,
      readsInPart: true,
      read: (offset, length) => ranges.read(offset, length),
      expect: (offset, length) => ranges.expect(offset, length),
    };
  }

  async #fetchRange(start: number, end: number, state: FileState): Promise<Uint8Array> {
    if (this.#whole !== null) return (await this.#whole).subarray(start, end);
    const headers = { range: `bytes=${start}-${end - 1}`, ...ifRange(state.validators) };
    const answer = await this.#ask(headers, (status) => (status === 206 ? end - start : null));
    const { status } = answer;
    const isSame = sameState(state.validators, validatorsOf(answer.headers));
    if ((status === 200 || status === 206) && !isSame) throw changedError(this.#wanted.source);
    const range = contentRange(answer.headers);
    if (status === 416 || (range !== null && range.size !== state.size))
      throw changedError(this.#wanted.source);
    if (holdsRange(answer, start, end)) return answer.bytes;
    if (status !== 200 && status !== 206) throw statusError(this.#wanted, status);
    // Ranges that were given before are refused or wrong now: the whole cannot be.
    this.#whole ??= this.#download(state);
    return (await this.#whole).subarray(start, end);
  }

  /** @param state what was known of the file before; null where nothing was */
  async #download(state: FileState | null): Promise<Uint8Array> {
    const { bytes: most } = this.#options.limits;
    const answer = await this.#ask({}, (status) => (status === 200 ? most : null));
    if (answer.status !== 200) throw statusError(this.#wanted, answer.status);
    const isSame =
      state === null ||
      (state.size === answer.bytes.length && sameState(state.validators, validatorsOf(answer.headers)));
    if (!isSame) throw changedError(this.#wanted.source);
    return answer.bytes;
  }

  async #ask(
    headers: Record<string, string>,
    mostBytes: NonNullable<RequestDetails['mostBytes']>,
  ): Promise<HttpAnswer> {
    const { limits } = this.#options;
    const details: RequestDetails = {
      // A package is compressed already, and ranges count its own bytes.
      headers: { accept: '*/*', 'accept-encoding': 'identity', ...headers },
      mostBytes,
      idleTime: limits.idleTime,
      connections: this.#connections,
    };
    const once = async (): Promise<HttpAnswer> => {
      const { url, answer } = await requestUrl(this.#wanted, this.#url, this.#options, this.#signal, details);
      this.#url = url.href;
      return answer;
    };
    try {
      return await tryAgain(once, limits, this.#signal);
    } catch (error) {
      throw fetchError(error, this.#wanted, this.#options, this.#signal);
    }
  }
}

/** What a package was when its reading began. */
interface FileState {
  readonly size: number;
  readonly validators: Validators;
}
