import { access, constants } from 'node:fs/promises';
import { InputError } from '../../facts/input-error.js';
import type { PolicyDocumentInput } from '../../policy/collect-policy-facts.js';
import type { FetchOptions } from './fetch-limits.js';
import { isPrivateAddress, literalAddress, privateAddressError, publicLookup } from './private-addresses.js';

/** Where Chrome and Chromium are installed. */
const browsers = [
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];
const unneeded = new Set(['image', 'media', 'font']);

/**
 * Loads a page in an installed browser and gives it as it stands once its scripts have run.
 * @throws InputError where no browser or no playwright-core is installed, or the page does not load
 */
export async function renderPage(source: string, options: FetchOptions): Promise<PolicyDocumentInput> {
  const executablePath = await installedBrowser(options.env);
  if (executablePath === null)
    throw new InputError(
      'policy-no-browser',
      source,
      'no Chrome or Chromium was found. Name one in CHROME_PATH.',
    );
  const { chromium } = await loadPlaywright(source);
  const browser = await chromium.launch({ executablePath, headless: true });
  let refused = false;
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(options.limits.time);
    await page.route('**/*', async (route) => {
      const request = route.request();
      const allowed = options.allowPrivateAddresses || (await isPublic(new URL(request.url())));
      if (!allowed && request.isNavigationRequest()) refused = true;
      if (!allowed || unneeded.has(request.resourceType())) await route.abort();
      else await route.continue();
    });
    const response = await page.goto(source, { waitUntil: 'networkidle' });
    if (response !== null && response.status() >= 400)
      throw new InputError(
        'policy-url-status',
        source,
        `the server answered ${response.status()}. Check the address.`,
      );
    const html = await page.content();
    return {
      name: source,
      url: page.url(),
      bytes: new TextEncoder().encode(html),
      contentType: 'text/html; charset=utf-8',
    };
  } catch (error) {
    if (refused) throw privateAddressError(source);
    if (error instanceof InputError) throw error;
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new InputError(
      'policy-url-unreachable',
      source,
      `the browser could not load the page (${reason}).`,
    );
  } finally {
    await browser.close();
  }
}

async function installedBrowser(env: FetchOptions['env']): Promise<string | null> {
  for (const path of [env['CHROME_PATH'], ...browsers]) {
    if (path !== undefined && (await isExecutable(path))) return path;
  }
  return null;
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

async function loadPlaywright(source: string) {
  try {
    return await import('playwright-core');
  } catch {
    const detail = '--render needs the package playwright-core: npm install playwright-core';
    throw new InputError('policy-no-browser', source, detail);
  }
}

/** Whether a request of the page goes to a public address. Data within the page itself always may. */
async function isPublic(url: URL): Promise<boolean> {
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return url.protocol === 'data:' || url.protocol === 'blob:';
  const literal = literalAddress(url.hostname);
  if (literal !== null) return !isPrivateAddress(literal);
  return new Promise((resolve) => {
    publicLookup(url.hostname, { all: true }, (error) => {
      resolve(error === null);
    });
  });
}
