import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultSettings } from '../../src/findings/audit-settings.js';
import { audit, auditJson, bufferSource, loadBuiltInSignatures } from '../../src/index.js';
import { auditSchema } from '../../src/web/api/audits.js';
import { ApiError } from '../../src/web/client/client.js';
import { buildApk } from '../builders/apk-builder.js';
import { buildDex } from '../builders/dex-builder.js';
import { sampleAudit, sampleFile, startTestServer, type TestServer } from './test-server.js';

let server: TestServer;

const samples = resolve(import.meta.dirname, '../../samples');

/** The sample app and policy audited in this process, as JSON. */
async function sampleResult() {
  const bytes = (name: string) => readFileSync(resolve(samples, name));
  const settings = { ...defaultSettings(new Date().toISOString().slice(0, 10)), appType: 'map-navigation' };
  const result = await audit(
    { name: 'shiguang.apk', source: bufferSource(bytes('shiguang.apk')) },
    [{ name: 'privacy-policy.html', bytes: bytes('privacy-policy.html') }],
    { signatures: loadBuiltInSignatures(), settings },
  );
  return JSON.parse(auditJson(result, { name: 'test', version: '0' }));
}

/** The manifest of an app's base, or of a split of it. */
function splitPackage(split?: string): Blob {
  const attributes = {
    package: 'com.example.split',
    'android:versionCode': 1,
    ...(split !== undefined && { split }),
  };
  const manifest = { tag: 'manifest', attributes, children: [{ tag: 'application' }] };
  return new Blob([
    Buffer.from(buildApk({ manifest, dexFiles: split === undefined ? [buildDex({ classes: [] })] : [] })),
  ]);
}

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.end());

describe('an audit over HTTP', () => {
  it('goes from the upload to the same findings as the library', async () => {
    const started = await server.client.createAudit(
      sampleAudit({ tags: ['第一轮'], appType: 'map-navigation' }),
    );
    expect(auditSchema.parse(started)).toMatchObject({ state: 'queued', tags: ['第一轮'], app: null });
    const states: string[] = [];
    const stages = new Set<string>();
    for await (const audit of server.client.follow(started.id)) {
      auditSchema.parse(audit);
      states.push(audit.state);
      if (audit.progress !== null) stages.add(audit.progress.stage);
    }
    expect(states[0]).toMatch(/queued|running/);
    expect(states.at(-1)).toBe('finished');
    expect(stages).toContain('package');
    const { findings } = await server.client.result(started.id);
    expect(findings).toEqual((await sampleResult()).findings);
    expect(findings.length).toBeGreaterThan(3);
    const done = await server.client.audit(started.id);
    expect(done.app).toMatchObject({ package: 'com.example.shiguang', label: '拾光日记' });
    expect(done.counts?.error).toBe(findings.filter(({ severity }) => severity === 'error').length);
  });

  it('leaves nothing of its upload behind', async () => {
    const { id } = await server.client.createAudit(sampleAudit());
    await server.client.finished(id);
    await expect.poll(() => server.uploads(), { timeout: 10_000 }).toEqual([]);
  });

  it('takes pasted text as the policy', async () => {
    const { id } = await server.client.createAudit({
      packages: [sampleFile('shiguang.apk')],
      texts: ['隐私政策\n我们会申请相机权限，用于拍摄头像。'],
    });
    expect(await server.client.finished(id)).toMatchObject({
      state: 'finished',
      documents: [{ kind: 'text', name: 'pasted.txt' }],
    });
    const { policy } = await server.client.result(id);
    expect(policy.permissions).toMatchObject([{ group: 'CAMERA' }]);
  });

  it('tells a broken package as a failure in the language asked for', async () => {
    const { id } = await server.client.createAudit(
      sampleAudit({ packages: [{ name: 'broken.apk', data: new Blob(['PK\u0003\u0004 and no more']) }] }),
    );
    expect(await server.client.finished(id)).toMatchObject({ state: 'failed', app: null, counts: null });
    const zh = await (await fetch(`${server.url}/api/v1/audits/${id}?lang=zh-CN`)).json();
    const en = await (await fetch(`${server.url}/api/v1/audits/${id}?lang=en`)).json();
    expect(zh.failure.message).toMatch(/^broken\.apk: .*APK/);
    expect(en.failure.message).toMatch(/^broken\.apk: [\x20-\x7e]+$/);
    expect(en.failure.code).toMatch(/^package-/);
    await expect(server.client.result(id)).rejects.toMatchObject({
      status: 409,
      problem: { code: 'wrong-state' },
    });
  });

  it('runs two at once, each with its own result', async () => {
    const [one, other] = await Promise.all([
      server.client.createAudit(sampleAudit()),
      server.client.createAudit(
        sampleAudit({ documents: [sampleFile('privacy-policy-without-sdk-list.txt')] }),
      ),
    ]);
    const ends = await Promise.all([server.client.finished(one.id), server.client.finished(other.id)]);
    expect(ends.map(({ state }) => state)).toEqual(['finished', 'finished']);
    const [first, second] = await Promise.all([server.client.result(one.id), server.client.result(other.id)]);
    expect(first.policy.documents[0]?.name).toBe('privacy-policy.html');
    expect(second.policy.documents[0]?.name).toBe('privacy-policy-without-sdk-list.txt');
  });

  it('reads base and splits as one app', async () => {
    const { id } = await server.client.createAudit(
      sampleAudit({
        packages: [
          { name: 'base.apk', data: splitPackage() },
          { name: 'split_zh.apk', data: splitPackage('config.zh') },
        ],
      }),
    );
    const done = await server.client.finished(id);
    expect(done.package.files.map(({ name }) => name)).toEqual(['base.apk', 'split_zh.apk']);
    expect(done.state).toBe('finished');
    expect((await server.client.result(id)).app.parts.map(({ name }) => name)).toEqual([
      'base.apk',
      'split_zh.apk',
    ]);
  });
});

describe('cancelling', () => {
  it('ends an audit that waits, and one that runs, and leaves no upload', async () => {
    const one = await startTestServer({ workers: 1 });
    try {
      const started = await Promise.all(
        [1, 2, 3].map((n) => one.client.createAudit(sampleAudit({ texts: [`第${n}份`] }))),
      );
      const ids = started.map(({ id }) => id);
      const cancelled = await Promise.all(ids.map((id) => one.client.cancel(id)));
      expect(cancelled.map(({ state }) => state)).toEqual(['cancelled', 'cancelled', 'cancelled']);
      await expect.poll(() => one.uploads(), { timeout: 10_000 }).toEqual([]);
      const { id } = await one.client.createAudit(sampleAudit());
      expect(await one.client.finished(id)).toMatchObject({ state: 'finished' });
      // The results of cancelled audits are nowhere.
      expect((await one.client.listAudits({ state: 'finished' })).total).toBe(1);
      expect((await one.client.listAudits()).total).toBe(4);
    } finally {
      await one.end();
    }
  });

  it('ends the stream of who follows', async () => {
    const { id } = await server.client.createAudit(sampleAudit({ texts: ['流'] }));
    const end = server.client.finished(id);
    await server.client.cancel(id);
    expect(await end).toMatchObject({ state: 'cancelled', progress: null });
  });

  it('leaves an audit that is over as it is', async () => {
    const { id } = await server.client.createAudit(sampleAudit());
    await server.client.finished(id);
    expect(await server.client.cancel(id)).toMatchObject({ state: 'finished' });
  });
});

describe('the history', () => {
  it('finds by words and tags, newest first, and changes tags', async () => {
    const { id } = await server.client.createAudit(sampleAudit({ tags: ['alpha', '华为 提交'] }));
    await server.client.finished(id);
    expect((await server.client.listAudits({ tag: '华为 提交' })).audits.map((audit) => audit.id)).toEqual([
      id,
    ]);
    expect((await server.client.listAudits({ query: '拾光 ALPHA' })).audits.map((audit) => audit.id)).toEqual(
      [id],
    );
    expect((await server.client.listAudits({ query: 'nothing-like-it' })).total).toBe(0);
    expect(await server.client.tag(id, ['beta'])).toMatchObject({ tags: ['beta'] });
    const { audits, tags, total } = await server.client.listAudits({ limit: 3 });
    expect(audits).toHaveLength(3);
    expect(total).toBeGreaterThan(3);
    expect(tags).toContainEqual({ tag: 'beta', count: 1 });
    expect(tags.map(({ tag }) => tag)).not.toContain('alpha');
    const times = audits.map(({ createdAt }) => createdAt);
    expect(times).toEqual([...times].sort().reverse());
  });

  it('deletes an audit, and its result only with the last audit that rests on it', async () => {
    const request = sampleAudit({ texts: ['仅用于删除的一份'] });
    const [one, other] = [await server.client.createAudit(request), await server.client.createAudit(request)];
    await server.client.finished(one.id);
    await server.client.finished(other.id);
    await server.client.remove(one.id);
    await expect(server.client.audit(one.id)).rejects.toMatchObject({ status: 404 });
    expect((await server.client.result(other.id)).schemaVersion).toBe(1);
    await server.client.remove(other.id);
    await expect(server.client.result(other.id)).rejects.toBeInstanceOf(ApiError);
    expect(existsSync(server.folder)).toBe(true);
  });
});
