/**
 * Takes the pictures of docs/images in Chromium: the HTML report of the sample as the built command makes it. Run by
 * `npm run screenshots`; look at them before committing them.
 */
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { runCli } from '../cli/run-cli.js';
import { chromiumPath } from './chromium.js';
import { samplesFolder } from './sample-reports.js';

const folder = resolve(import.meta.dirname, '../../docs/images');
const views = [
  { file: 'report.zh-CN.png', lang: 'zh-CN', colorScheme: 'light' },
  { file: 'report.en.png', lang: 'en', colorScheme: 'light' },
] as const;

if (chromiumPath === null) throw new Error('no Chromium is installed');
mkdirSync(folder, { recursive: true });
const made = mkdtempSync(join(tmpdir(), 'screenshots-'));
const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] });
try {
  for (const { file, lang, colorScheme } of views) {
    const report = join(made, `${lang}.html`);
    const audit = ['check', 'shiguang.apk', '--policy', 'privacy-policy.html', '--lang', lang];
    await runCli([...audit, '--format', 'html', '--output', report], {}, samplesFolder);
    const page = await browser.newPage({ viewport: { width: 1180, height: 900 }, colorScheme, locale: lang });
    await page.goto(pathToFileURL(report).href);
    await page.screenshot({ path: join(folder, file) });
    await page.close();
    console.log(`${file}: ${Math.round(statSync(join(folder, file)).size / 1000)} kB`);
  }
} finally {
  await browser.close();
  rmSync(made, { recursive: true });
}
