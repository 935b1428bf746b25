import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalServer, serve } from '../inputs/fetch/local-server.js';
import { sampleFile, startTestServer, type TestServer } from './test-server.js';

let server: TestServer;
let inside: LocalServer;

beforeAll(async () => {
  server = await startTestServer();
  inside = await serve((request, response) => {
    if (request.url === '/moved')
      response.writeHead(302, { location: `http://169.254.169.254/latest/meta-data` });
    else response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' });
    response.end('隐私政策：我们会申请相机权限。');
  });
});
afterAll(async () => {
  await server.end();
  await inside.close();
});

const auditOf = async (on: TestServer, url: string) => {
  const { id } = await on.client.createAudit({ packages: [sampleFile('shiguang.apk')], urls: [url] });
  return on.client.finished(id);
};

describe('a policy by address', () => {
  const port = () => new URL(inside.origin).port;
  it.each<[string, () => string]>([
    ['loopback', () => `http://127.0.0.1:${port()}/`],
    ['loopback by name', () => `http://localhost:${port()}/`],
    ['loopback in IPv6', () => `http://[::1]:${port()}/`],
    ['loopback as a number', () => `http://2130706433:${port()}/`],
    ['loopback in hexadecimal', () => `http://0x7f.0.0.1:${port()}/`],
    ['loopback in octal', () => `http://0177.0.0.1:${port()}/`],
    ['loopback, short', () => `http://127.1:${port()}/`],
    ['IPv4 within IPv6', () => `http://[::ffff:127.0.0.1]:${port()}/`],
    ['this host', () => `http://0.0.0.0:${port()}/`],
    ['the metadata of a cloud', () => 'http://169.254.169.254/latest/meta-data/'],
    ['a private network, class A', () => 'http://10.0.0.1/'],
    ['a private network, class B', () => 'http://172.16.0.1/'],
    ['a private network, class C', () => 'http://192.168.0.1/'],
    ['carrier-grade NAT', () => 'http://100.64.0.1/'],
    ['link-local in IPv6', () => 'http://[fe80::1]/'],
    ['unique local in IPv6', () => 'http://[fd00::1]/'],
    ['multicast', () => 'http://224.0.0.1/'],
    ['with a user before it', () => `http://public.example@127.0.0.1:${port()}/`],
  ])('is refused: %s', async (_, url) => {
    const asked = inside.asked.length;
    expect(await auditOf(server, url())).toMatchObject({
      state: 'failed',
      failure: { code: 'policy-url-private' },
    });
    expect(inside.asked).toHaveLength(asked);
  });

  it('is fetched from a private network where the operator allows it', async () => {
    const open = await startTestServer({ allowPrivateAddresses: true });
    const audit = await auditOf(open, `${inside.origin}/policy`);
    expect(audit).toMatchObject({
      state: 'finished',
      documents: [{ kind: 'url', name: `${inside.origin}/policy` }],
    });
    await open.end();
  });
});
