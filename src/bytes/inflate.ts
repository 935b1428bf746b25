import { constants, inflateRaw, inflateRawSync } from 'node:zlib';

/** Handing so little to another thread and back takes longer than inflating it. Bytes, before and after. */
const SMALL = 256 * 1024;

/**
 * Inflates on zlib's thread pool, where it is not done at once.
 *
 * @param expected bytes of the result as somebody declared them: only a hint
 * @param most bytes of the result beyond which it fails
 * @throws zlib's error; its code is `ERR_BUFFER_TOO_LARGE` for more than `most`
 */
export async function inflate(data: Uint8Array, expected: number, most: number): Promise<Uint8Array> {
  const options = {
    // One byte more than expected: with room left, zlib needs no second chunk to learn that the stream has ended.
    chunkSize: Math.max(constants.Z_MIN_CHUNK, expected + 1),
    maxOutputLength: Math.max(1, most),
  };
  if (data.length <= SMALL && expected <= SMALL) return plain(inflateRawSync(data, options));
  return new Promise((resolve, reject) => {
    inflateRaw(data, options, (error, content) => (error === null ? resolve(plain(content)) : reject(error)));
  });
}

/** As plain bytes: the dex reader is compiled for one kind of array, and a Buffer would be another. */
function plain({ buffer, byteOffset, length }: Buffer): Uint8Array {
  return new Uint8Array(buffer, byteOffset, length);
}
