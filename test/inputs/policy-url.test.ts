import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { htmlOf, ownPolicy } from '../builders/own-policy.js';
import { runCli } from '../cli/run-cli.js';
import { type LocalServer, serve } from './fetch/local-server.js';

let server: LocalServer;
const list = '第三方SDK列表\nSDK名称：个推SDK\n使用目的：消息推送\n收集信息：IMEI';

beforeAll(async () => {
  server = await serve((request, response) => {
    const known: Record<string, string> = {
      '/policy': '<p>我们会申请相机权限。详见<a href="sdk.txt">第三方SDK目录</a></p>',
      '/sdk.txt': list,
    };
    const body = known[request.url ?? ''];
    response.writeHead(body === undefined ? 404 : 200, {
      'content-type': `${request.url === '/sdk.txt' ? 'text/plain' : 'text/html'}; charset=utf-8`,
    });
    response.end(body);
  });
});
afterAll(() => server.close());

const policyFrom = async (...args: string[]) => {
  const run = await runCli(['policy', ...args, '--format', 'json', '--lang', 'en']);
  return { ...run, policy: run.stdout === '' ? null : JSON.parse(run.stdout).policy };
};

describe('policy URL', () => {
  it('refuses an address of this machine unless it is allowed', async () => {
    const run = await policyFrom(`${server.origin}/policy`);
    expect(run).toMatchObject({ code: 3, policy: null });
    expect(run.stderr).toBe(
      `apk-audit: ${server.origin}/policy: the address belongs to this machine or a private network. Add --allow-private-addresses if that is meant.\n`,
    );
  });

  it('reads the page, and with --follow-links the list it links to', async () => {
    const alone = await policyFrom(`${server.origin}/policy`, '--allow-private-addresses');
    expect(alone.policy.permissions).toMatchObject([{ group: 'CAMERA' }]);
    expect(alone.policy.sdks).toEqual([]);
    const followed = await policyFrom(
      `${server.origin}/policy`,
      '--allow-private-addresses',
      '--follow-links',
    );
    expect(followed.policy.documents).toMatchObject([
      { format: 'html' },
      { name: `${server.origin}/sdk.txt` },
    ]);
    expect(followed.policy.sdks).toMatchObject([{ name: '个推SDK' }]);
  });

  it('tells what the server answered', async () => {
    const run = await policyFrom(`${server.origin}/none`, '--allow-private-addresses');
    expect(run.code).toBe(3);
    expect(run.stderr).toContain('the server answered 404');
  });
});

describe('policy -', () => {
  it('reads standard input', async () => {
    const main = resolve(import.meta.dirname, '../../dist/cli/main.js');
    const child = spawn(process.execPath, [main, 'policy', '-', '--format', 'json']);
    child.stdin.end(htmlOf(ownPolicy));
    const chunks: Buffer[] = [];
    for await (const chunk of child.stdout) chunks.push(chunk as Buffer);
    const { policy } = JSON.parse(Buffer.concat(chunks).toString());
    expect(policy.documents).toMatchObject([{ name: 'stdin', format: 'html' }]);
    expect(policy.app).toBe('拾光日记');
  });
});
