/** Build step: validates sdk-signatures/ and writes it as the files that runs read. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fingerprintNeedles } from './fingerprint-index.js';
import { builtInProductNamesFile } from './load-product-names.js';
import {
  builtInFingerprintsFile,
  builtInIndexFile,
  builtInSignaturesFile,
  type CompiledIndex,
  type CompiledSignatures,
} from './load-signatures.js';
import { productNameDataOf } from './product-names.js';
import { SignatureError } from './signature-error.js';
import { loadSignatureFolder } from './signature-folder.js';
import { signatureIndex, signatureIndexData } from './signature-index.js';

const folder = fileURLToPath(new URL('../../sdk-signatures', import.meta.url));

try {
  const { vendors, sdks, fingerprints } = loadSignatureFolder(folder);
  const beacons = fingerprints?.beacons ?? [];
  const compiled: CompiledSignatures = { vendors, sdks, beacons };
  const data = signatureIndexData({ vendors, sdks });
  const index: CompiledIndex = {
    signatures: data,
    needles: fingerprintNeedles(signatureIndex(data), beacons),
  };
  mkdirSync(new URL('.', builtInSignaturesFile), { recursive: true });
  writeCompact(builtInSignaturesFile, compiled);
  writeCompact(builtInIndexFile, index);
  writeCompact(builtInFingerprintsFile, fingerprints?.files() ?? []);
  writeCompact(builtInProductNamesFile, productNameDataOf({ vendors, sdks }));
} catch (error) {
  if (!(error instanceof SignatureError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}

/** The editor's $schema line is of no use at run time. */
function writeCompact(file: URL, value: unknown): void {
  writeFileSync(
    file,
    JSON.stringify(value, (key, part: unknown) => (key === '$schema' ? undefined : part)),
  );
}
