import type { ByteSource } from '../../bytes/byte-source.js';
import { ByteReader } from '../../bytes/reader.js';

/** A scheme that signs the whole archive and keeps its signatures in the signing block. */
export type BlockScheme = 'v2' | 'v3' | 'v3.1';

/** Ids of the pairs that hold signatures (AOSP, APK Signature Scheme v2, v3 and v3.1). */
const SCHEME_IDS: ReadonlyMap<number, BlockScheme> = new Map([
  [0x7109871a, 'v2'],
  [0xf05368c0, 'v3'],
  [0x1b93ad61, 'v3.1'],
]);

/** `APK Sig Block 42` as two little-endian words of 64 bits. */
const MAGIC = [0x20676953204b5041n, 0x3234206b636f6c42n] as const;
const FOOTER_SIZE = 24;
/** Real blocks take some kilobytes; stores put padding and channel marks beside the signatures. */
const MAX_BLOCK_SIZE = 32 * 1024 * 1024;

/** The value of one scheme's pair. */
export interface SchemeBlock {
  readonly scheme: BlockScheme;
  readonly reader: ByteReader;
}

export interface SigningBlock {
  /** Absolute offset of its first byte: the entries end there. */
  readonly offset: number;
  /** In the order written. */
  readonly schemes: readonly SchemeBlock[];
}

/**
 * Finds the APK signing block, which ends where the central directory begins, and the schemes in it.
 *
 * @param directoryOffset absolute offset of the central directory
 * @param name archive that errors name
 * @returns null where there is no block
 * @throws ParseError `block-too-large`, `bad-block-size`, `truncated`
 */
export async function readSigningBlock(
  source: ByteSource,
  directoryOffset: number,
  name: string,
): Promise<SigningBlock | null> {
  if (directoryOffset < FOOTER_SIZE + 8) return null;
  const footerOffset = directoryOffset - FOOTER_SIZE;
  const footer = new ByteReader(await source.read(footerOffset, FOOTER_SIZE), 'signing', name, footerOffset);
  if (!isMagic(footer)) return null;
  const size = footer.u64(0);
  if (size > MAX_BLOCK_SIZE) footer.fail('block-too-large', 0);
  // The size leaves out its own first copy.
  const start = directoryOffset - size - 8;
  if (size < FOOTER_SIZE || start < 0) footer.fail('bad-block-size', 0);
  const block = new ByteReader(await source.read(start, size + 8), 'signing', name, start);
  if (block.u64(0) !== size) block.fail('bad-block-size', 0);
  return { offset: start, schemes: [...schemesIn(block, size + 8 - FOOTER_SIZE)] };
}

function isMagic(footer: ByteReader): boolean {
  const view = new DataView(footer.bytes.buffer, footer.bytes.byteOffset, footer.bytes.byteLength);
  return view.getBigUint64(8, true) === MAGIC[0] && view.getBigUint64(16, true) === MAGIC[1];
}

/** Pairs of a 64-bit length, a 32-bit id and a value. */
function* schemesIn(block: ByteReader, end: number): Generator<SchemeBlock> {
  for (let at = 8; at + 12 <= end; ) {
    const length = block.u64(at);
    if (length < 4 || at + 8 + length > end) block.fail('bad-pair', at);
    const scheme = SCHEME_IDS.get(block.u32(at + 8));
    if (scheme !== undefined) {
      const value = block.slice(at + 12, length - 4);
      yield { scheme, reader: new ByteReader(value, 'signing', block.entry, block.base + at + 12) };
    }
    at += 8 + length;
  }
}
