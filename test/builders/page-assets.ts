/**
 * Bundles the script and style of the HTML report into src/report/html/page-assets.json. Run by `npm run build:page`; a
 * test holds the committed file to its sources.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { bundlePageAssets } from './bundle-page.js';

const path = resolve(import.meta.dirname, '../../src/report/html/page-assets.json');
const assets = await bundlePageAssets();
writeFileSync(path, `${JSON.stringify(assets, null, 2)}\n`);
console.log(`page-assets.json: script ${assets.script.length}, style ${assets.style.length} characters`);
