import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { summaryTrend } from '../../src/batch/summary/summary-trend.js';
import type { SummaryFacts } from '../../src/findings/summary-facts.js';
import { summaryHtml } from '../../src/report/html/summary-html.js';
import { chromiumPath } from '../builders/chromium.js';
import { smallSummary } from '../builders/summary-builder.js';

const tool = { name: 'apk-policy-audit', version: '0.1.0' };
const hostile = '</script><img src=x onerror=alert(1)>\u202e';

describe('the page of a summary', () => {
  it('holds hostile names as text, in its tables and in its data', () => {
    const page = summaryHtml(smallSummary([hostile, 'b', 'c']), null, tool, 'en');
    expect(page.match(/<\/script>/g)).toHaveLength(2);
    expect(page).not.toContain('<img');
    expect(page).not.toContain('\u202e');
  });

  it('is the same for the same summary', () => {
    expect(summaryHtml(smallSummary(), null, tool, 'en')).toBe(summaryHtml(smallSummary(), null, tool, 'en'));
  });
});

describe.skipIf(chromiumPath === null)(
  `the page of a summary in ${chromiumPath ?? 'Chromium, which is not installed here'}`,
  { timeout: 60_000 },
  () => {
    let browser: Browser;
    let folder = '';
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'summary-page-'));
      browser = await chromium.launch({ executablePath: chromiumPath ?? '', args: ['--no-sandbox'] });
    }, 60_000);
    afterAll(async () => {
      await browser?.close();
      rmSync(folder, { recursive: true });
    });

    async function opened(
      facts: SummaryFacts,
      earlier?: SummaryFacts,
    ): Promise<{ page: Page; complaints: string[] }> {
      const path = join(folder, 'summary.html');
      const trend = earlier === undefined ? null : summaryTrend(earlier, facts);
      writeFileSync(path, summaryHtml(facts, trend, tool, 'zh-CN'));
      const page = await browser.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('dialog', async (dialog) => {
        complaints.push(`dialog ${dialog.message()}`);
        await dialog.dismiss();
      });
      await page.goto(pathToFileURL(path).href);
      return { page, complaints };
    }

    const behind = (page: Page) => page.locator('dialog#behind li');

    it('opens the apps behind a number, and closes them again', async () => {
      const { page, complaints } = await opened(smallSummary());
      const row = page.locator('#sdks tbody tr', { hasText: '极光推送' });
      await row.locator('button.number').first().click();
      expect(await behind(page).allTextContents()).toEqual([
        expect.stringContaining('拾光'),
        expect.stringContaining('墨记'),
      ]);
      await page.keyboard.press('Escape');
      expect(await page.locator('dialog#behind').isVisible()).toBe(false);
      expect(complaints).toEqual([]);
    });

    it('finds apps by words of their row', async () => {
      const { page } = await opened(smallSummary());
      await page.fill('#search', 'app1 墨');
      expect(await page.locator('#apps tbody tr:visible').allTextContents()).toEqual([
        expect.stringContaining('墨记'),
      ]);
    });

    it('switches its language', async () => {
      const { page } = await opened(smallSummary());
      await page.click('#language');
      expect(await page.locator('h1 .en').isVisible()).toBe(true);
      expect(await page.getAttribute('#search', 'placeholder')).toContain('Search');
    });

    it('lists the apps of the earlier batch behind what is gone', async () => {
      const later = { ...smallSummary(), apps: smallSummary().apps.slice(0, 2) };
      const mended: SummaryFacts = {
        ...later,
        standings: { ...later.standings, error: [], failed: [], clean: [0, 1] },
        failed: [],
      };
      const { page } = await opened(mended, smallSummary());
      const row = page.locator('#trend tbody tr', { hasText: '不再包含' });
      await row.locator('button.number').click();
      expect(await behind(page).allTextContents()).toEqual([expect.stringContaining('坏包')]);
    });

    it('never runs a name', async () => {
      const { page, complaints } = await opened(smallSummary([hostile, 'b', 'c']));
      await page.locator('.card.error button.number').click();
      expect(await behind(page).allTextContents()).toEqual([expect.stringContaining('</script><img')]);
      expect(complaints).toEqual([]);
    });
  },
);
