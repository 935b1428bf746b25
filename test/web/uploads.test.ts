import { readdirSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Audit, auditSchema } from '../../src/web/api/audits.js';
import { problemSchema } from '../../src/web/api/problem.js';
import { freeName, safeName } from '../../src/web/uploads/safe-name.js';
import { type FormPart, rawForm, rawRequest } from './raw-request.js';
import { sampleAudit, sampleFile, startTestServer, type TestServer } from './test-server.js';

let server: TestServer;
let apk: Uint8Array;

beforeAll(async () => {
  server = await startTestServer();
  apk = new Uint8Array(await sampleFile('shiguang.apk').data.arrayBuffer());
});
afterAll(() => server.end());

const path = '/api/v1/audits';
const policy: FormPart = {
  name: 'document',
  filename: 'policy.txt',
  content: '隐私政策\n我们会申请相机权限。',
};
const app = (): FormPart => ({ name: 'package', filename: 'app.apk', content: apk });
const send = (to: TestServer, parts: readonly FormPart[]) =>
  rawRequest(to.port, { method: 'POST', path, ...rawForm(parts) });
const codeOf = ({ status, body }: { status: number; body: string }) =>
  status === 202 ? 202 : problemSchema.parse(JSON.parse(body)).code;

describe('a file name', () => {
  const bidi = '\u202egpa.exe';
  it.each([
    ['../../../../etc/cron.d/evil', 'evil'],
    ['..\\..\\windows\\evil.apk', 'evil.apk'],
    ['/etc/passwd', 'passwd'],
    ['C:\\Users\\x\\app.apk', 'app.apk'],
    ['..', 'package.apk'],
    ['.', 'package.apk'],
    ['', 'package.apk'],
    ['.htaccess', 'htaccess'],
    ['a\u0000b.apk', 'a_b.apk'],
    ['a\nb.apk', 'a_b.apk'],
    [`<script>alert(1)</script>.apk`, 'script_.apk'],
    ['<img src=x onerror=alert(1)>.apk', '_img src_x onerror_alert(1)_.apk'],
    [bidi, '_gpa.exe'],
    ['CON', 'package.apk'],
    ['nul.apk', 'package.apk'],
    ['-rf', '-rf'],
    ['~root', '_root'],
    ['$(reboot).apk', '_(reboot).apk'],
    ['拾光日记 3.2.1（正式）.apk', '拾光日记 3.2.1_正式_.apk'],
    ['%2e%2e%2fx.apk', '_2e_2e_2fx.apk'],
    ['a'.repeat(5000), 'a'.repeat(180)],
    [`${'记'.repeat(300)}.apk`, `${'记'.repeat(58)}.apk`],
  ])('%j is kept as %j', (given, kept) => {
    expect(safeName(given, 'package.apk')).toBe(kept);
  });

  it('that is there already gets a number', () => {
    const taken = new Set(['policy.html', 'policy (2).html']);
    expect(freeName('Policy.html', taken)).toBe('Policy (3).html');
    expect(freeName('other', taken)).toBe('other');
  });

  it.each(['../../../escaped.apk', '/tmp/escaped.apk', '..\\escaped.apk', 'a/../../escaped.apk'])(
    '%j leads nowhere outside the private folder',
    async (filename) => {
      const answer = await send(server, [
        { ...app(), filename },
        { ...policy, filename },
      ]);
      const audit = auditSchema.parse(JSON.parse(answer.body));
      expect(audit.package.files[0]?.name).toBe('escaped.apk');
      await server.client.finished(audit.id);
      const everywhere = readdirSync(server.folder, { recursive: true }).map(String);
      expect(everywhere.filter((name) => name.includes('escaped'))).toEqual([]);
      expect(readdirSync('/tmp')).not.toContain('escaped.apk');
    },
  );

  it('with markup stands in no header and in no HTML', async () => {
    const filename = '<svg onload=alert(1)>.apk';
    const { body } = await send(server, [
      { ...app(), filename },
      { ...policy, content: '隐私政策 标记' },
    ]);
    const { id } = auditSchema.parse(JSON.parse(body));
    await server.client.finished(id);
    const report = await rawRequest(server.port, { path: `${path}/${id}/reports/html?download=true` });
    expect(report.headers['content-disposition']).toBe('attachment; filename="report.html"');
    expect(report.body).not.toContain('<svg onload');
  });
});

describe('a form', () => {
  it.each<[string, () => FormPart[], string]>([
    ['without a package', () => [policy], 'no-package'],
    ['without a policy', () => [app()], 'no-policy'],
    [
      'whose package is an empty field',
      () => [{ ...app(), filename: '', content: '' }, policy],
      'no-package',
    ],
    ['with a file of another name', () => [app(), policy, { ...policy, name: 'extra' }], 'invalid-request'],
    [
      'with a field of another name',
      () => [app(), policy, { name: 'results', content: '/etc' }],
      'invalid-request',
    ],
    [
      'that would set a prototype',
      () => [app(), policy, { name: '__proto__', content: 'x' }],
      'upload-broken',
    ],
    [
      'with an address of a file',
      () => [app(), { name: 'url', content: 'file:///etc/passwd' }],
      'invalid-request',
    ],
    [
      'with an address of FTP',
      () => [app(), { name: 'url', content: 'ftp://a.example/p' }],
      'invalid-request',
    ],
    ['with what is no address', () => [app(), { name: 'url', content: 'policy' }], 'invalid-request'],
    [
      'with an unknown market',
      () => [app(), policy, { name: 'profile', content: 'moon' }],
      'invalid-request',
    ],
    [
      'with an unknown type of app',
      () => [app(), policy, { name: 'appType', content: 'x' }],
      'invalid-request',
    ],
    ['with two markets', () => [app(), policy, ...twice('profile', 'cn')], 'invalid-request'],
    [
      'with a tag of markup and line breaks',
      () => [app(), policy, { name: 'tag', content: 'a\nb' }],
      'invalid-request',
    ],
    [
      'with too long a tag',
      () => [app(), policy, { name: 'tag', content: 'x'.repeat(41) }],
      'invalid-request',
    ],
    [
      'with more fields than a form has',
      () => [app(), policy, ...Array(70).fill({ name: 'tag', content: 'x' })],
      'too-many-files',
    ],
    ['with too long a text', () => [app(), { name: 'text', content: 'x'.repeat(3_100_000) }], 'too-large'],
  ])('%s is refused', async (_, parts, code) => {
    expect(codeOf(await send(server, parts()))).toBe(code);
    await expect.poll(() => server.uploads(), { timeout: 10_000 }).toEqual([]);
  });

  it('names the field at fault in the language asked for', async () => {
    const { headers, body } = rawForm([app(), { name: 'url', content: 'nonsense' }]);
    const answer = await rawRequest(server.port, {
      method: 'POST',
      path,
      headers: { ...headers, 'accept-language': 'fr, en;q=0.8, zh;q=0.2' },
      body,
    });
    expect(JSON.parse(answer.body)).toMatchObject({
      title: 'The request is wrong',
      fields: [{ name: 'url.0' }],
    });
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  });

  it('that is no multipart form is refused', async () => {
    const json = await rawRequest(server.port, {
      method: 'POST',
      path,
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect(codeOf(json)).toBe('unsupported-media-type');
    const other = await rawRequest(server.port, {
      method: 'POST',
      path,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'package=x',
    });
    expect(codeOf(other)).toBe('unsupported-media-type');
  });

  it.each([
    ['ends halfway', (body: Uint8Array) => body.subarray(0, body.length - 40)],
    ['has no end', (body: Uint8Array) => body.subarray(0, 5000)],
  ])('that %s is refused', async (_, cut) => {
    const { headers, body } = rawForm([policy, app()]);
    const answer = await rawRequest(server.port, { method: 'POST', path, headers, body: cut(body) });
    expect(codeOf(answer)).toMatch(/upload-broken|invalid-request/);
    await expect.poll(() => server.uploads(), { timeout: 10_000 }).toEqual([]);
  });
});

const twice = (name: string, content: string): FormPart[] => [
  { name, content },
  { name, content },
];

describe('the limits', () => {
  let small: TestServer;
  beforeAll(async () => {
    small = await startTestServer({
      limits: {
        packageBytes: 20_000,
        documentBytes: 1000,
        uploadBytes: 40_000,
        packageFiles: 2,
        documents: 2,
      },
    });
  });
  afterAll(() => small.end());

  it.each<[string, () => FormPart[], string | number]>([
    ['a package of the largest size', () => [{ ...app(), content: new Uint8Array(20_000) }, policy], 202],
    ['a package one byte larger', () => [{ ...app(), content: new Uint8Array(20_001) }, policy], 'too-large'],
    ['a document that is too large', () => [app(), { ...policy, content: 'x'.repeat(1001) }], 'too-large'],
    ['too many packages', () => [app(), app(), app(), policy], 'too-many-files'],
    ['too many documents', () => [app(), policy, policy, policy], 'too-many-files'],
    ['far too many files', () => [policy, ...Array(40).fill({ ...policy, content: 'x' })], 'too-many-files'],
    [
      'a whole that is too large',
      () => [app(), app(), { ...policy, content: 'x'.repeat(30_000) }],
      'too-large',
    ],
  ])('%s', async (_, parts, code) => {
    expect(codeOf(await send(small, parts()))).toBe(code);
  });

  it('hold for a body whose length nobody told', async () => {
    const { headers, body } = rawForm([{ ...app(), content: new Uint8Array(200_000) }, policy]);
    const answer = await rawRequest(small.port, {
      method: 'POST',
      path,
      headers: { ...headers, 'transfer-encoding': 'chunked' },
      body,
    });
    expect(codeOf(answer)).toBe('too-large');
    await expect.poll(() => small.uploads(), { timeout: 10_000 }).toEqual([]);
  });

  it('hold for JSON bodies', async () => {
    const answer = await rawRequest(small.port, {
      method: 'POST',
      path: '/api/v1/session',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token: 'x'.repeat(100_000) }),
    });
    expect(codeOf(answer)).toBe('too-large');
  });

  it('are told to clients', async () => {
    expect((await small.client.about()).limits).toMatchObject({ packageBytes: 20_000, documents: 2 });
  });
});

describe('a slow upload', () => {
  it.each([
    ['that stalls', { stallSeconds: 1, leastBytes: 100, uploadSeconds: 60 }, 0],
    ['that trickles', { stallSeconds: 1, leastBytes: 100, uploadSeconds: 60 }, 200],
    ['that takes too long in all', { stallSeconds: 60, leastBytes: 1, uploadSeconds: 1 }, 200],
  ])('%s is cut off', async (_, limits, every) => {
    const slow = await startTestServer({ limits });
    const { headers, body } = rawForm([app(), policy]);
    const started = Date.now();
    const answer = await trickle(slow.port, headers, body, every);
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(JSON.parse(answer.slice(answer.indexOf('{')))).toMatchObject({ code: 'upload-too-slow' });
    expect(Date.now() - started).toBeLessThan(8000);
    await expect.poll(() => slow.uploads(), { timeout: 10_000 }).toEqual([]);
    await slow.end();
  });
});

/** Sends the head and a little of a form, then a byte now and then, until the server closes. @returns its answer */
function trickle(
  port: number,
  headers: Record<string, string>,
  body: Uint8Array,
  every: number,
): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    let timer: NodeJS.Timeout | undefined;
    let at = 300;
    const socket = connect(port, '127.0.0.1', () => {
      const head = [`POST ${path} HTTP/1.1`, 'Host: localhost', `Content-Length: ${body.length}`];
      for (const [name, value] of Object.entries(headers)) head.push(`${name}: ${value}`);
      socket.write(`${head.join('\r\n')}\r\n\r\n`);
      socket.write(body.subarray(0, at));
      if (every > 0) timer = setInterval(() => socket.write(body.subarray(at, ++at)), every);
    });
    socket.on('data', (chunk) => {
      answer += chunk.toString();
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      clearInterval(timer);
      resolve(answer);
    });
  });
}

describe('a client that goes away', () => {
  it('in mid-upload leaves nothing', async () => {
    const { headers, body } = rawForm([app(), policy]);
    const before = (await server.client.listAudits()).total;
    await new Promise<void>((resolve) => {
      const socket = connect(server.port, '127.0.0.1', () => {
        const head = [`POST ${path} HTTP/1.1`, 'Host: localhost', `Content-Length: ${body.length}`];
        for (const [name, value] of Object.entries(headers)) head.push(`${name}: ${value}`);
        socket.write(`${head.join('\r\n')}\r\n\r\n`);
        socket.write(body.subarray(0, 4000), () => setTimeout(() => socket.destroy(), 200));
      });
      socket.on('close', () => resolve());
    });
    await expect.poll(() => server.uploads(), { timeout: 10_000 }).toEqual([]);
    expect((await server.client.listAudits()).total).toBe(before);
  });
});

describe('many uploads at once', () => {
  it('fifty end with a result each', { timeout: 120_000 }, async () => {
    const requests = Array.from({ length: 50 }, (_, n) =>
      sampleAudit({ texts: [`第 ${n % 10} 份补充说明`], tags: ['fifty'] }),
    );
    const started: Audit[] = await Promise.all(requests.map((request) => server.client.createAudit(request)));
    const ends = await Promise.all(started.map(({ id }) => server.client.finished(id)));
    expect(ends.map(({ state }) => state)).toEqual(Array(50).fill('finished'));
    expect((await server.client.listAudits({ tag: 'fifty' })).total).toBe(50);
    await expect.poll(() => server.uploads(), { timeout: 10_000 }).toEqual([]);
  });

  it('are refused where too many audits wait, and taken again later', async () => {
    const full = await startTestServer({ workers: 1, limits: { queuedAudits: 2 } });
    const answers = await Promise.allSettled(
      Array.from({ length: 6 }, (_, n) => full.client.createAudit(sampleAudit({ texts: [`${n}`] }))),
    );
    const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []));
    expect(refused.length).toBeGreaterThanOrEqual(2);
    for (const reason of refused)
      expect(reason).toMatchObject({ status: 503, problem: { code: 'queue-full' } });
    await expect
      .poll(async () => (await full.client.listAudits({ state: 'finished' })).total, { timeout: 20_000 })
      .toBe(6 - refused.length);
    expect((await full.client.createAudit(sampleAudit())).state).toBe('queued');
    await full.end();
  });
});

describe('the private folder', () => {
  it('can be entered by nobody else, and its names say nothing', async () => {
    const roots = readdirSync(join(server.folder, 'server/uploads'));
    expect(roots).toHaveLength(1);
    const mode = statSync(join(server.folder, 'server/uploads', roots[0] ?? '')).mode & 0o777;
    expect(mode.toString(8)).toBe('700');
  });
});
