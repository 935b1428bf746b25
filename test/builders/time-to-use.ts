import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

/**
 * How long a page takes from the start of navigation until a word typed into its search has filtered the findings and
 * the result is painted, in milliseconds, once for each run in a fresh page.
 */
export async function timeToUse(executablePath: string, path: string, runs: number): Promise<number[]> {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const times: number[] = [];
    for (let i = 0; i <= runs; i++) {
      const page = await browser.newPage();
      await page.addInitScript(`addEventListener('DOMContentLoaded', () => {
        const search = document.querySelector('#search');
        search.value = 'bugly';
        search.dispatchEvent(new Event('input'));
        requestAnimationFrame(() => setTimeout(() => { globalThis.usableAfter = performance.now(); }));
      })`);
      await page.goto(pathToFileURL(path).href);
      await page.waitForFunction('globalThis.usableAfter !== undefined');
      times.push(Number(await page.evaluate('globalThis.usableAfter')));
      await page.close();
    }
    // The first page also waits for the browser's own start.
    return times.slice(1);
  } finally {
    await browser.close();
  }
}
