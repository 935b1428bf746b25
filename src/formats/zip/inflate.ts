import { constants, inflateRaw } from 'node:zlib';

/**
 * Inflates on zlib's thread pool.
 *
 * @param expected bytes of the result as somebody declared them: only a hint for the first allocation
 * @param most bytes of the result beyond which it fails
 * @throws zlib's error; its code is `ERR_BUFFER_TOO_LARGE` for more than `most`
 */
export function inflate(data: Uint8Array, expected: number, most: number): Promise<Uint8Array> {
  const options = {
    // One byte more than expected: with room left, zlib needs no second chunk to learn that the stream has ended.
    chunkSize: Math.max(constants.Z_MIN_CHUNK, expected + 1),
    maxOutputLength: Math.max(1, most),
  };
  return new Promise((resolve, reject) => {
    inflateRaw(data, options, (error, content) => {
      // As plain bytes: the dex reader is compiled for one kind of array, and a Buffer would be another.
      if (error === null) resolve(new Uint8Array(content.buffer, content.byteOffset, content.length));
      else reject(error);
    });
  });
}
