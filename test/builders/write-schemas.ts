/** Writes the published schemas from those of the code. Run by `npm run build:schemas`; a test holds the files to them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { jsonSchemaOf, pathOf, publishedForms } from './published-schemas.js';

for (const form of publishedForms) {
  const path = resolve(import.meta.dirname, '../..', pathOf(form));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(jsonSchemaOf(form), null, 2)}\n`);
  console.log(pathOf(form));
}
