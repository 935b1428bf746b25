import { describe, expect, it } from 'vitest';
import type { RuleId } from '../../src/findings/rule-args.js';
import { appFacts, policyFacts, quote, row, sdk } from '../builders/facts-builder.js';
import { findingsOf } from './evaluate.js';

const find = (id: RuleId, sdks: ReturnType<typeof sdk>[], rows: ReturnType<typeof row>[], rest = {}) =>
  findingsOf(id, { app: appFacts({ sdks }), policy: policyFacts({ sdks: rows, ...rest }) });

const full = {
  provider: '某某公司',
  purpose: '统计',
  dataTypes: [{ text: 'OAID', id: 'oaid' }],
  privacyUrl: 'https://example.com',
};

describe('sdk-row-incomplete', () => {
  it.each([
    ['a full row', full, []],
    ['a row without provider', { ...full, provider: null }, ['provider']],
    ['a row with a name only', {}, ['provider', 'purpose', 'dataTypes', 'privacyUrl']],
    ['a row for iOS', { platforms: 'ios' as const }, []],
  ])('%s', (_, fields, missing) => {
    const found = find('sdk-row-incomplete', [], [row('友盟', 'umeng', fields)]);
    expect(
      found.flatMap((finding) => (finding.ruleId === 'sdk-row-incomplete' ? finding.args.missing : [])),
    ).toEqual(missing);
  });
  it('weighs a missing link less, and speaks of unknown products by their written name', () => {
    expect(find('sdk-row-incomplete', [], [row('某SDK', null, { ...full, privacyUrl: null })])).toMatchObject(
      [{ severity: 'info', subject: { id: '某SDK' } }],
    );
  });
});

describe('sdk-row-vague', () => {
  const types = (...texts: string[]) => ({ dataTypes: texts.map((text) => ({ text, id: null })) });
  it.each([
    ['only a word for many things', types('设备信息'), 1],
    ['such a word with 等', types('设备信息等'), 1],
    ['items by name', types('OAID', 'MAC地址'), 0],
    ['one item by name among vague words', types('设备信息', 'OAID'), 0],
    ['no types at all, which another rule judges', types(), 0],
  ])('%s', (_, fields, count) => {
    expect(find('sdk-row-vague', [], [row('友盟', 'umeng', fields)])).toHaveLength(count);
  });
});

describe('sdk-family-named', () => {
  const push = sdk('umeng-push', { family: 'umeng' });
  it('says that a product is told by its family’s name', () => {
    expect(find('sdk-family-named', [push], [row('友盟SDK', 'umeng')])).toMatchObject([
      { severity: 'info', args: { written: '友盟SDK' } },
    ]);
  });
  it('speaks of a product, not also of the core library its vendor puts into it', () => {
    const core = sdk('umeng-common', { family: 'umeng', embeddedBy: 'umeng-push' });
    const found = find('sdk-family-named', [push, core], [row('友盟SDK', 'umeng')]);
    expect(found.map((finding) => finding.subject.id)).toEqual(['umeng-push']);
  });
  it.each([
    ['whose carrier is not in the app', 'umeng-share'],
    ['that another vendor brought', 'aggregator'],
  ])('speaks of a member of the family %s', (_, embeddedBy) => {
    const member = sdk('umeng-common', { family: 'umeng', embeddedBy });
    const found = find('sdk-family-named', [sdk('aggregator'), member], [row('友盟SDK', 'umeng')]);
    expect(found.map((finding) => finding.subject.id)).toEqual(['umeng-common']);
  });
  it('is content with the product’s name', () => {
    expect(
      find('sdk-family-named', [push], [row('友盟推送', 'umeng-push'), row('友盟SDK', 'umeng')]),
    ).toEqual([]);
  });
});

describe('sdk-embedded', () => {
  const carrier = sdk('aggregator', { vendor: 'a' });
  it('says that another vendor’s SDK stands behind a row', () => {
    const carried = sdk('network', { vendor: 'b', embeddedBy: 'aggregator' });
    expect(find('sdk-embedded', [carrier, carried], [row('聚合', 'aggregator')])).toMatchObject([
      { subject: { id: 'network' } },
    ]);
  });
  it('leaves a vendor’s own core library alone', () => {
    const core = sdk('core', { vendor: 'a', embeddedBy: 'aggregator' });
    expect(find('sdk-embedded', [carrier, core], [row('聚合', 'aggregator')])).toEqual([]);
  });
});

describe('sdk-list-elsewhere', () => {
  const elsewhere = {
    status: 'elsewhere' as const,
    title: '第三方SDK目录',
    url: null,
    evidence: [quote('《第三方SDK目录》')],
  };
  it('says which list was not given', () => {
    expect(find('sdk-list-elsewhere', [sdk('bugly')], [], { sdkList: elsewhere })).toMatchObject([
      { severity: 'info', args: { title: '第三方SDK目录' } },
    ]);
  });
  it('is silent for an app without third-party SDKs, and where the list is here', () => {
    expect(find('sdk-list-elsewhere', [], [], { sdkList: elsewhere })).toEqual([]);
    expect(find('sdk-list-elsewhere', [sdk('bugly')], [])).toEqual([]);
  });
});

describe('coverage rules', () => {
  it('tell a packer, and what could not be read', () => {
    const { coverage } = appFacts();
    const app = appFacts({
      packer: { id: 'x', name: '某加固', nameEn: 'x', hides: 'classes', evidence: [] },
      coverage: { ...coverage, code: { status: 'partial', reason: 'dex-truncated' } },
    });
    const policy = policyFacts();
    expect(findingsOf('coverage-packed', { app, policy })).toMatchObject([{ args: { packer: '某加固' } }]);
    expect(findingsOf('coverage-incomplete', { app, policy })).toMatchObject([
      { args: { area: 'code', status: 'partial', reason: 'dex-truncated' } },
    ]);
  });
  it('are silent about an app that was fully read', () => {
    const facts = { app: appFacts(), policy: policyFacts() };
    expect(findingsOf('coverage-packed', facts)).toEqual([]);
    expect(findingsOf('coverage-incomplete', facts)).toEqual([]);
  });
});
