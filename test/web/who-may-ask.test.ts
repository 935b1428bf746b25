import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemSchema } from '../../src/web/api/problem.js';
import { isSession, isToken, sessionSeconds, sessionValue } from '../../src/web/security/token.js';
import { rawRequest } from './raw-request.js';
import { startTestServer, type TestServer } from './test-server.js';

const token = 'a-token-of-thirty-two-characters';

let open: TestServer;
let guarded: TestServer;

beforeAll(async () => {
  open = await startTestServer({ allowedHosts: ['audit.example'] });
  guarded = await startTestServer({ token });
});
afterAll(async () => {
  await open.end();
  await guarded.end();
});

const codeOf = ({ status, body }: { status: number; body: string }) =>
  status < 400 ? status : problemSchema.parse(JSON.parse(body)).code;

describe('the start', () => {
  it.each([
    ['every address without a token', { host: '0.0.0.0', token: null }, 'token-not-given'],
    ['every IPv6 address without a token', { host: '::', token: null }, 'token-not-given'],
    ['a private address without a token', { host: '192.168.1.2', token: null }, 'token-not-given'],
    ['a token that can be guessed', { host: '127.0.0.1', token: 'short' }, 'token-too-short'],
    ['an address of another machine', { host: '203.0.113.1', token }, 'address-unusable'],
  ])('refuses %s', async (_, options, code) => {
    await expect(startTestServer(options)).rejects.toMatchObject({ name: 'UsageError', code });
  });

  it('refuses a port that is taken', async () => {
    await expect(startTestServer({ port: open.port })).rejects.toMatchObject({ code: 'port-taken' });
  });

  it('refuses a folder that is no results folder, and leaves it as it is', async () => {
    await expect(startTestServer({ results: import.meta.dirname })).rejects.toMatchObject({
      code: 'results-foreign',
    });
  });

  it('listens elsewhere with a token', async () => {
    const server = await startTestServer({ host: '0.0.0.0', token });
    const answer = await rawRequest(server.port, {
      path: '/healthz',
      headers: { host: `127.0.0.1:${server.port}` },
    });
    expect(answer.status).toBe(200);
    await server.end();
  });
});

describe('the token', () => {
  const now = () => Date.now() / 1000;
  const cookie = (value: string) => ({ cookie: `other=1; apk_audit_session=${value}` });

  it.each([
    ['nothing', {}, 'not-signed-in'],
    ['a wrong one', { authorization: 'Bearer wrong' }, 'not-signed-in'],
    ['one cut short', { authorization: `Bearer ${token.slice(0, -1)}` }, 'not-signed-in'],
    [
      'another scheme',
      { authorization: `Basic ${Buffer.from(`x:${token}`).toString('base64')}` },
      'not-signed-in',
    ],
    ['the token in the cookie', cookie(token), 'not-signed-in'],
    ['a session that has ended', cookie(sessionValue(token, now() - sessionSeconds - 1)), 'not-signed-in'],
    ['a session of another token', cookie(sessionValue(`${token}!`, now())), 'not-signed-in'],
    [
      'a session made longer',
      cookie(sessionValue(token, now()).replace(/^\d+/, '99999999999')),
      'not-signed-in',
    ],
    ['the right one', { authorization: `Bearer ${token}` }, 200],
    ['a session', cookie(sessionValue(token, Math.floor(now()))), 200],
  ])('%s', async (_, headers, expected) => {
    expect(codeOf(await rawRequest(guarded.port, { path: '/api/v1/rules', headers }))).toBe(expected);
  });

  it.each([
    '/api/v1/audits',
    '/api/v1/about',
    '/api/v1/openapi.json',
    '/metrics',
    '/api/v1/audits/x/events',
    '/nothing',
  ])('guards %s', async (path) => {
    expect(codeOf(await rawRequest(guarded.port, { path }))).toBe('not-signed-in');
  });

  it.each(['/healthz', '/api/v1/session', '/'])('does not guard %s', async (path) => {
    expect((await rawRequest(guarded.port, { path })).status).toBe(200);
  });

  it('is traded for a cookie that scripts and other sites do not get', async () => {
    const signIn = (given: string) =>
      rawRequest(guarded.port, {
        method: 'POST',
        path: '/api/v1/session',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token: given }),
      });
    const { status, headers } = await signIn(token);
    expect(status).toBe(200);
    const [set = ''] = headers['set-cookie'] ?? [];
    expect(set).toMatch(
      /^apk_audit_session=\d+\.[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    expect(set).not.toContain(token);
    const value = set.split(';')[0] ?? '';
    expect(
      codeOf(await rawRequest(guarded.port, { path: '/api/v1/rules', headers: { cookie: value } })),
    ).toBe(200);
    expect(codeOf(await signIn(`${token} `))).toBe('not-signed-in');
  });

  it('cannot be guessed quickly, and who has it is not shut out by who guesses', async () => {
    const server = await startTestServer({ token });
    const guess = () =>
      rawRequest(server.port, { path: '/api/v1/rules', headers: { authorization: 'Bearer guess' } });
    const answers = [];
    for (let i = 0; i < 14; i++) answers.push(await guess());
    expect(answers.map(codeOf).slice(0, 10)).toEqual(Array(10).fill('not-signed-in'));
    expect(answers.map(codeOf).slice(10)).toEqual(Array(4).fill('too-many-requests'));
    expect(Number(answers.at(-1)?.headers['retry-after'])).toBeGreaterThan(0);
    expect((await server.client.rules()).rules.length).toBeGreaterThan(10);
    await server.end();
  });

  it('is compared as a whole', () => {
    expect(isToken(token, token)).toBe(true);
    expect(isToken('', token)).toBe(false);
    expect(isSession(`${'9'.repeat(400)}.x`, token, 0)).toBe(false);
    expect(isSession('', token, 0)).toBe(false);
  });
});

describe('the Host header', () => {
  it.each([
    ['127.0.0.1', 200],
    ['localhost', 200],
    ['LOCALHOST:1234', 200],
    ['[::1]:80', 200],
    ['127.0.0.2', 200],
    ['audit.example', 200],
    ['audit.example:8443', 200],
    ['evil.example', 'foreign-host'],
    ['localhost.evil.example', 'foreign-host'],
    ['127.0.0.1.evil.example', 'foreign-host'],
    ['audit.example.evil.example', 'foreign-host'],
    ['192.168.1.7', 'foreign-host'],
    ['0.0.0.0', 'foreign-host'],
    ['127.0.0.1@evil.example', 'foreign-host'],
    ['localhost:80:80', 'foreign-host'],
  ])('%s', async (host, expected) => {
    expect(codeOf(await rawRequest(open.port, { path: '/api/v1/rules', headers: { host } }))).toBe(expected);
  });
});

describe('the origin', () => {
  const post = (headers: Record<string, string>) =>
    rawRequest(open.port, {
      method: 'POST',
      path: '/api/v1/audits/00000000000000000000000000000000/cancel',
      headers: { host: 'localhost:1', ...headers },
    });

  it.each([
    ['none, as programs send', {}, 'not-found'],
    ['our own page', { origin: 'http://localhost:1' }, 'not-found'],
    ['our own page behind TLS', { origin: 'https://localhost:1' }, 'not-found'],
    ['another site', { origin: 'https://evil.example' }, 'foreign-origin'],
    ['another port of this machine', { origin: 'http://localhost:2' }, 'foreign-origin'],
    ['a sandboxed page, such as a report', { origin: 'null' }, 'foreign-origin'],
    ['what is no origin', { origin: 'localhost:1' }, 'foreign-origin'],
    ['another site by Sec-Fetch-Site', { 'sec-fetch-site': 'cross-site' }, 'foreign-origin'],
    ['another name of the same site', { 'sec-fetch-site': 'same-site' }, 'foreign-origin'],
    [
      'a form of another site',
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
      'foreign-origin',
    ],
  ])('of a change: %s', async (_, headers, expected) => {
    expect(codeOf(await post(headers))).toBe(expected);
  });

  it.each([
    ['a link on another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }, 200],
    [
      'an image on another site',
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
      'foreign-origin',
    ],
    ['a script of another site', { origin: 'https://evil.example' }, 'foreign-origin'],
    ['a bookmark', { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' }, 200],
  ])('of a look: %s', async (_, headers, expected) => {
    expect(codeOf(await rawRequest(open.port, { path: '/', headers }))).toBe(expected);
  });

  it('lets no other site read an answer', async () => {
    const { headers } = await rawRequest(open.port, { path: '/api/v1/rules' });
    expect(headers['access-control-allow-origin']).toBeUndefined();
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-security-policy']).toBe("default-src 'none'; frame-ancestors 'none'; sandbox");
    expect(headers['cache-control']).toBe('no-store');
  });
});

describe('the rate', () => {
  it('is limited for each address', async () => {
    const server = await startTestServer({ requestsPerMinute: 5 });
    const codes = [];
    for (let i = 0; i < 7; i++)
      codes.push(codeOf(await rawRequest(server.port, { path: '/api/v1/session' })));
    expect(codes).toEqual([200, 200, 200, 200, 200, 'too-many-requests', 'too-many-requests']);
    await server.end();
  });
});

describe('what is no HTTP', () => {
  it('gets an answer and the end of the connection', async () => {
    const { connect } = await import('node:net');
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(open.port, '127.0.0.1', () => socket.write('\u0016\u0003\u0001 hello\r\n\r\n'));
      let text = '';
      socket.on('data', (chunk) => (text += chunk.toString()));
      socket.on('close', () => resolve(text));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({
      code: 'invalid-request',
      status: 400,
    });
  });
});
