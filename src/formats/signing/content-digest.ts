import { createHash } from 'node:crypto';
import type { ByteSource } from '../../bytes/byte-source.js';
import type { SchemeBlock } from './signing-block.js';

/** A digest of the package's content that a signer signed. */
export interface ContentDigest {
  readonly algorithm: 'sha256' | 'sha512';
  readonly value: Uint8Array;
}

/** Signature algorithm ids whose digest is over chunks of 1 MB (AOSP, APK Signature Scheme v2); not verity ones. */
const ALGORITHMS: ReadonlyMap<number, ContentDigest['algorithm']> = new Map([
  [0x0101, 'sha256'],
  [0x0102, 'sha512'],
  [0x0103, 'sha256'],
  [0x0104, 'sha512'],
  [0x0201, 'sha256'],
  [0x0202, 'sha512'],
  [0x0301, 'sha256'],
]);

const CHUNK = 1024 * 1024;

/**
 * The content digests that the first signer of a v2, v3 or v3.1 block signed.
 *
 * @throws ParseError `truncated`
 */
export function signedDigests({ reader }: SchemeBlock): ContentDigest[] {
  // Signers, first signer, signed data, digests: each begins with its length in 32 bits.
  const digests = 16;
  const end = digests + reader.u32(digests - 4);
  const found: ContentDigest[] = [];
  for (let at = digests; at + 12 <= end; at += 4 + reader.u32(at)) {
    const algorithm = ALGORITHMS.get(reader.u32(at + 4));
    if (algorithm !== undefined) found.push({ algorithm, value: reader.slice(at + 12, reader.u32(at + 8)) });
  }
  return found;
}

/** The three parts of a package that a signature covers, as absolute offsets. */
export interface SignedLayout {
  /** Where the signing block begins: the entries end there. */
  readonly blockOffset: number;
  readonly directoryOffset: number;
  readonly endRecordOffset: number;
}

/**
 * Digest of a package's content: entries, central directory and end record, in chunks of at most 1 MB, the end
 * record as if the directory followed the entries.
 *
 * @see https://source.android.com/docs/security/features/apksigning/v2#integrity-protected-contents
 */
export async function contentDigest(
  source: ByteSource,
  layout: SignedLayout,
  algorithm: ContentDigest['algorithm'],
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const add = (bytes: Uint8Array): void => {
    chunks.push(createHash(algorithm).update(prefixed(0xa5, bytes.length)).update(bytes).digest());
  };
  for (const [start, end] of [
    [0, layout.blockOffset],
    [layout.directoryOffset, layout.endRecordOffset],
  ] as const) {
    for (let at = start; at < end; at += CHUNK) add(await source.read(at, Math.min(CHUNK, end - at)));
  }
  const endRecord = Uint8Array.from(
    await source.read(layout.endRecordOffset, source.size - layout.endRecordOffset),
  );
  new DataView(endRecord.buffer).setUint32(16, layout.blockOffset, true);
  add(endRecord);
  const top = createHash(algorithm).update(prefixed(0x5a, chunks.length));
  for (const chunk of chunks) top.update(chunk);
  return top.digest();
}

function prefixed(byte: number, count: number): Uint8Array {
  const bytes = new Uint8Array(5);
  bytes[0] = byte;
  new DataView(bytes.buffer).setUint32(1, count, true);
  return bytes;
}
