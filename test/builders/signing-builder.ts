import { ByteWriter } from './byte-writer.js';

/** A pair of an APK signing block. */
export interface SigningPair {
  readonly id: number;
  readonly value: Uint8Array;
}

export const SIGNATURE_IDS = { v2: 0x7109871a, v3: 0xf05368c0, 'v3.1': 0x1b93ad61 } as const;

/** An APK signing block (AOSP, APK Signature Scheme v2), to be put just before the central directory. */
export function buildSigningBlock(pairs: readonly SigningPair[], declaredSize?: number): Uint8Array {
  const body = new ByteWriter();
  for (const { id, value } of pairs)
    body
      .u64(value.length + 4)
      .u32(id)
      .bytes(value);
  const size = declaredSize ?? body.length + 24;
  const out = new ByteWriter().u64(size).bytes(body.finish()).u64(size);
  return out.bytes(new TextEncoder().encode('APK Sig Block 42')).finish();
}

/** The value of a v2, v3 or v3.1 pair: signers with their certificate chains, without real signatures. */
export function buildSigners(chains: readonly (readonly Uint8Array[])[]): Uint8Array {
  const signers = chains.map((chain) => {
    const digests = sequence([new ByteWriter().u32(0x0103).u32(4).u32(0).finish()]);
    const signedData = join([digests, sequence(chain)]);
    return join([prefixed(signedData), sequence([]), prefixed(new Uint8Array(0))]);
  });
  return sequence(signers);
}

function sequence(items: readonly Uint8Array[]): Uint8Array {
  return prefixed(join(items.map(prefixed)));
}

function prefixed(bytes: Uint8Array): Uint8Array {
  return new ByteWriter().u32(bytes.length).bytes(bytes).finish();
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
