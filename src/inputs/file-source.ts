import { closeSync, fstatSync, openSync, read, readSync } from 'node:fs';
import type { ByteSource } from '../bytes/byte-source.js';
import { type HeadStart, headStartOf } from './head-start.js';
import { fileError } from './usage-error.js';

/** Bytes that are read faster than the thread pool could be asked for them: headers, of which a package has many. */
const SMALL_READ = 64 * 1024;

/** The bytes of a file; one that shrinks under us gives short reads, which the formats refuse. */
export class FileSource implements ByteSource {
  readonly size: number;
  readonly #file: number;
  readonly #begun: HeadStart | null;
  /** Reads that the thread pool is at. */
  #pending = 0;
  #closed = false;

  /** @throws UsageError where it cannot be opened */
  constructor(path: string) {
    try {
      this.#file = openSync(path, 'r');
    } catch (error) {
      throw fileError(error, path);
    }
    const state = fstatSync(this.#file);
    this.size = state.size;
    this.#begun = headStartOf(state);
  }

  async read(offset: number, length: number, into?: Uint8Array): Promise<Uint8Array> {
    if (this.#closed) throw new Error('the file is closed');
    const bytes = into ?? new Uint8Array(Buffer.allocUnsafeSlow(length).buffer);
    if (length <= SMALL_READ) return bytes.subarray(0, readSync(this.#file, bytes, 0, length, offset));
    this.#pending++;
    try {
      return bytes.subarray(0, await readInto(bytes, this.#file, offset, length));
    } finally {
      this.#pending--;
      this.#closeIfDone();
    }
  }

  inflated(offset: number, length: number): Promise<Uint8Array | null> | undefined {
    const begun = this.#begun;
    return offset === begun?.offset && length === begun.length ? begun.take() : undefined;
  }

  /** Closes the file, once the reads under way have ended: its number may be another file's at once. */
  close(): void {
    this.#closed = true;
    this.#closeIfDone();
  }

  #closeIfDone(): void {
    if (this.#closed && this.#pending === 0) closeSync(this.#file);
  }
}

function readInto(bytes: Uint8Array, file: number, offset: number, length: number): Promise<number> {
  return new Promise((resolve, reject) => {
    read(file, bytes, 0, length, offset, (error, bytesRead) => (error ? reject(error) : resolve(bytesRead)));
  });
}
