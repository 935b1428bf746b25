import { Set as Asn1Set, type BaseBlock, Constructed, fromBER, Integer, Sequence } from 'asn1js';
import { ParseError } from '../../bytes/parse-error.js';

/** A certificate of a PKCS #7 signature file, and whether one of its signers names it. */
export interface Pkcs7Certificate {
  readonly der: Uint8Array;
  readonly signs: boolean;
}

const CONTEXT_SPECIFIC = 3;

/**
 * Certificates of a JAR signature (META-INF/*.RSA, .DSA, .EC): ContentInfo holding SignedData of RFC 2315. Which of
 * them signs is told by the serial numbers of its signer infos.
 *
 * @throws ParseError `bad-asn1`, `not-signed-data`
 */
export function pkcs7Certificates(bytes: Uint8Array, entry: string): Pkcs7Certificate[] {
  const { offset, result } = fromBER(bytes);
  if (offset < 0) throw new ParseError('signing', 'bad-asn1', entry, -1);
  const explicit = children(result).find((block) => isContextTag(block, 0));
  const signedData = explicit === undefined ? undefined : children(explicit)[0];
  if (signedData === undefined) throw new ParseError('signing', 'not-signed-data', entry, -1);
  const parts = children(signedData);
  const serials = new Set(parts.filter((part) => part instanceof Asn1Set).flatMap(signerSerials));
  const certificates = parts.filter((part) => isContextTag(part, 0)).flatMap(children);
  return certificates.map((certificate) => ({
    der: certificate.valueBeforeDecodeView,
    signs: serials.has(serialOf(children(certificate)[0])),
  }));
}

/** SignerInfo: version, issuer and serial number, ... The set of digest algorithms has no such shape. */
function signerSerials(set: BaseBlock): string[] {
  return children(set).flatMap((info) => {
    const issuerAndSerial = children(info)[1];
    if (!(issuerAndSerial instanceof Sequence)) return [];
    const serial = children(issuerAndSerial)[1];
    return serial instanceof Integer ? [hex(serial)] : [];
  });
}

/** TBSCertificate: an optional explicit version, then the serial number. */
function serialOf(tbs: BaseBlock | undefined): string {
  const serial = tbs === undefined ? undefined : children(tbs).find((part) => part instanceof Integer);
  return serial instanceof Integer ? hex(serial) : '';
}

function hex(integer: Integer): string {
  return Buffer.from(integer.valueBlock.valueHexView).toString('hex');
}

function isContextTag(block: BaseBlock, number: number): boolean {
  return block.idBlock.tagClass === CONTEXT_SPECIFIC && block.idBlock.tagNumber === number;
}

function children(block: BaseBlock): BaseBlock[] {
  return block instanceof Constructed ? (block.valueBlock.value as BaseBlock[]) : [];
}
