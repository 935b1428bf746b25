import { describe, expect, it } from 'vitest';
import { type DraftOptions, draftPolicy } from '../../src/draft/draft-policy.js';
import { draftHtml, draftMarkdown } from '../../src/draft/render-draft.js';
import { isChecked } from '../../src/draft/sdk-knowledge.js';
import { type SignatureSet, sdkSchema, vendorSchema } from '../../src/sdk/signature-schema.js';
import { hostileWords } from '../builders/audit-builder.js';
import { appFacts, permission, sdk } from '../builders/facts-builder.js';

const camera = 'android.permission.CAMERA';
const source = (reference: string, facts: string[], kind = 'vendor-documentation') => ({
  kind,
  reference,
  facts,
  date: '2026-01-01',
});

const signatures: SignatureSet = {
  vendors: [
    vendorSchema.parse({ id: 'acme', names: { 'zh-Hans': ['示例公司'] }, site: null, country: 'CN' }),
  ],
  sdks: [
    sdkSchema.parse({
      id: 'acme-scan',
      vendor: 'acme',
      kind: 'sdk',
      category: 'other',
      names: { 'zh-Hans': ['示例扫码SDK'] },
      matchers: { packages: ['com.acme.scan'] },
      permissions: { required: [camera, 'android.permission.READ_CONTACTS'] },
      dataTypes: ['imei'],
      purposes: { 'zh-Hans': '扫描二维码', en: 'Scans codes' },
      privacyPolicyUrl: 'https://acme.example/privacy',
      sources: [
        source('https://acme.example/guide', ['dataTypes']),
        source('the guide as known', ['privacyPolicyUrl'], 'unverified'),
        source('a list', ['permissions'], 'public-list'),
      ],
    }),
  ],
};
const app = appFacts({
  permissions: [permission(camera), permission('android.permission.INTERNET')],
  sdks: [sdk('acme-scan'), sdk('okhttp', { kind: 'library' }), sdk('own', { firstParty: true })],
});
const draft = (rest: Pick<DraftOptions, 'missing' | 'sdkColumns'> = {}, facts = app) =>
  draftPolicy(facts, { signatures, language: 'zh-CN', ...rest });
const table = (title: string, made = draft()) => made.tables.find((entry) => entry.title === title);

describe('a draft', () => {
  it('has a row for each access a policy must tell, with its purpose left to be filled', () => {
    expect(table('系统权限说明')?.rows).toEqual([
      [
        { state: 'known', text: '相机' },
        { state: 'known', text: camera },
        { state: 'to-fill' },
        { state: 'to-fill' },
        { state: 'to-fill' },
      ],
    ]);
  });

  it('has a row for each third-party SDK, and marks what nobody has checked', () => {
    expect(table('第三方 SDK 清单')?.rows).toEqual([
      [
        { state: 'known', text: 'acme-scan（中文名）' },
        { state: 'to-confirm', text: '示例公司' },
        { state: 'to-confirm', text: '扫描二维码' },
        { state: 'known', text: 'IMEI' },
        { state: 'to-confirm', text: '相机' },
        { state: 'to-fill' },
        { state: 'to-confirm', text: 'https://acme.example/privacy' },
      ],
    ]);
  });

  it('marks the name itself where the SDK was found with less certainty', () => {
    const unsure = appFacts({ sdks: [sdk('acme-scan', { confidence: 'low' })] });
    expect(table('第三方 SDK 清单', draft({}, unsure))?.rows[0]?.[0]?.state).toBe('to-confirm');
  });

  it('invents nothing for an SDK no signature describes', () => {
    const unknown = appFacts({ sdks: [sdk('mystery')] });
    const [row] = table('第三方 SDK 清单', draft({}, unknown))?.rows ?? [];
    expect(row?.slice(1).every(({ state }) => state === 'to-fill')).toBe(true);
  });

  it('adds the two lists, to be confirmed, where there is no policy', () => {
    const access = {
      data: 'contacts',
      api: 'x',
      confidence: 'high' as const,
      count: 1,
      startup: false,
      reached: true,
      withoutPermission: false,
      evidence: [],
    };
    const reading = appFacts({
      ...app,
      dataAccess: [
        { ...access, owner: 'app' },
        { ...access, owner: 'acme-scan', data: 'imei' },
      ],
    });
    const made = draft({}, reading);
    expect(table('已收集个人信息清单', made)?.rows.map(([data]) => data)).toEqual([
      { state: 'to-confirm', text: '通讯录' },
    ]);
    expect(table('与第三方共享个人信息清单', made)?.rows).toHaveLength(1);
  });

  it('has only the missing rows where a policy is given', () => {
    const missing = { permissions: new Set<string>(), sdks: new Set(['acme-scan']) };
    expect(draft({ missing }).tables.map(({ title }) => title)).toEqual(['第三方 SDK 清单']);
    const none = draft({ missing: { permissions: new Set(), sdks: new Set() } });
    expect(none.tables).toEqual([]);
    expect(none.notes).toEqual(['给出的隐私政策没有缺少的权限或 SDK 条目。']);
  });

  it('follows the columns of the list the policy has, and fills what it knows', () => {
    const sdkColumns = [
      { heading: '序号', fields: [] },
      { heading: '官网与隐私政策', fields: ['url', 'privacyUrl'] as const },
      { heading: '产品', fields: ['name'] as const },
      { heading: '平台', fields: ['platform'] as const },
      { heading: '包名', fields: ['packageName'] as const },
    ];
    const missing = { permissions: new Set<string>(), sdks: new Set(['acme-scan']) };
    const made = table('第三方 SDK 清单', draft({ missing, sdkColumns }));
    expect(made?.columns).toEqual(['序号', '官网与隐私政策', '产品', '平台', '包名']);
    expect(made?.note).toContain('各列与隐私政策现有的 SDK 清单一致');
    expect(made?.rows).toEqual([
      [
        { state: 'to-fill' },
        { state: 'to-confirm', text: 'https://acme.example/privacy' },
        { state: 'known', text: 'acme-scan（中文名）' },
        { state: 'known', text: 'Android' },
        { state: 'known', text: 'com.acme-scan' },
      ],
    ]);
  });

  it('adds the one of the two lists that the policy lacks', () => {
    const lists = new Set(['shared-list'] as const);
    const missing = { permissions: new Set<string>(), sdks: new Set<string>(), lists };
    expect(draft({ missing }).tables.map(({ title }) => title)).toEqual(['与第三方共享个人信息清单']);
  });

  it('says so where the list of SDKs was not given, and where the app was not read completely', () => {
    const elsewhere = draft({ missing: { permissions: new Set(), sdks: null } });
    expect(elsewhere.tables).toHaveLength(1);
    expect(elsewhere.notes.join()).toContain('SDK 清单在另一份文件中');
    const packer = { id: 'x', name: 'X', nameEn: 'X', hides: 'classes' as const, evidence: [] };
    expect(draft({}, appFacts({ packer })).notes.join()).toContain('可能不全');
  });
});

describe('a fact of a signature', () => {
  it.each([
    ['vendor-documentation', 'https://acme.example', true],
    ['bytecode', 'acme.aar', true],
    ['unverified', 'the guide as known', false],
    ['public-list', 'a list of published policies', false],
  ])('from %s (%s) counts as checked: %s', (kind, reference, checked) => {
    const { sources } = sdkSchema.parse({
      ...signatures.sdks[0],
      sources: [source(reference, ['dataTypes'], kind)],
    });
    expect(isChecked({ sources }, 'dataTypes')).toBe(checked);
    expect(isChecked({ sources }, 'purposes')).toBe(false);
  });
});

describe('a draft on paper', () => {
  it('marks gaps in Markdown and HTML, in either language', () => {
    const markdown = draftMarkdown(draft(), 'zh-CN');
    expect(markdown).toContain('| 相机 | android.permission.CAMERA | 【待填写】 | 【待填写】 | 【待填写】 |');
    expect(markdown).toContain('扫描二维码【待确认】');
    const english = draftHtml(draftPolicy(app, { signatures, language: 'en' }), 'en');
    expect(english).toMatch(/<td style="[^"]*#fff2cc">Scans codes\[to be confirmed\]<\/td>/);
    expect(english).toMatch(/<td style="[^"]*#fce4d6">\[to be filled\]<\/td>/);
  });

  it('keeps words of the input from becoming markup or a new cell', () => {
    const hostile = draft({}, appFacts({ sdks: [sdk('x', { name: hostileWords })] }));
    const html = draftHtml(hostile, 'zh-CN');
    expect(html).not.toMatch(/<script|<img/);
    const row = draftMarkdown(hostile, 'zh-CN')
      .split('\n')
      .find((line) => line.includes('alert'));
    expect(row?.split(/(?<!\\)\|/)).toHaveLength(7 + 2);
    expect(row).not.toMatch(/<script|(?<!\\)\]\(/);
  });
});
