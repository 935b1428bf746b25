import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditIdIn, canOpenPages, launchBrowser, openPage, pagePlace } from './page-browser.js';
import { sampleAudit, sampleFile, startTestServer, type TestServer } from './test-server.js';

const samples = resolve(import.meta.dirname, '../../samples');
const patience = { timeout: 60_000 };

describe.skipIf(!canOpenPages)(`who can use the page ${pagePlace}`, { timeout: 120_000 }, () => {
  let browser: Browser;
  let server: TestServer;
  /** Addresses of every page, with something on each. */
  let pages: Readonly<Record<string, string>>;
  beforeAll(async () => {
    browser = await launchBrowser();
    server = await startTestServer();
    const hostile = { name: 'a\u202egpj.apk'.repeat(12), data: new Blob(['no package']) };
    const requests = [
      sampleAudit({ tags: ['v1'] }),
      { ...sampleAudit({ tags: ['v2'] }), documents: [sampleFile('privacy-policy-without-sdk-list.txt')] },
      { packages: [hostile], texts: ['隐私政策'] },
    ];
    const ids: string[] = [];
    for (const request of requests) {
      const { id } = await server.client.createAudit(request);
      await server.client.finished(id);
      ids.push(id);
    }
    const [first = '', second = '', failed = ''] = ids;
    pages = {
      'new audit': '#/',
      report: `#/audits/${first}`,
      'failed audit': `#/audits/${failed}`,
      draft: `#/audits/${first}/draft`,
      history: '#/audits',
      comparison: `#/compare?before=${second}&after=${first}`,
      overview: '#/overview?tag=v1&before=v2',
      signatures: '#/sdks',
      signature: '#/sdks/umeng-push',
      rules: '#/rules',
      rule: '#/rules/sdk-undisclosed',
      'no such page': '#/nowhere/at/all',
    };
  }, 90_000);
  afterAll(async () => {
    await browser?.close();
    await server?.end();
  });

  /** Waits until a page has everything it loads. */
  async function settled(page: Page): Promise<void> {
    await expect.poll(() => page.getByText(/^(?:正在加载…|Loading…)$/).count(), patience).toBe(0);
  }

  async function goTo(page: Page, hash: string): Promise<void> {
    await page.goto(`${server.url}/${hash}`);
    await page.locator('h1').waitFor();
    await settled(page);
  }

  for (const colorScheme of ['light', 'dark'] as const)
    it(`has no serious accessibility defect on any page, ${colorScheme}`, async () => {
      const { page } = await openPage(browser, server.url, '#/', { colorScheme });
      const defects: string[] = [];
      for (const [name, hash] of Object.entries(pages)) {
        await goTo(page, hash);
        for (const details of await page.locator('details:not(.behind) > summary').all())
          await details.click();
        await page.evaluate(axe.source);
        const { violations, passes } = (await page.evaluate(
          'axe.run(document, { iframes: false, resultTypes: ["violations"] })',
        )) as axe.AxeResults;
        expect(passes.length).toBeGreaterThan(5);
        for (const { id, impact, nodes } of violations)
          if (impact === 'serious' || impact === 'critical')
            defects.push(`${name}: ${id} ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
      }
      expect(defects).toEqual([]);
      await page.context().close();
    });

  it('needs no sideways scrolling on a screen of 360 pixels', async () => {
    const { page } = await openPage(browser, server.url, '#/', { viewport: { width: 360, height: 740 } });
    for (const [name, hash] of Object.entries(pages)) {
      await goTo(page, hash);
      const width = await page.evaluate('document.documentElement.scrollWidth');
      expect({ name, width }).toEqual({ name, width: 360 });
    }
    await page.context().close();
  });

  it('makes an audit with the keyboard alone', async () => {
    const { page } = await openPage(browser, server.url);
    await settled(page);
    /** Presses Tab until the focus is on what the expression finds. */
    const tabTo = async (found: string) => {
      for (let presses = 0; presses < 40; presses++) {
        await page.keyboard.press('Tab');
        if (await page.evaluate(`document.activeElement.matches(${JSON.stringify(found)})`)) return;
      }
      throw new Error(`the keyboard does not reach ${found}`);
    };
    const choose = async (role: string, name: string) => {
      await tabTo(`[data-drop="${role}"] input`);
      const dialog = page.waitForEvent('filechooser');
      await page.keyboard.press('Space');
      const buffer = readFileSync(resolve(samples, name));
      await (await dialog).setFiles({ name, mimeType: 'application/octet-stream', buffer });
    };
    await choose('package', 'shiguang.apk');
    await choose('document', 'privacy-policy.html');
    await tabTo('button[type="submit"]');
    await page.keyboard.press('Enter');
    await page.frameLocator('iframe').locator('.finding').first().waitFor(patience);
    expect(auditIdIn(page)).not.toBe('');
    await page.context().close();
  });

  it('moves the focus to the heading of the next page and says what changed', async () => {
    const { page } = await openPage(browser, server.url);
    await page.getByRole('link', { name: '规则' }).click();
    // The link that was clicked says the same words and has the focus before.
    const focused = () =>
      page.evaluate('`${document.activeElement.tagName} ${document.activeElement.textContent}`');
    await expect.poll(focused).toBe('H1 规则');
    await page.goto(`${server.url}/${pages['report']}`);
    await settled(page);
    await expect.poll(() => page.locator('.live').textContent()).toContain('审核完成');
    await page.context().close();
  });

  it('gives the focus back when a question is answered with Escape', async () => {
    const { page } = await openPage(browser, server.url, '#/audits?tag=v1');
    const remove = page.getByRole('button', { name: '删除 拾光日记' });
    await remove.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    expect(await page.evaluate('document.activeElement.textContent')).toBe('删除');
    await page.context().close();
  });

  it('changes language without losing what was filled in, and keeps it for the next visit', async () => {
    const { page } = await openPage(browser, server.url);
    await page.locator('input[name="tags"]').fill('kept');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'New audit' }).waitFor();
    expect(await page.locator('input[name="tags"]').inputValue()).toBe('kept');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await goTo(page, pages['report'] ?? '');
    const report = page.frameLocator('iframe');
    await report.locator('h1 .en').waitFor(patience);
    expect(await page.locator('main').textContent()).toContain('Open the report in a new tab');
    await page.getByRole('button', { name: '中文' }).click();
    await report.locator('h1 .zh').waitFor(patience);
    await page.context().close();
  });

  it('follows the theme of the system until another is chosen', async () => {
    const { page } = await openPage(browser, server.url, '#/rules', { colorScheme: 'dark' });
    const background = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
    const dark = await background();
    await page.getByRole('button', { name: '切换为浅色' }).click();
    const light = await background();
    expect(light).not.toBe(dark);
    await page.reload();
    expect(await background()).toBe(light);
    await page.context().close();
  });

  it('copies the draft as a table and as Markdown', async () => {
    const { page } = await openPage(browser, server.url, pages['draft'], {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const clipboard = (type: string) =>
      page.evaluate(
        `navigator.clipboard.read().then(([item]) => item.getType('${type}')).then((blob) => blob.text())`,
      );
    await page.getByRole('button', { name: '复制为 Markdown' }).click();
    await page.getByText('已复制').waitFor();
    expect(await clipboard('text/plain')).toMatch(/^# .+\n[\s\S]*\| --- \|/);
    await page.getByRole('button', { name: '复制为表格' }).click();
    await expect.poll(() => clipboard('text/html').catch(String)).toMatch(/<table[\s\S]*READ_CONTACTS/);
    await page.context().close();
  });

  it('finds an SDK and shows what it is told by', async () => {
    const { page } = await openPage(browser, server.url, '#/sdks');
    await page.getByRole('searchbox').fill('友盟 推送');
    await page.getByRole('link', { name: '友盟推送SDK' }).click(patience);
    await page.getByText('com.umeng.message', { exact: true }).waitFor(patience);
    await page.getByRole('heading', { name: '依据' }).waitFor();
    await page.context().close();
  });
});
