import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { compareResults } from '../../src/findings/compare-results.js';
import {
  auditCsv,
  auditMarkdown,
  draftMarkdown,
  draftPolicy,
  loadBuiltInSignatures,
} from '../../src/index.js';
import { auditListSchema, auditSchema } from '../../src/web/api/audits.js';
import {
  aboutSchema,
  ruleDetailSchema,
  ruleListSchema,
  sdkDetailSchema,
  sdkListSchema,
} from '../../src/web/api/catalogue.js';
import { contracts } from '../../src/web/api/contract.js';
import { problemSchema } from '../../src/web/api/problem.js';
import {
  comparisonSchema,
  draftSchema,
  reportFormatSchema,
  resultSchema,
} from '../../src/web/api/results.js';
import { routes } from '../../src/web/api/routes.js';
import { healthSchema, sessionSchema } from '../../src/web/api/session.js';
import { reportPolicy } from '../../src/web/security/content-policy.js';
import { rawRequest } from './raw-request.js';
import { sampleAudit, startTestServer, type TestServer } from './test-server.js';

let server: TestServer;
let before: string;
let after: string;

beforeAll(async () => {
  server = await startTestServer();
  const older = sampleAudit({ texts: ['隐私政策补充：我们会读取通讯录。'], tags: ['older'] });
  [before, after] = [
    (await server.client.createAudit(older)).id,
    (await server.client.createAudit(sampleAudit())).id,
  ];
  await Promise.all([server.client.finished(before), server.client.finished(after)]);
});
afterAll(() => server.end());

const get = (path: string, headers: Record<string, string> = {}) =>
  rawRequest(server.port, { path: `/api/v1${path}`, headers });

describe('every answer', () => {
  it.each<[string, () => string, z.ZodType]>([
    ['about', () => '/about', aboutSchema],
    ['session', () => '/session', sessionSchema],
    ['audits', () => '/audits?limit=1', auditListSchema],
    ['audit', () => `/audits/${after}`, auditSchema],
    ['result', () => `/audits/${after}/result`, resultSchema],
    ['comparison', () => `/comparison?before=${before}&after=${after}`, comparisonSchema],
    ['draft', () => `/audits/${after}/draft?format=json&scope=all`, draftSchema],
    ['sdks', () => `/sdks?query=${encodeURIComponent('友盟')}`, sdkListSchema],
    ['sdk', () => '/sdks/umeng-push', sdkDetailSchema],
    ['rules', () => '/rules', ruleListSchema],
    ['rule', () => '/rules/sdk-undisclosed', ruleDetailSchema],
  ])('keeps to its schema, field by field: %s', async (_, path, schema) => {
    const { status, body } = await get(path());
    expect(status).toBe(200);
    expect(schema.parse(JSON.parse(body))).toEqual(JSON.parse(body));
  });

  it('tells whether the server is well', async () => {
    const { body } = await rawRequest(server.port, { path: '/healthz' });
    expect(healthSchema.parse(JSON.parse(body)).status).toBe('ok');
  });

  it.each([
    ['no such audit', '/audits/00000000000000000000000000000000', 404, 'not-found'],
    ['what is no id', '/audits/..%2f..%2fetc%2fpasswd', 400, 'invalid-request'],
    ['an id that leads elsewhere', '/audits/%2e%2e/result', 400, 'invalid-request'],
    ['no such format', `/audits/00000000000000000000000000000000/reports/exe`, 400, 'invalid-request'],
    ['no such SDK', '/sdks/nothing', 404, 'not-found'],
    ['a rule by path', '/rules/..%2f..%2fREADME', 400, 'invalid-request'],
    ['no such rule', '/rules/toString', 400, 'invalid-request'],
    ['too many at once', '/audits?limit=100000', 400, 'invalid-request'],
    ['an unknown parameter', '/audits?sort=name', 400, 'invalid-request'],
    ['no such endpoint', '/nothing', 404, 'not-found'],
  ])('of a failure is a problem in the language asked for: %s', async (_, path, status, code) => {
    for (const [language, pattern] of [
      ['zh-CN', /[一-鿿]/],
      ['en', /^[\x20-\x7e]+$/],
    ] as const) {
      const answer = await get(path, { 'accept-language': language });
      const problem = problemSchema.parse(JSON.parse(answer.body));
      expect(answer.status).toBe(status);
      expect(problem).toMatchObject({ code, status, type: `urn:apk-policy-audit:problem:${code}` });
      expect(problem.title).toMatch(pattern);
      expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    }
  });
});

describe('a report', () => {
  it.each(reportFormatSchema.options)('is had as %s', async (format) => {
    const { status, headers, body } = await get(`/audits/${after}/reports/${format}?lang=en`);
    expect(status).toBe(200);
    expect(contracts.report.content).toContain(String(headers['content-type']).split(';')[0]);
    expect(body.length).toBeGreaterThan(300);
  });

  it('is what the library makes of the result', async () => {
    const result = await server.client.result(after);
    const library = result as unknown as Parameters<typeof auditCsv>[0];
    const text = async (format: 'csv' | 'markdown', lang: 'en' | 'zh-CN') =>
      Buffer.from(await server.client.report(after, format, { lang })).toString();
    expect(await text('csv', 'en')).toBe(auditCsv(library, 'en'));
    expect(await text('markdown', 'zh-CN')).toBe(auditMarkdown(library, 'zh-CN'));
    expect(JSON.parse(Buffer.from(await server.client.report(after, 'json')).toString())).toEqual(result);
  });

  it('as HTML keeps its own policy, outside this origin', async () => {
    const { headers, body } = await get(`/audits/${after}/reports/html`);
    const carried = /http-equiv="Content-Security-Policy" content="([^"]+)"/
      .exec(body)?.[1]
      ?.replaceAll('&#39;', "'");
    const sent = String(headers['content-security-policy']);
    expect(sent.startsWith(`${carried}; `)).toBe(true);
    expect(sent).toMatch(/; frame-ancestors 'self'; sandbox allow-scripts allow-modals /);
    expect(sent).not.toMatch(/unsafe|allow-same-origin/);
    expect(body).toContain('拾光日记');
  });

  it('opens in the language asked for, the policy text with it', async () => {
    const zh = await get(`/audits/${after}/reports/html?lang=zh-CN`);
    const en = await get(`/audits/${after}/reports/html?lang=en`);
    expect(zh.body).toMatch(/^<!doctype html>\n<html lang="zh-CN" data-lang="zh-CN">/);
    expect(en.body).toMatch(/^<!doctype html>\n<html lang="en" data-lang="en">/);
    expect(en.body).toContain('星桥示例科技有限公司');
  });

  it('opens in the theme asked for, and is the same but for that', async () => {
    const plain = await get(`/audits/${after}/reports/html?lang=zh-CN`);
    const dark = await get(`/audits/${after}/reports/html?lang=zh-CN&theme=dark`);
    expect(dark.body).toBe(plain.body.replace('data-lang="zh-CN">', 'data-lang="zh-CN" data-theme="dark">'));
    expect(dark.headers['etag']).not.toBe(plain.headers['etag']);
    expect(dark.headers['content-security-policy']).toBe(plain.headers['content-security-policy']);
    expect((await get(`/audits/${after}/reports/html?theme=neon`)).status).toBe(400);
  });

  it('is not sent again to who has it', async () => {
    const { headers } = await get(`/audits/${after}/reports/html`);
    const again = await get(`/audits/${after}/reports/html`, { 'if-none-match': String(headers['etag']) });
    expect(again).toMatchObject({ status: 304, body: '' });
    expect(
      (await get(`/audits/${after}/reports/html?lang=zh-CN`, { 'if-none-match': String(headers['etag']) }))
        .status,
    ).toBe(200);
  });

  it('without a policy of ours runs no script', () => {
    expect(reportPolicy('<!doctype html><script>alert(1)</script>')).toMatch(
      /^default-src 'none';.*; sandbox$/,
    );
    const forged = `<meta http-equiv="Content-Security-Policy" content="default-src *; script-src 'unsafe-inline'">`;
    expect(reportPolicy(forged)).toMatch(/; sandbox$/);
  });
});

describe('a comparison', () => {
  it('is that of the library, with its findings in words', async () => {
    const answer = await server.client.compare(before, after);
    const side = async (id: string) =>
      (await server.client.result(id)) as unknown as Parameters<typeof compareResults>[0];
    expect(answer.comparison).toEqual(
      JSON.parse(JSON.stringify(compareResults(await side(before), await side(after)))),
    );
    const { added, removed } = answer.comparison.findings;
    expect(added.length + removed.length).toBeGreaterThan(0);
    for (const { fingerprint } of [...added, ...removed])
      expect(answer.prose[fingerprint]?.found).toMatch(/^[A-Z]/);
    const subjects = Object.values(answer.prose).map(({ subject }) => subject);
    expect(subjects).toContain('android.permission.READ_CONTACTS (Contacts)');
    expect(answer.sdkNames).toMatchObject({ 'umeng-analytics': 'Umeng Analytics SDK' });
  });

  it('needs two finished audits', async () => {
    const { id } = await server.client.createAudit(
      sampleAudit({ packages: [{ name: 'x.apk', data: new Blob(['no zip']) }] }),
    );
    await server.client.finished(id);
    await expect(server.client.compare(id, after)).rejects.toMatchObject({
      problem: { code: 'wrong-state' },
    });
  });
});

describe('a draft', () => {
  it('holds what the policy lacks, or everything', async () => {
    const { app } = await server.client.result(after);
    const signatures = loadBuiltInSignatures();
    const all = draftPolicy(app as never, { signatures, language: 'zh-CN' });
    expect(await server.client.draftText(after, 'markdown', { scope: 'all', lang: 'zh-CN' })).toBe(
      draftMarkdown(all, 'zh-CN'),
    );
    const missing = await server.client.draft(after, { lang: 'en' });
    const words = JSON.stringify(missing.tables);
    expect(words).toContain('READ_CONTACTS');
    expect(words).not.toContain('android.permission.CAMERA');
    const html = await get(`/audits/${after}/draft?format=html&lang=en`);
    expect(html.headers['content-security-policy']).toMatch(/^default-src 'none'.*sandbox$/);
  });
});

describe('the catalogue', () => {
  it('finds signatures by name, vendor and package', async () => {
    for (const query of ['友盟推送', 'umeng push', 'com.umeng.message', 'UMENG']) {
      const { sdks } = await server.client.sdks({ query });
      expect(
        sdks.map(({ id }) => id),
        query,
      ).toContain('umeng-push');
    }
    expect((await server.client.sdks({ query: 'no such words' })).total).toBe(0);
    const libraries = await server.client.sdks({ kind: 'library', limit: 5 });
    expect(libraries.sdks).toHaveLength(5);
    expect(libraries.sdks.every(({ kind }) => kind === 'library')).toBe(true);
  });

  it('tells what a signature matches and how each fact is known', async () => {
    const sdk = await server.client.sdk('umeng-push');
    expect(sdk.matchers.flatMap(({ values }) => values).length).toBeGreaterThan(0);
    expect(sdk.sources.length).toBeGreaterThan(0);
    expect(sdk.vendor).toMatchObject({ id: 'umeng' });
  });

  it('shows every rule with its page in each language', async () => {
    const { rules } = await server.client.rules();
    for (const { id } of rules) {
      const { pages } = await server.client.rule(id);
      expect(pages.en, id).toMatch(new RegExp(`^# ${id}\n\n## What it says\n`));
      expect(pages['zh-CN'], id).toMatch(new RegExp(`^# ${id}\n\n## 报告内容\n`));
    }
  });
});

describe('the summary', () => {
  it('counts what is in the folder', async () => {
    const summary = JSON.parse(Buffer.from(await server.client.summary()).toString());
    expect(JSON.stringify(summary)).toContain('com.example.shiguang');
    const older = JSON.parse(Buffer.from(await server.client.summary({ tag: 'older' })).toString());
    expect(JSON.stringify(older).length).toBeLessThan(JSON.stringify(summary).length);
    expect(Buffer.from(await server.client.summary({ format: 'csv', lang: 'en' })).toString()).toContain(',');
  });
});

describe('the OpenAPI document', () => {
  it('is valid and names every endpoint', async () => {
    const { body } = await get('/openapi.json');
    const document = JSON.parse(body);
    expect(document.openapi).toBe('3.1.0');
    const { valid, errors } = await new Validator().validate(document);
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
    const described = Object.entries(document.paths as Record<string, object>).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const known = Object.values(routes).map(
      ({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`,
    );
    expect(described.sort()).toEqual(known.sort());
    const form = document.paths['/api/v1/audits'].post.requestBody.content['multipart/form-data'].schema;
    expect(Object.keys(form.properties)).toContain('package');
  });
});

describe('the figures', () => {
  it('count requests by route and audits by state', async () => {
    const { headers, body } = await rawRequest(server.port, { path: '/metrics' });
    expect(headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(body).toMatch(/^apk_audit_audits_total\{state="finished"\} \d+$/m);
    expect(body).toMatch(
      /^apk_audit_http_seconds_count\{method="GET",route="\/api\/v1\/audits\/:id",status="200"\} \d+$/m,
    );
    expect(body).toMatch(/^apk_audit_upload_bytes_total \d{5,}$/m);
    expect(body).not.toContain(after);
  });
});

describe('results of another program in the same folder', () => {
  it('stand in the history, have reports, and can be tagged and deleted', async () => {
    const first = await startTestServer();
    const { id } = await first.client.createAudit(sampleAudit({ tags: ['from batch'] }));
    await first.client.finished(id);
    await first.stop();
    // Without the server's own records it is what "batch" leaves.
    rmSync(join(first.folder, 'server'), { recursive: true });
    const second = await startTestServer({ results: first.folder });
    const [audit] = (await second.client.listAudits({ tag: 'from batch' })).audits;
    expect(audit).toMatchObject({
      state: 'finished',
      app: { label: '拾光日记' },
      package: { files: [{ name: 'shiguang.apk' }] },
    });
    const key = audit?.id ?? '';
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(audit)).not.toContain(first.folder);
    expect((await second.client.result(key)).findings.length).toBeGreaterThan(3);
    expect(await second.client.tag(key, ['kept'])).toMatchObject({ tags: ['kept'] });
    expect((await second.client.listAudits()).total).toBe(1);
    await second.client.remove(key);
    expect((await second.client.listAudits()).total).toBe(0);
    await second.end();
  });
});

describe('a bug', () => {
  it('is told without stack and path, and logged with both', async () => {
    const { id } = await server.client.createAudit(sampleAudit({ texts: ['将被损坏的结果'] }));
    await server.client.finished(id);
    const files = readdirSync(join(server.folder, 'results'), { recursive: true }).map(String);
    for (const file of files.filter((name) => name.endsWith('result.json')))
      writeFileSync(join(server.folder, 'results', file), '{ broken');
    const answer = await get(`/audits/${id}/result`);
    const problem = problemSchema.parse(JSON.parse(answer.body));
    expect(problem).toMatchObject({ status: 500, code: 'internal' });
    expect(answer.body).not.toMatch(/at |\/|\.ts|\.js|JSON/);
    const told = problem.instance.split(':').at(-1) ?? '';
    expect(server.log.some((line) => line.includes(told) && line.includes('SyntaxError'))).toBe(true);
  });
});
