import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { pageFolder } from '../../src/web/static-page.js';
import { chromiumPath } from '../builders/chromium.js';

/** What the tests of the page run in, for their names; why they do not run where they cannot. */
export const pagePlace =
  chromiumPath === null
    ? 'in Chromium, which is not installed here'
    : pageFolder() === null
      ? 'that npm run build has not made yet'
      : `in ${chromiumPath}`;

/** Whether the page can be tested here. */
export const canOpenPages = chromiumPath !== null && pageFolder() !== null;

/** A page that is open, and everything it complained about. */
export interface OpenedPage {
  readonly page: Page;
  /** Errors, refusals of the content security policy, dialogs, requests to anywhere but the server. */
  readonly complaints: string[];
}

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath ?? '', args: ['--no-sandbox'] });
}

/** What a browser says of a server that is away, as it is while a test restarts it, or of one that answers a problem. */
const expected = /Failed to load resource|net::ERR_|origin-keyed/;

/** Opens a page of the server in a visitor's own context. @param hash as `#/audits` */
export async function openPage(
  browser: Browser,
  url: string,
  hash = '#/',
  options: BrowserContextOptions = {},
): Promise<OpenedPage> {
  const context = await browser.newContext({ locale: 'zh-CN', ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (!expected.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('dialog', async (dialog) => {
    complaints.push(`dialog ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(url)) complaints.push(`request ${request.url()}`);
  });
  await page.goto(`${url}/${hash}`);
  await page.locator('h1').waitFor();
  return { page, complaints };
}

/** A file as a page's script takes it. */
export interface DroppedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Drops files on an element, as a mouse would. */
export async function dropFiles(page: Page, selector: string, files: readonly DroppedFile[]): Promise<void> {
  const plain = files.map(({ name, bytes }) => ({ name, base64: bytes.toString('base64') }));
  const transfer = await page.evaluateHandle(
    `(() => {
      const transfer = new DataTransfer();
      for (const { name, base64 } of ${JSON.stringify(plain)})
        transfer.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name));
      return transfer;
    })()`,
  );
  for (const type of ['dragover', 'drop'])
    await page.dispatchEvent(selector, type, { dataTransfer: transfer });
}

/** The id in the address of an audit's page. */
export function auditIdIn(page: Page): string {
  return /#\/audits\/([0-9a-f]+)$/.exec(page.url())?.[1] ?? '';
}
