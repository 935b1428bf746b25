/** `npm run new:signature -- <vendor> <id>`: adds a signature to fill in, with its test. */
import { resolve } from 'node:path';
import { scaffoldSignature } from './scaffold-signature.js';

const [vendor, id] = process.argv.slice(2);
if (vendor === undefined || id === undefined) {
  console.error('usage: npm run new:signature -- <vendor> <sdk-id>   e.g. umeng umeng-push');
  process.exitCode = 2;
} else {
  for (const path of scaffoldSignature(resolve(import.meta.dirname, '../..'), vendor, id)) console.log(path);
  console.log(
    'Next: fill in names, matchers and sources as docs/signatures.md explains, then npm run check:signatures.',
  );
}
