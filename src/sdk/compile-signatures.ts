/** Build step: validates sdk-signatures/ and writes it as the one file that a run reads. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { builtInSignaturesFile } from './load-signatures.js';
import { SignatureError } from './signature-error.js';
import { loadSignatureFolder } from './signature-folder.js';

const folder = fileURLToPath(new URL('../../sdk-signatures', import.meta.url));

try {
  const set = loadSignatureFolder(folder);
  mkdirSync(new URL('.', builtInSignaturesFile), { recursive: true });
  // The editor's $schema line is of no use at run time.
  writeFileSync(
    builtInSignaturesFile,
    JSON.stringify(set, (key, value: unknown) => (key === '$schema' ? undefined : value)),
  );
} catch (error) {
  if (!(error instanceof SignatureError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
