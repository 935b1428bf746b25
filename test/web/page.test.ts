import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalServer, serve } from '../inputs/fetch/local-server.js';
import { auditIdIn, canOpenPages, dropFiles, launchBrowser, openPage, pagePlace } from './page-browser.js';
import { sampleAudit, startTestServer, type TestServer } from './test-server.js';

const samples = resolve(import.meta.dirname, '../../samples');
const sample = (name: string) => ({ name, bytes: readFileSync(resolve(samples, name)) });
const chosen = (name: string) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: sample(name).bytes,
});
/** What history shows of an audit that is not over. */
const underWay = '.state:is(.queued, .running)';
const patience = { timeout: 60_000 };

describe.skipIf(!canOpenPages)(`the page ${pagePlace}`, { timeout: 120_000 }, () => {
  let browser: Browser;
  let server: TestServer;
  /** A policy that never comes: its audit is under way for as long as a test needs. */
  let silent: LocalServer;
  beforeAll(async () => {
    browser = await launchBrowser();
    silent = await serve(() => undefined);
    server = await startTestServer({ allowPrivateAddresses: true });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await server?.end();
    await silent?.close();
  });

  const packageInput = (page: Page) => page.locator('[data-drop="package"] input');
  const documentInput = (page: Page) => page.locator('[data-drop="document"] input');
  const start = (page: Page) => page.getByRole('button', { name: '开始审核' }).click();

  /** Starts an audit that does not end by itself. */
  async function startEndless(page: Page): Promise<string> {
    await packageInput(page).setInputFiles(chosen('shiguang.apk'));
    await page.locator('summary').click();
    await page.locator('textarea[name="urls"]').fill(`${silent.origin}/policy`);
    await start(page);
    await page.getByRole('button', { name: '取消审核' }).waitFor(patience);
    return auditIdIn(page);
  }

  it('leads from dropping a package and a policy to the report', async () => {
    const { page, complaints } = await openPage(browser, server.url);
    await dropFiles(page, 'h1', [sample('shiguang.apk'), sample('privacy-policy.html')]);
    expect(await page.locator('[data-drop="package"] .files').textContent()).toContain('shiguang.apk');
    expect(await page.locator('[data-drop="document"] .files').textContent()).toContain('privacy-policy');
    await page.getByLabel('标签').fill('第一次，样例');
    await start(page);
    const report = page.frameLocator('iframe');
    await report.locator('.finding').first().waitFor(patience);
    const id = auditIdIn(page);
    const { findings } = await server.client.result(id);
    expect(await report.locator('.finding').count()).toBe(findings.length);
    expect(await report.locator('h1').textContent()).toContain('应用与隐私政策一致性报告');
    expect((await server.client.audit(id)).tags).toEqual(['第一次', '样例']);
    expect(await page.title()).toMatch(/^拾光日记/);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('says what is missing before anything is uploaded', async () => {
    const { page } = await openPage(browser, server.url);
    await start(page);
    const alert = page.getByRole('alert');
    expect(await alert.textContent()).toContain('请选择应用包');
    expect(await alert.textContent()).toContain('请选择隐私政策文件');
    await packageInput(page).setInputFiles(chosen('shiguang.apk'));
    await page.locator('summary').click();
    await page.locator('textarea[name="urls"]').fill('javascript:alert(1)');
    await start(page);
    await expect.poll(() => alert.textContent()).toContain('不是有效的网址：javascript:alert(1)');
    await page.context().close();
  });

  it('audits pasted text', async () => {
    const { page } = await openPage(browser, server.url);
    await packageInput(page).setInputFiles(chosen('shiguang.apk'));
    await page.locator('summary').click();
    await page.locator('textarea[name="text"]').fill('隐私政策\n我们会使用相机权限拍照。');
    await start(page);
    await page.frameLocator('iframe').locator('.finding').first().waitFor(patience);
    await page.context().close();
  });

  it('tells that a policy is being fetched, which may take long', async () => {
    const { page } = await openPage(browser, server.url);
    const id = await startEndless(page);
    await expect
      .poll(() => page.locator('[aria-current="step"]').textContent(), patience)
      .toBe('下载网页上的隐私政策');
    expect((await server.client.audit(id)).progress).toEqual({ stage: 'fetching', ahead: null });
    await server.client.cancel(id);
    await page.locator('.notice.info').waitFor(patience);
    await page.context().close();
  });

  it('shows the report in its own language and theme, without loading it anew when they change', async () => {
    const { id } = await server.client.createAudit(sampleAudit());
    await server.client.finished(id);
    const { page, complaints } = await openPage(browser, server.url, `#/audits/${id}`, {
      colorScheme: 'light',
    });
    const report = page.frameLocator('iframe').locator('html');
    const shown = (name: string) => report.getAttribute(name);
    await page.frameLocator('iframe').locator('.finding').first().waitFor(patience);
    await report.evaluate((element) => element.classList.add('loaded-once'));
    await page.getByRole('button', { name: '切换为深色' }).click();
    await page.getByRole('button', { name: 'English' }).first().click();
    await expect.poll(() => shown('data-theme'), patience).toBe('dark');
    await expect.poll(() => shown('data-lang'), patience).toBe('en');
    expect(await shown('class')).toContain('loaded-once');
    expect(await page.frameLocator('iframe').locator('#theme').isVisible()).toBe(false);
    await page.reload();
    await page.frameLocator('iframe').locator('.finding').first().waitFor(patience);
    expect([await shown('data-theme'), await shown('data-lang')]).toEqual(['dark', 'en']);
    expect(await shown('class')).not.toContain('loaded-once');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('cancels an audit that runs', async () => {
    const { page } = await openPage(browser, server.url);
    const id = await startEndless(page);
    await page.getByRole('button', { name: '取消审核' }).click();
    await page.getByText('审核已取消', { exact: false }).last().waitFor(patience);
    expect((await server.client.audit(id)).state).toBe('cancelled');
    expect(await page.locator('iframe').count()).toBe(0);
    await page.context().close();
  });

  it('says in words why a broken package cannot be audited', async () => {
    const { page } = await openPage(browser, server.url);
    await packageInput(page).setInputFiles({ ...chosen('shiguang.apk'), buffer: Buffer.from('no package') });
    await documentInput(page).setInputFiles(chosen('privacy-policy.html'));
    await start(page);
    const notice = page.locator('.notice.error');
    await notice.waitFor(patience);
    const { failure } = await server.client.audit(auditIdIn(page));
    expect(failure?.code).toBeDefined();
    expect(await notice.textContent()).toMatch(/^审核失败：.+/);
    expect(await notice.textContent()).not.toContain('/');
    await page.context().close();
  });

  it('runs and shows nothing of a hostile policy but its text', async () => {
    const { page, complaints } = await openPage(browser, server.url);
    const cells = '<td>微信SDK</td><td><img src=x onerror=alert(1)></td>'.repeat(20);
    const policy = `<html><body><h1>隐私政策</h1><script>document.title='owned'</script>
      <p onclick="alert(1)">我们使用相机权限\u202egpj.exe\u202c</p><iframe src="https://example.com"></iframe>
      <table>${`<tr>${cells}</tr>`.repeat(500)}</table></body></html>`;
    await packageInput(page).setInputFiles(chosen('shiguang.apk'));
    await documentInput(page).setInputFiles({
      name: '<img src=x onerror=alert(1)>\u202elmth.html',
      mimeType: 'text/html',
      buffer: Buffer.from(policy),
    });
    await page.getByLabel('标签').fill('<b>粗</b>');
    await start(page);
    const report = page.frameLocator('iframe');
    await report.locator('.finding').first().waitFor(patience);
    await page.goto(`${server.url}/#/audits`);
    await page.getByRole('link', { name: '<b>粗</b>' }).first().waitFor(patience);
    expect(await page.locator('img, main script, main b b').count()).toBe(0);
    expect(await page.locator('main').textContent()).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/u);
    expect(await page.title()).not.toContain('owned');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('keeps two audits apart that run at once', async () => {
    const visitors = await Promise.all([1, 2].map(() => openPage(browser, server.url)));
    const ids = await Promise.all(visitors.map(({ page }) => startEndless(page)));
    expect(new Set(ids).size).toBe(2);
    const [first, second] = visitors;
    await first?.page.getByRole('button', { name: '取消审核' }).click();
    await first?.page.locator('.notice.info').waitFor(patience);
    expect(await second?.page.getByRole('button', { name: '取消审核' }).isVisible()).toBe(true);
    await second?.page.goto(`${server.url}/#/audits`);
    await second?.page.locator(underWay).first().waitFor(patience);
    for (const id of ids) await server.client.cancel(id);
    await expect.poll(() => second?.page.locator(underWay).count(), patience).toBe(0);
    for (const { page } of visitors) await page.context().close();
  });

  it('finds an audit again that runs while the page is reloaded', async () => {
    const { page } = await openPage(browser, server.url);
    const id = await startEndless(page);
    await page.reload();
    await page.getByRole('button', { name: '取消审核' }).waitFor(patience);
    expect(auditIdIn(page)).toBe(id);
    await server.client.cancel(id);
    await page.locator('.notice.info').waitFor(patience);
    await page.context().close();
  });

  it('goes on after the server restarts: the audit has failed in words, history is intact', async () => {
    const first = await startTestServer({ allowPrivateAddresses: true });
    const done = await first.client.createAudit(sampleAudit());
    await first.client.finished(done.id);
    const { page } = await openPage(browser, first.url);
    await startEndless(page);
    await first.stop();
    await page.locator('.notice.error', { hasText: '审核失败' }).waitFor(patience);
    await page.getByRole('link', { name: '历史' }).click();
    await page.getByText('无法连接服务，正在重试').waitFor(patience);
    const second = await startTestServer({ results: first.folder, port: first.port });
    await page.locator('.state.finished').waitFor(patience);
    expect(await page.locator('.state.failed').count()).toBe(1);
    expect(await page.getByText('无法连接服务').count()).toBe(0);
    await page.getByRole('link', { name: '拾光日记' }).click();
    await page.frameLocator('iframe').locator('.finding').first().waitFor(patience);
    await page.context().close();
    await second.end();
  });

  it('deletes an audit only after it was confirmed', async () => {
    const { id } = await server.client.createAudit(sampleAudit({ tags: ['doomed'] }));
    await server.client.finished(id);
    const { page } = await openPage(browser, server.url, '#/audits?tag=doomed');
    const remove = page.getByRole('button', { name: '删除 拾光日记' });
    await remove.click();
    await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
    expect((await server.client.audit(id)).state).toBe('finished');
    await remove.click();
    await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
    await page.getByText('没有符合条件的审核').waitFor(patience);
    await expect(server.client.audit(id)).rejects.toMatchObject({ status: 404 });
    await page.context().close();
  });

  it('asks for the token and shows nothing without it', async () => {
    const token = 'a-token-of-this-test-0123456789';
    const guarded = await startTestServer({ token });
    const { page } = await openPage(browser, guarded.url, '#/audits');
    await page.getByLabel('访问令牌').fill('wrong');
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByRole('alert').waitFor(patience);
    await page.getByLabel('访问令牌').fill(token);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByText('还没有审核').waitFor(patience);
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByLabel('访问令牌').waitFor(patience);
    await page.context().close();
    await guarded.end();
  });
});
