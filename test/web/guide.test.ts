import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../src/web/api/routes.js';
import { sampleAudit, startTestServer, type TestServer } from './test-server.js';

const root = resolve(import.meta.dirname, '../..');
const guides = ['docs/guide/serve.md', 'docs/guide/serve.zh-CN.md'];
const read = (name: string) => readFileSync(join(root, name), 'utf8');
const blocks = (text: string, kind: string) =>
  [...text.matchAll(new RegExp(`\`\`\`${kind}\n([\\s\\S]*?)\`\`\``, 'g'))].map((match) => match[1] ?? '');
const hasCurl = spawnSync('curl', ['--version']).error === undefined;

let server: TestServer;
let id: string;

beforeAll(async () => {
  server = await startTestServer();
  id = (await server.client.createAudit(sampleAudit())).id;
  await server.client.finished(id);
});
afterAll(() => server.end());

/** Runs a command to its end. */
function run(command: string, args: readonly string[], cwd: string, input = '') {
  return new Promise<{ code: number | null; out: string; err: string }>((done) => {
    const child = spawn(command, args, { cwd });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk) => (out += chunk));
    child.stderr.on('data', (chunk) => (err += chunk));
    child.on('close', (code) => done({ code, out, err }));
    child.stdin.end(input);
  });
}

describe.each(guides)('%s', (name) => {
  it.skipIf(!hasCurl)('shows commands of curl that answer as it says', async () => {
    const commands = blocks(read(name), 'sh');
    expect(commands.length).toBeGreaterThan(4);
    for (const shown of commands) {
      const command = shown
        .replaceAll('http://127.0.0.1:8080', server.url)
        .replaceAll('$ID', id)
        .replace('-o report.html', `-o ${join(tmpdir(), 'apk-audit-guide.html')} --fail`);
      const { code, out } = await run('sh', ['-c', command], join(root, 'samples'));
      expect({ shown, code }).toEqual({ shown, code: 0 });
      expect({ shown, isProblem: out.includes('urn:apk-policy-audit:problem') }).toEqual({
        shown,
        isProblem: false,
      });
      if (!shown.includes('-o ')) expect(out.length, shown).toBeGreaterThan(100);
    }
  });

  it('shows a use of the client that runs as written', async () => {
    const [example = ''] = blocks(read(name), 'js');
    const code = example.replace('http://127.0.0.1:8080', server.url);
    const { out, err } = await run(process.execPath, ['--input-type=module', '-'], root, code);
    expect(err).toBe('');
    expect(out).toMatch(/^(?:queued\n|running\n)*finished\n/);
    expect(out).toContain('sdk-undisclosed pangle');
  });

  it('links only to what exists, and names only endpoints that do', () => {
    const text = read(name);
    for (const [, link = ''] of text.matchAll(/\]\((?!https?:)([^)#]+)\)/g))
      expect(existsSync(join(root, dirname(name), link)), link).toBe(true);
    const known = Object.values(routes).map(({ path }) =>
      path.replace('/:id', '/$ID').replace('/:format', '/html'),
    );
    for (const [, path] of text.matchAll(/8080(\/[\w/$.]+)/g)) expect(known).toContain(path);
  });
});

describe('the guides to the server', () => {
  it('show the same commands in both languages', () => {
    const [english, chinese] = guides.map((name) =>
      ['sh', 'js', 'text'].flatMap((kind) => blocks(read(name), kind)),
    );
    expect(chinese).toEqual(english);
  });
});

describe('docs/security.md', () => {
  it('names test files that exist', () => {
    const named = [...read('docs/security.md').matchAll(/`(test\/[\w./-]+)`/g)].map(
      (match) => match[1] ?? '',
    );
    expect(named.length).toBeGreaterThan(5);
    for (const file of named) expect(existsSync(join(root, file)), file).toBe(true);
  });
});
