/**
 * Random access to the bytes of a package: a file handle, a buffer, or a remote file read by ranges.
 * The core reads through it and never knows which.
 */
export interface ByteSource {
  /** Length in bytes. */
  readonly size: number;
  /**
   * Bytes `[offset, offset + length)`; the caller keeps inside `size`. The result is not reused by the source.
   * @param into memory the caller no longer needs, at least `length` bytes; a source that copies may copy there
   */
  read(offset: number, length: number, into?: Uint8Array): Promise<Uint8Array>;
  /** Says that these bytes will be read soon, beginning at `offset`, so that a remote source asks for them at once. */
  expect?(offset: number, length: number): void;
  /**
   * What these deflated bytes inflate to, where that was begun before anybody read the archive; null where it failed.
   * Given once, so that the source does not keep it.
   */
  inflated?(offset: number, length: number): Promise<Uint8Array | null> | undefined;
  /** Reading all of it would cost far more than the parts that are needed: nobody should for a mere digest. */
  readonly readsInPart?: true;
}

/** A source over bytes already in memory. */
export function bufferSource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)),
  };
}
