import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from '../builders/chromium.js';
import { rawRequest } from './raw-request.js';
import { sampleFile, startTestServer, type TestServer } from './test-server.js';

const root = resolve(import.meta.dirname, '../..');
const token = 'a-token-of-thirty-two-characters';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ token });
});
afterAll(() => server.end());

describe('the files of the page', () => {
  it('are kept for ever, and the page itself is asked for anew', async () => {
    const page = await rawRequest(server.port, { path: '/' });
    expect(page.headers['cache-control']).toBe('no-cache');
    expect(page.headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self'; /);
    expect(String(page.headers['content-security-policy'])).not.toContain('unsafe');
    for (const file of readdirSync(resolve(root, 'dist/web/page')).filter(
      (name) => !name.endsWith('.html'),
    )) {
      const { status, headers } = await rawRequest(server.port, { path: `/${file}` });
      expect(status, file).toBe(200);
      expect(headers['cache-control'], file).toBe('public, max-age=31536000, immutable');
    }
  });

  it.each([
    '/../package.json',
    '/..%2fpackage.json',
    '/%2e%2e/package.json',
    '/.git/config',
    '//etc/passwd',
    '/index.html/..',
  ])('are all there is: %s', async (path) => {
    expect([401, 404]).toContain((await rawRequest(server.port, { path })).status);
  });
});

describe.skipIf(chromiumPath === null)('the page in Chromium', () => {
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: chromiumPath ?? '', args: ['--no-sandbox'] });
    page = await browser.newPage({ locale: 'en-US' });
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('401')) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
  });
  afterAll(() => browser.close());

  it('goes from the token over the upload to a report whose own script runs', {
    timeout: 60_000,
  }, async () => {
    await page.goto(`${server.url}/`);
    await page.fill('input[type=password]', token);
    await page.click('button[type=submit]');
    await page.setInputFiles('[data-drop="package"] input', resolve(root, 'samples/shiguang.apk'));
    await page.setInputFiles('[data-drop="document"] input', resolve(root, 'samples/privacy-policy.html'));
    await page.click('button[type=submit]');
    const link = page.locator('a[href*="/reports/html"]').first();
    await link.waitFor({ timeout: 30_000 });
    await page.reload();
    await link.waitFor();
    const href = (await link.getAttribute('href')) ?? '';
    await page.goto(new URL(href, server.url).href);
    await page.waitForSelector('html.scripted .finding');
    await page.click('#language');
    expect(await page.getAttribute('html', 'lang')).toMatch(/zh-CN|en/);
    expect(complaints).toEqual([]);
  });

  it('shows the words of a hostile policy as words', { timeout: 60_000 }, async () => {
    const hostile =
      '隐私政策\n我们会申请相机权限<script>alert(1)</script><img src=x onerror=alert(2)>\u202e，用于拍照。';
    const { id } = await server.client.createAudit({
      packages: [sampleFile('shiguang.apk')],
      texts: [hostile],
    });
    expect(await server.client.finished(id)).toMatchObject({ state: 'finished' });
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await page.goto(server.client.reportUrl(id, 'html'));
    await page.waitForSelector('html.scripted .finding');
    expect(await page.locator('img, main script').count()).toBe(0);
    expect(await page.locator('main').textContent()).toContain('<script>alert(1)</script>');
    expect(dialogs).toEqual([]);
  });

  it('gives a report no part in the session', async () => {
    const asked = await page.evaluate(() =>
      fetch('/api/v1/audits').then(
        ({ status }) => status,
        () => 'refused',
      ),
    );
    expect(asked).toBe('refused');
    expect(await page.evaluate(() => origin)).toBe('null');
  });
});
