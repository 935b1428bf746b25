/** Writes the sample package. Run by `npm run samples`; a test holds the committed bytes to it. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { buildSampleApp } from './sample-app.js';

const path = resolve(import.meta.dirname, '../../samples/shiguang.apk');
const bytes = buildSampleApp();
writeFileSync(path, bytes);
console.log(`samples/shiguang.apk: ${bytes.length} bytes`);
