/**
 * Bundles script and style of the reports' pages into src/report/html/*-assets.json. Run by `npm run build:page`; a test
 * holds the committed files to their sources.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { bundlePageAssets, reportPages } from './bundle-page.js';

for (const page of reportPages) {
  const assets = await bundlePageAssets(page);
  const path = resolve(import.meta.dirname, '../../src/report/html', page.assets);
  writeFileSync(path, `${JSON.stringify(assets, null, 2)}\n`);
  console.log(`${page.assets}: script ${assets.script.length}, style ${assets.style.length} characters`);
}
