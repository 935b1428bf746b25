import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageFolder } from '../../src/web/static-page.js';
import { canOpenPages, launchBrowser, openPage, pagePlace } from './page-browser.js';
import { startTestServer, type TestServer } from './test-server.js';

const folder = pageFolder() ?? '';

describe.skipIf(folder === '')('the built page', () => {
  const files = () =>
    readdirSync(folder).map((name) => ({ name, content: readFileSync(join(folder, name)) }));

  it('is under 200 kB compressed, everything together', () => {
    const sizes = files().map(({ content }) => gzipSync(content).length);
    expect(sizes.length).toBe(3);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(200_000);
  });

  it('holds no inline script or style, and loads nothing from elsewhere', () => {
    const html =
      files()
        .find(({ name }) => name === 'index.html')
        ?.content.toString() ?? '';
    expect(html).not.toMatch(/<style|style=|\son\w+=|<script(?![^>]*\ssrc=)/i);
    const sources = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1]);
    expect(sources.length).toBe(3);
    for (const source of sources) expect(source).toMatch(/^(?:\/[\w.-]+|data:,)$/);
    const style =
      files()
        .find(({ name }) => name.endsWith('.css'))
        ?.content.toString() ?? '';
    expect(style).not.toMatch(/@import|url\(/);
  });

  it('leaves out what belongs to the server: the schema library above all', () => {
    const script =
      files()
        .find(({ name }) => name.endsWith('.js'))
        ?.content.toString() ?? '';
    expect(script.length).toBeGreaterThan(10_000);
    expect(script).not.toContain('ZodError');
  });
});

describe('the source of the page', () => {
  it('never makes HTML of text', () => {
    const source = resolve(import.meta.dirname, '../../src/web/page');
    const names = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.tsx?$/.test(name),
    );
    expect(names.length).toBeGreaterThan(30);
    for (const name of names)
      expect(readFileSync(join(source, name), 'utf8'), name).not.toMatch(
        /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/i,
      );
  });
});

describe.skipIf(!canOpenPages)(`the start of the page ${pagePlace}`, { timeout: 60_000 }, () => {
  let browser: Browser;
  let server: TestServer;
  beforeAll(async () => {
    browser = await launchBrowser();
    server = await startTestServer();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await server?.end();
  });

  // How long that takes is measured by `npm run bench:serve`.
  it('asks for three files and few answers, each once, until its form can be used', async () => {
    const { page, complaints } = await openPage(browser, server.url);
    await page.goto('about:blank');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`${server.url}/`, { waitUntil: 'commit' });
    await page.locator('button[type="submit"]').waitFor();
    expect(asked.filter((path) => !path.startsWith('/api/')).length).toBe(3);
    expect(asked.filter((path) => path.startsWith('/api/')).length).toBeLessThanOrEqual(5);
    expect(new Set(asked).size).toBe(asked.length);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
