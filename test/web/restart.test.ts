import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client } from '../../src/web/client/client.js';
import { type LocalServer, serve } from '../inputs/fetch/local-server.js';
import { sampleAudit, sampleFile, startTestServer } from './test-server.js';

/** A policy that never comes: its audit is under way for as long as a test needs. */
let silent: LocalServer;

beforeAll(async () => {
  silent = await serve(() => undefined);
});
afterAll(() => silent.close());

const endless = () => ({
  packages: [sampleFile('shiguang.apk')],
  urls: [`${silent.origin}/policy`],
  tags: ['endless'],
});

describe('a server that is stopped in mid-audit', () => {
  it('tells so after it starts again; what was finished is there', async () => {
    const first = await startTestServer({ allowPrivateAddresses: true });
    const done = await first.client.createAudit(sampleAudit({ tags: ['kept'] }));
    await first.client.finished(done.id);
    const { id } = await first.client.createAudit(endless());
    await expect.poll(() => silent.asked.length, { timeout: 10_000 }).toBeGreaterThan(0);
    await first.stop();
    const second = await startTestServer({ results: first.folder });
    expect(await second.client.audit(done.id)).toMatchObject({ state: 'finished', tags: ['kept'] });
    expect((await second.client.result(done.id)).findings.length).toBeGreaterThan(3);
    expect(await second.client.audit(id)).toMatchObject({
      state: 'failed',
      progress: null,
      failure: {
        code: 'interrupted',
        message: expect.stringMatching(/no conclusion; the uploads were deleted, submit them again$/),
      },
    });
    expect(second.uploads()).toEqual([]);
    await second.end();
  });

  it('refuses new audits while it stops', async () => {
    const server = await startTestServer({ allowPrivateAddresses: true });
    const { id } = await server.client.createAudit(endless());
    const follow = server.client.finished(id);
    await server.stop();
    expect(await follow.catch(() => ({ state: 'lost' }))).toMatchObject({
      state: expect.stringMatching(/failed|lost/),
    });
    await expect(server.client.createAudit(sampleAudit())).rejects.toBeDefined();
    rmSync(server.folder, { recursive: true, force: true });
  });
});

describe('a server that is killed in mid-audit', () => {
  it('leaves a folder from which the next one goes on', { timeout: 60_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'apk-audit-killed-'));
    const { child, client } = await spawnServer(folder);
    const done = await client.createAudit(sampleAudit());
    await client.finished(done.id);
    const asked = silent.asked.length;
    const { id } = await client.createAudit(endless());
    await expect.poll(() => silent.asked.length, { timeout: 10_000 }).toBeGreaterThan(asked);
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    expect(readdirSync(join(folder, 'server/uploads'))).toHaveLength(1);
    const next = await startTestServer({ results: folder });
    expect(await next.client.audit(id)).toMatchObject({ state: 'failed', failure: { code: 'interrupted' } });
    expect(await next.client.audit(done.id)).toMatchObject({ state: 'finished' });
    expect(next.uploads()).toEqual([]);
    expect(readdirSync(join(folder, 'server/uploads'))).toHaveLength(1);
    await next.end();
  });
});

describe('two servers on one folder', () => {
  it('are refused on the same machine', { timeout: 60_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'apk-audit-shared-'));
    const { child } = await spawnServer(folder);
    await expect(startTestServer({ results: folder })).rejects.toMatchObject({ code: 'results-in-use' });
    child.kill('SIGTERM');
    const code = await new Promise((resolve) => child.once('exit', resolve));
    expect(code).toBe(0);
    expect(readdirSync(join(folder, 'server/uploads'))).toEqual([]);
    rmSync(folder, { recursive: true });
  });
});

/** Starts the built command as a user does, on any free port. */
async function spawnServer(folder: string) {
  const main = resolve(import.meta.dirname, '../../dist/cli/main.js');
  const child = spawn(process.execPath, [main, 'serve', '--results', folder, '--allow-private-addresses'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((found, failed) => {
    child.stdout.once('data', (chunk: Buffer) => found(chunk.toString().trim()));
    child.once('exit', (code) => failed(new Error(`the server exited with ${code}`)));
  });
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  return { child, client: new Client({ baseUrl: url, language: 'en' }) };
}
