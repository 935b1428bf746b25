import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../cli/run-cli.js';
import { type PackageServer, servePackages } from './fetch/package-server.js';

const sample = new URL('../../samples/shiguang.apk', import.meta.url).pathname;
const policy = new URL('../../samples/privacy-policy.html', import.meta.url).pathname;
let server: PackageServer;

beforeAll(async () => {
  server = await servePackages({ '/shiguang.apk': readFileSync(sample) });
});
afterAll(() => server.close());

describe('app and check with the address of a package', () => {
  it('refuse an address of this machine unless it is allowed', async () => {
    const run = await runCli(['app', `${server.origin}/shiguang.apk`, '--lang', 'en']);
    expect(run).toMatchObject({ code: 3, stdout: '' });
    expect(run.stderr).toContain('the address belongs to this machine or a private network');
  });

  it('show the app, and a content id in place of a digest', async () => {
    const address = `${server.origin}/shiguang.apk?key=secret`;
    const run = await runCli(['app', address, '--allow-private-addresses', '--lang', 'en']);
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('com.example.shiguang');
    expect(run.stdout).toMatch(/shiguang\.apk {2}content-id [0-9a-f]{12}/);
    expect(run.stdout).not.toContain('secret');
  });

  it('find what they find in the file', async () => {
    const flags = ['--policy', policy, '--format', 'json', '--allow-private-addresses'];
    const remote = await runCli(['check', `${server.origin}/shiguang.apk`, ...flags]);
    const local = await runCli(['check', sample, ...flags]);
    expect(remote.code).toBe(1);
    expect(JSON.parse(remote.stdout).findings).toEqual(JSON.parse(local.stdout).findings);
  });

  it('name what the server answered in one line', async () => {
    const run = await runCli([
      'app',
      `${server.origin}/none.apk`,
      '--allow-private-addresses',
      '--lang',
      'en',
    ]);
    expect(run).toMatchObject({ code: 3, stdout: '' });
    expect(run.stderr).toBe(
      `apk-audit: ${server.origin}/none.apk: the server answered 404. Check the address.\n`,
    );
  });
});
