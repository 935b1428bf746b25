import type { ByteReader } from '../../bytes/reader.js';

/** More signers or certificates than any package has. */
const MAX_ITEMS = 64;

/**
 * The certificate of each signer of a v2, v3 or v3.1 block, as DER: the first of the signer's chain is the one that
 * signs. Every list and item begins with its length in 32 bits.
 *
 * @throws ParseError `truncated`, `too-many-items`
 */
export function signerCertificates(block: ByteReader): Uint8Array[] {
  const signers = item(block, 0, block.length);
  return items(block, signers.start, signers.end).flatMap((signer) => {
    const signedData = item(block, signer.start, signer.end);
    const digests = item(block, signedData.start, signedData.end);
    const certificates = item(block, digests.end, signedData.end);
    const [first] = items(block, certificates.start, certificates.end);
    return first === undefined ? [] : [block.slice(first.start, first.end - first.start)];
  });
}

interface Range {
  readonly start: number;
  readonly end: number;
}

function item(block: ByteReader, at: number, end: number): Range {
  if (at + 4 > end) block.fail('truncated', at);
  const start = at + 4;
  const length = block.u32(at);
  if (start + length > end) block.fail('truncated', at);
  return { start, end: start + length };
}

function items(block: ByteReader, start: number, end: number): Range[] {
  const found: Range[] = [];
  for (let at = start; at < end; ) {
    if (found.length === MAX_ITEMS) block.fail('too-many-items', at);
    const next = item(block, at, end);
    found.push(next);
    at = next.end;
  }
  return found;
}
