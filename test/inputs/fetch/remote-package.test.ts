import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { type CollectedApp, collectAppFacts } from '../../../src/app/collect-app-facts.js';
import { bufferSource } from '../../../src/bytes/byte-source.js';
import { openZip } from '../../../src/formats/zip/open-zip.js';
import { defaultRemoteLimits, type RemoteOptions } from '../../../src/inputs/fetch/remote-limits.js';
import { openRemotePackage, remoteIdentity } from '../../../src/inputs/fetch/remote-package.js';
import { buildZip } from '../../builders/zip-builder.js';
import { serve } from './local-server.js';
import { neededBytes } from './needed-bytes.js';
import { type PackageServer, type ServerHabits, servePackages } from './package-server.js';

const real = (path: string): Uint8Array =>
  readFileSync(new URL(`../../../node_modules/${path}`, import.meta.url).pathname);
const settings = real('io.appium.settings/apks/settings_apk-debug.apk');
const apiDemos = real('android-apidemos/apks/ApiDemos-debug.apk');
const sample = readFileSync(new URL('../../../samples/shiguang.apk', import.meta.url).pathname);
const packages = { '/settings.apk': settings, '/demos.apk': apiDemos, '/sample.apk': sample };

const signatures = { vendors: [], sdks: [] };
const open: { close(): void | Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close();
});

async function server(habits: ServerHabits = {}, served: Record<string, Uint8Array> = packages) {
  const started = await servePackages(served, habits);
  open.push(started);
  return started;
}

const options = (overrides: Partial<RemoteOptions['limits']> = {}): RemoteOptions => ({
  allowPrivateAddresses: true,
  limits: { ...defaultRemoteLimits, firstPause: 5, ...overrides },
  env: {},
});

async function remoteFacts(
  from: PackageServer,
  path = '/settings.apk',
  limits: Partial<RemoteOptions['limits']> = {},
): Promise<CollectedApp> {
  const remote = await openRemotePackage(`${from.origin}${path}`, options(limits));
  open.push(remote);
  return collectAppFacts(remote.source, remote.name, { signatures });
}

const localFacts = (bytes: Uint8Array, name: string) =>
  collectAppFacts(bufferSource(bytes), name, { signatures });

const withoutDigest = ({ app }: CollectedApp) => ({
  ...app,
  file: { ...app.file, sha256: '', contentId: '' },
});

describe('a package at an address', () => {
  it.each([
    ['/settings.apk', settings],
    ['/demos.apk', apiDemos],
    ['/sample.apk', sample],
  ] as const)('gives the facts of the same file: %s', async (path, bytes) => {
    const from = await server();
    const remote = await remoteFacts(from, path);
    const local = await localFacts(bytes, path.slice(1));
    expect(withoutDigest(remote)).toEqual(withoutDigest(local));
    expect(from.ranges).not.toContain('');
  });

  it.each([
    ['/settings.apk', settings],
    ['/demos.apk', apiDemos],
  ] as const)('costs less than 1.3 times the entries that are needed: %s', async (path, bytes) => {
    const from = await server();
    await remoteFacts(from, path);
    const needed = await neededBytes(bytes);
    expect(from.sent()).toBeGreaterThan(needed);
    expect(from.sent()).toBeLessThan(1.3 * needed);
    expect(from.sent()).toBeLessThan(bytes.length);
  });

  it('has no SHA-256, says so, and is told by a content id that a copy elsewhere shares', async () => {
    const one = await remoteFacts(await server());
    const other = await remoteFacts(
      await server({ etag: () => '"two"' }, { '/copy.apk': settings }),
      '/copy.apk',
    );
    expect(one.app.file).toMatchObject({ sha256: '', size: settings.length });
    expect(one.app.file.contentId).toMatch(/^[0-9a-f]{64}$/);
    expect(other.app.file.contentId).toBe(one.app.file.contentId);
    expect(one.diagnostics).toMatchObject([{ code: 'package-digest-unknown', effect: 'note' }]);
  });

  it('is named by its path, because a query may hold a secret', async () => {
    const from = await server({}, { '/拾光.apk': sample });
    const remote = await openRemotePackage(`${from.origin}/%E6%8B%BE%E5%85%89.apk?token=1`, options());
    open.push(remote);
    expect(remote.name).toBe('拾光.apk');
  });

  it('is read through redirects, and through the proxy that the environment names', async () => {
    const from = await server();
    const asked: string[] = [];
    const proxy = await serve((incoming, response) => {
      asked.push(incoming.url ?? '');
      if (incoming.url?.endsWith('/moved')) {
        response.writeHead(302, { location: '/settings.apk' }).end();
        return;
      }
      request(incoming.url ?? '', { headers: incoming.headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
      }).end();
    });
    open.push(proxy);
    const remote = await openRemotePackage(`${from.origin}/moved`, {
      ...options(),
      env: { http_proxy: proxy.origin },
    });
    open.push(remote);
    const { app } = await collectAppFacts(remote.source, remote.name, { signatures });
    expect(app.package).toBe('io.appium.settings');
    expect(asked.filter((url) => url.endsWith('/moved'))).toHaveLength(1);
    expect(asked.length).toBeGreaterThan(3);
  });
});

describe('what tells a package at an address from another', () => {
  const identity = (from: PackageServer, path = '/settings.apk') =>
    remoteIdentity(`${from.origin}${path}`, options());

  it('stays the same while the server says the same, and costs a few kilobytes', async () => {
    const from = await server();
    expect(await identity(from, '/settings.apk#part')).toBe(await identity(from));
    expect(from.sent()).toBeLessThan(20_000);
  });

  it('is another for another state, another address, another size', async () => {
    const from = await server({ etag: (answer) => `"${answer}"` }, { ...packages, '/copy.apk': settings });
    const all = [await identity(from), await identity(from), await identity(from, '/copy.apk')];
    expect(new Set(all).size).toBe(3);
    const steady = await server({}, { '/a.apk': settings });
    const before = await identity(steady, '/a.apk');
    await steady.close();
    expect(before).not.toBe(await identity(await server({}, { '/a.apk': apiDemos }), '/a.apk'));
  });

  it('is the digest of the bytes where ranges are not given', async () => {
    const digest = createHash('sha256').update(settings).digest('hex');
    expect(await identity(await server({ ranges: 'none' }))).toBe(digest);
  });
});

describe('a server without usable ranges', () => {
  it.each([
    ['that answers whole', { ranges: 'none' }, 1],
    ['that gives other bytes than asked for', { ranges: 'shifted' }, 2],
    ['that gives fewer bytes than it says', { ranges: 'short' }, 2],
    ['that tells nothing by which a change could be noticed', { etag: () => null }, 2],
  ] as const)('%s is read by one download, digest included', async (_what, habits, requests) => {
    const from = await server(habits);
    const remote = await remoteFacts(from);
    expect(remote).toEqual(await localFacts(settings, 'settings.apk'));
    expect(from.ranges).toHaveLength(requests);
  });

  it('that stops giving ranges half-way is read whole from there', async () => {
    const from = await server({ ranges: 'refused-later' });
    expect((await remoteFacts(from)).app.package).toBe('io.appium.settings');
    expect(from.ranges.filter((range) => range === '')).toHaveLength(1);
  });

  it('is refused where the package is larger than may be downloaded whole', async () => {
    const from = await server({ ranges: 'none' });
    await expect(remoteFacts(from, '/settings.apk', { bytes: 100_000 })).rejects.toMatchObject({
      code: 'package-url-too-large',
    });
  });
});

describe('a package that changes while it is read', () => {
  it.each([
    ['by its ETag', { etag: (answer: number) => (answer < 2 ? '"one"' : '"two"') }],
    ['by its weak ETag', { etag: (answer: number) => (answer < 2 ? 'W/"one"' : 'W/"two"') }],
    ['by its size', { ranges: 'other-size' as const }],
  ])('is noticed %s', async (_how, habits) => {
    await expect(remoteFacts(await server(habits))).rejects.toMatchObject({ code: 'package-url-changed' });
  });
});

describe('a network that fails', () => {
  it('costs no more than the ranges that were cut, asked for again', async () => {
    const from = await server({ cut: (answer) => answer % 3 === 1 });
    const remote = await remoteFacts(from);
    expect(withoutDigest(remote)).toEqual(withoutDigest(await localFacts(settings, 'settings.apk')));
    expect(from.sent()).toBeLessThan(2 * (await neededBytes(settings)));
  });

  it('is tried again where the server is busy', async () => {
    const from = await server({ status: (answer) => (answer < 2 ? 503 : null) });
    expect((await remoteFacts(from)).app.package).toBe('io.appium.settings');
  });

  it('ends in one error where every connection is cut', async () => {
    const from = await server({ cut: () => true });
    await expect(remoteFacts(from)).rejects.toMatchObject({ code: 'package-url-unreachable' });
    expect(from.ranges).toHaveLength(defaultRemoteLimits.attempts);
  });

  it.each([
    ['answers too late', { delay: 300 }, { idleTime: 30, attempts: 2 }, 'package-url-timeout'],
    ['takes longer than a package may', { delay: 60 }, { time: 100 }, 'package-url-timeout'],
    ['has no such file', { status: (): number => 404 }, {}, 'package-url-status'],
    ['is down', { status: (): number => 500 }, {}, 'package-url-busy'],
  ] as const)('is told where the server %s', async (_what, habits, limits, code) => {
    await expect(remoteFacts(await server(habits), '/settings.apk', limits)).rejects.toMatchObject({ code });
  });
});

describe('an address that must not be read', () => {
  const guarded = (env: Record<string, string> = {}) => ({ ...options(), env, allowPrivateAddresses: false });

  it('is one of this machine', async () => {
    const from = await server();
    for (const host of ['127.0.0.1', 'localhost']) {
      const url = `${from.origin.replace('127.0.0.1', host)}/settings.apk`;
      await expect(openRemotePackage(url, guarded())).rejects.toMatchObject({ code: 'package-url-private' });
    }
    expect(from.asked).toEqual([]);
  });

  it('is a private one that a public one redirects to', async () => {
    const proxy = await serve((_incoming, response) => {
      response.writeHead(301, { location: 'http://[::1]:9/x.apk' }).end();
    });
    open.push(proxy);
    const url = 'http://public.example/x.apk';
    await expect(openRemotePackage(url, guarded({ http_proxy: proxy.origin }))).rejects.toMatchObject({
      code: 'package-url-private',
      where: url,
    });
  });
});

describe('what is kept of a package', () => {
  it('is bounded, and what was dropped is fetched again', async () => {
    const noise = Uint8Array.from({ length: 400_000 }, (_, index) => (index * index * 31) >> 5);
    const bytes = buildZip([
      { name: 'a', data: noise, deflate: false },
      { name: 'b', data: noise, deflate: false },
    ]);
    const from = await server({}, { '/two.zip': bytes });
    const remote = await openRemotePackage(`${from.origin}/two.zip`, options({ cacheBytes: 450_000 }));
    open.push(remote);
    const archive = await openZip(remote.source, 'two.zip');
    const read = async (name: string) => {
      const entry = archive.find(name);
      return entry === undefined ? null : Buffer.from(noise).equals(await archive.read(entry));
    };
    for (const name of ['a', 'a', 'b', 'a']) expect(await read(name)).toBe(true);
    // Directory and a once, b once, and a once more after b took its place.
    expect(from.sent()).toBeGreaterThan(1_200_000);
    expect(from.sent()).toBeLessThan(1_400_000);
  });

  it('is shared by reads of the same bytes at the same time', async () => {
    const from = await server();
    const remote = await openRemotePackage(`${from.origin}/settings.apk`, options());
    open.push(remote);
    const before = from.ranges.length;
    const [one, other] = await Promise.all([
      remote.source.read(1_000_000, 50_000),
      remote.source.read(1_010_000, 20_000),
    ]);
    expect(other).toEqual(one?.subarray(10_000, 30_000));
    expect(from.ranges.length).toBe(before + 1);
  });
});
