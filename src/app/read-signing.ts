import { createHash, X509Certificate } from 'node:crypto';
import { ParseError } from '../bytes/parse-error.js';
import type { AppFacts } from '../facts/app-facts.js';
import type { Diagnostic } from '../facts/diagnostic.js';
import { signerCertificates } from '../formats/signing/block-certificates.js';
import { readSigningBlock, type SigningBlock } from '../formats/signing/signing-block.js';
import type { ZipArchive } from '../formats/zip/open-zip.js';
import type { AppPart, OpenedContainer } from './containers/app-part.js';
import { readPartFile } from './containers/app-part.js';
import { lostPart } from './package-diagnostics.js';

type Signing = NonNullable<AppFacts['signing']>;

/** How the base package is signed; null for what is not signed as an app: bundles, libraries, manifests. */
export interface SigningReading {
  readonly signing: Signing | null;
  readonly diagnostics: readonly Diagnostic[];
}

const SCHEME_ORDER: readonly Signing['schemes'][number][] = ['v1', 'v2', 'v3', 'v3.1'];
/** A v1 signature block beside its signature file. */
const V1_BLOCK = /^META-INF\/([^/]+)\.(?:RSA|DSA|EC)$/i;

/**
 * Tells which signature schemes the package carries and who signed. Signatures are listed, not verified: a package
 * that fails verification does not install, and what it contains is still what it contains.
 *
 * @param verify `digests` compares the content with what v2 or v3 signed, which reads the whole package
 */
export async function readSigning(opened: OpenedContainer, verify?: 'digests'): Promise<SigningReading> {
  const [base] = opened.container === 'apk' || opened.container === 'split-apks' ? opened.parts : [];
  if (base === undefined) return { signing: null, diagnostics: [] };
  const schemes = new Set<Signing['schemes'][number]>();
  const certificates: Uint8Array[] = [];
  const diagnostics: Diagnostic[] = [];
  const attempt = async (read: () => Promise<void>): Promise<void> => {
    try {
      await read();
    } catch (error) {
      if (!(error instanceof ParseError)) throw error;
      diagnostics.push({ ...lostPart(error, 'its certificates are missing'), effect: 'note' });
    }
  };
  let digest: Signing['contentDigest'] = null;
  await attempt(async () => {
    const block = await readSigningBlock(base.archive.source, base.archive.directoryOffset, base.name);
    for (const { scheme, reader } of block?.schemes ?? []) {
      schemes.add(scheme);
      certificates.push(...signerCertificates(reader));
    }
    if (block !== null && verify === 'digests') digest = await compareDigest(base.archive, block);
  });
  for (const file of v1Blocks(base)) {
    schemes.add('v1');
    // The block of a later scheme names the same signers, and needs no ASN.1.
    if (certificates.length === 0)
      await attempt(async () => void certificates.push(...(await v1Certificates(base, file))));
  }
  const signing = {
    schemes: SCHEME_ORDER.filter((scheme) => schemes.has(scheme)),
    contentDigest: digest,
    certificates: uniqueCertificates(certificates),
  };
  return { signing, diagnostics };
}

/** Compares the content with the first digest of a kind that is over the whole of it. */
async function compareDigest(archive: ZipArchive, block: SigningBlock): Promise<Signing['contentDigest']> {
  const { contentDigest, signedDigests } = await import('../formats/signing/content-digest.js');
  const [signed] = block.schemes.flatMap(signedDigests);
  if (signed === undefined) return null;
  const { source, directoryOffset, endRecordOffset } = archive;
  const layout = { blockOffset: block.offset, directoryOffset, endRecordOffset };
  const actual = await contentDigest(source, layout, signed.algorithm);
  return Buffer.compare(actual, signed.value) === 0 ? 'matches' : 'differs';
}

function v1Blocks(base: AppPart): string[] {
  return [...base.files.keys()].filter((path) => {
    const stem = V1_BLOCK.exec(path)?.[1];
    return stem !== undefined && base.files.has(`META-INF/${stem}.SF`);
  });
}

async function v1Certificates(base: AppPart, path: string): Promise<Uint8Array[]> {
  const file = base.files.get(path);
  if (file === undefined) return [];
  const { pkcs7Certificates } = await import('../formats/signing/pkcs7-certificates.js');
  const found = pkcs7Certificates(await readPartFile(base, file), file.name);
  const signers = found.filter((certificate) => certificate.signs);
  return (signers.length > 0 ? signers : found).map(({ der }) => der);
}

function uniqueCertificates(ders: readonly Uint8Array[]): Signing['certificates'] {
  const byDigest = new Map<string, string>();
  for (const der of ders) {
    const sha256 = createHash('sha256').update(der).digest('hex');
    if (!byDigest.has(sha256)) byDigest.set(sha256, subjectOf(der));
  }
  return [...byDigest].map(([sha256, subject]) => ({ sha256, subject }));
}

/** Subject as `CN=..., O=...` in the certificate's order; '' where the certificate cannot be decoded. */
function subjectOf(der: Uint8Array): string {
  try {
    return new X509Certificate(der).subject.split('\n').join(', ');
  } catch {
    // OpenSSL refuses certificates that Android accepts; the digest still identifies the signer.
    return '';
  }
}
