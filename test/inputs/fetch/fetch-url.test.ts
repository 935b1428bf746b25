import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchDocument } from '../../../src/inputs/fetch/fetch-document.js';
import { defaultFetchLimits, type FetchOptions } from '../../../src/inputs/fetch/fetch-limits.js';
import { linkedLists } from '../../../src/inputs/fetch/follow-links.js';
import { isPrivateAddress } from '../../../src/inputs/fetch/private-addresses.js';
import { collectPolicyFacts } from '../../../src/policy/collect-policy-facts.js';
import { withoutPlaces } from '../../builders/facts-without-places.js';
import { htmlOf, ownPolicy } from '../../builders/own-policy.js';
import { fewSignatures, policyOf } from '../../builders/policy-documents.js';
import { type LocalServer, serve } from './local-server.js';

let server: LocalServer;

const page = htmlOf(ownPolicy);
const shell = '<!doctype html><div id="app"></div><script src="/app.js"></script>';
const links =
  '<p>本政策。见<a href="/sdk.html#top">第三方SDK目录</a>、<a href="https://vendor.example/sdk">友盟SDK</a>、<a href="/terms">用户协议</a></p>';

beforeAll(async () => {
  server = await serve((request, response) => {
    const send = (type: string, body: string | Uint8Array, headers = {}) => {
      response.writeHead(200, { 'content-type': type, ...headers });
      response.end(body);
    };
    const redirect = (location: string) => {
      response.writeHead(302, { location });
      response.end();
    };
    switch (request.url) {
      case '/policy':
        return send('text/html; charset=utf-8', page);
      case '/zipped':
        return send('text/html; charset=utf-8', gzipSync(page), { 'content-encoding': 'gzip' });
      case '/gbk':
        return send(
          'text/html; charset=gbk',
          Uint8Array.from([0xcf, 0xe0, 0xbb, 0xfa, 0xc8, 0xa8, 0xcf, 0xde]),
        );
      case '/moved':
        return redirect('/policy');
      case '/loop':
        return redirect('/loop');
      case '/to-file':
        return redirect('file:///etc/passwd');
      case '/large':
        return send('text/plain', 'x'.repeat(5000));
      case '/bomb':
        return send('text/plain', gzipSync('x'.repeat(500_000)), { 'content-encoding': 'gzip' });
      case '/slow':
        return;
      case '/shell':
        return send('text/html', shell);
      case '/links':
        return send('text/html; charset=utf-8', links);
      default:
        response.writeHead(404);
        response.end('not here');
    }
  });
});
afterAll(() => server.close());

const options = (overrides: Partial<FetchOptions> = {}): FetchOptions => ({
  allowPrivateAddresses: true,
  limits: defaultFetchLimits,
  env: {},
  ...overrides,
});
const fetched = (path: string, overrides: Partial<FetchOptions> = {}) =>
  fetchDocument(`${server.origin}${path}`, options(overrides));
const factsOf = async (path: string) =>
  (await collectPolicyFacts([await fetched(path)], { signatures: fewSignatures })).policy;

describe('a policy at an address', () => {
  it.each(['/policy', '/zipped', '/moved'])('gives the facts of the same file: %s', async (path) => {
    expect(withoutPlaces(await factsOf(path))).toEqual(withoutPlaces(await policyOf(page, 'p.html')));
  });

  it('is named as given, and says where it was in the end', async () => {
    expect((await factsOf('/moved')).documents).toMatchObject([
      { name: `${server.origin}/moved`, url: `${server.origin}/policy`, format: 'html' },
    ]);
  });

  it('is decoded as its header says', async () => {
    const { bytes, contentType } = await fetched('/gbk');
    const { policy } = await collectPolicyFacts(
      [{ name: 'p.txt', bytes, ...(contentType === undefined ? {} : { contentType }) }],
      { signatures: fewSignatures },
    );
    expect(policy.permissions.map(({ group }) => group)).toEqual(['CAMERA']);
  });

  it('is fetched through the proxy that the environment names', async () => {
    const seen: string[] = [];
    const proxy = await serve((incoming, response) => {
      seen.push(incoming.url ?? '');
      request(incoming.url ?? '', (answer) => {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
      }).end();
    });
    const { bytes } = await fetched('/policy', { env: { http_proxy: proxy.origin } });
    await fetched('/policy', { env: { http_proxy: proxy.origin, no_proxy: '127.0.0.1' } });
    await proxy.close();
    expect(new TextDecoder().decode(bytes)).toBe(page);
    expect(seen).toEqual([`${server.origin}/policy`]);
  });
});

describe('an address that gives no policy', () => {
  it.each([
    ['/missing', 'policy-url-status', {}],
    ['/loop', 'policy-url-redirects', {}],
    ['/to-file', 'policy-url-unreachable', {}],
    ['/large', 'policy-too-large', { limits: { ...defaultFetchLimits, bytes: 1000 } }],
    ['/bomb', 'policy-too-large', { limits: { ...defaultFetchLimits, bytes: 100_000 } }],
    ['/slow', 'policy-url-timeout', { limits: { ...defaultFetchLimits, time: 200 } }],
    ['/policy', 'policy-url-private', { allowPrivateAddresses: false }],
  ])('%s is refused as %s', async (path, code, overrides) => {
    await expect(fetched(path, overrides)).rejects.toMatchObject({ code, where: `${server.origin}${path}` });
  });

  it('is refused where a name stands for a private address', async () => {
    const before = server.asked.length;
    const url = `${server.origin.replace('127.0.0.1', 'localhost')}/policy`;
    await expect(fetchDocument(url, options({ allowPrivateAddresses: false }))).rejects.toMatchObject({
      code: 'policy-url-private',
    });
    expect(server.asked.length).toBe(before);
  });

  it('is refused where a public address redirects to a private one', async () => {
    const proxy = await serve((_incoming, response) => {
      response.writeHead(301, { location: 'http://[::1]:9/policy' });
      response.end();
    });
    const guarded = options({ allowPrivateAddresses: false, env: { http_proxy: proxy.origin } });
    await expect(fetchDocument('http://public.example/policy', guarded)).rejects.toMatchObject({
      code: 'policy-url-private',
    });
    expect(proxy.asked).toEqual(['http://public.example/policy']);
    await proxy.close();
  });

  it('is named as an empty shell where scripts fill the page', async () => {
    await expect(factsOf('/shell')).rejects.toMatchObject({ code: 'policy-without-text' });
    await expect(factsOf('/shell')).rejects.toThrow(/scripts/);
  });
});

describe('private addresses', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '::1',
    'fe80::1',
    'fd00::1',
    '::ffff:127.0.0.1',
    'not an address',
  ])('include %s', (address) => {
    expect(isPrivateAddress(address)).toBe(true);
  });

  it.each(['1.1.1.1', '172.32.0.1', '2606:4700:4700::1111', '::ffff:1.1.1.1'])(
    'do not include %s',
    (address) => {
      expect(isPrivateAddress(address)).toBe(false);
    },
  );
});

describe('lists that a policy links to', () => {
  it('are those on its own site, without the place in the page', async () => {
    expect(await linkedLists(await fetched('/links'))).toEqual([`${server.origin}/sdk.html`]);
  });

  it('are none for a file', async () => {
    const { name, bytes } = await fetched('/links');
    expect(await linkedLists({ name, bytes })).toEqual([]);
  });
});
