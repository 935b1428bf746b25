import { describe, expect, it } from 'vitest';
import type { RowOwners } from '../../src/facts/policy-facts.js';
import { appFacts, policyFacts, row } from '../builders/facts-builder.js';
import { findingsOf } from './evaluate.js';

const vendor = (id: string) => ({ id, name: `${id}公司`, nameEn: id });
const find = (owners: Partial<RowOwners>, rest: Parameters<typeof row>[2] = {}) =>
  findingsOf('sdk-row-other-vendor', {
    app: appFacts(),
    policy: policyFacts({
      sdks: [
        row('QQ互联SDK', 'tencent-qq', {
          provider: '某公司',
          privacyUrl: 'https://www.umeng.com/policy',
          owners: { vendor: vendor('tencent'), provider: null, link: null, strayLink: false, ...owners },
          ...rest,
        }),
      ],
    }),
  });

describe('sdk-row-other-vendor', () => {
  it('finds a link that belongs to another vendor', () => {
    expect(find({ link: vendor('umeng') })).toMatchObject([
      {
        severity: 'info',
        confidence: 'medium',
        args: {
          vendor: 'tencent公司',
          provider: null,
          link: 'https://www.umeng.com/policy',
          other: 'umeng公司',
        },
      },
    ]);
  });

  it('finds a provider that is another vendor', () => {
    expect(find({ provider: vendor('jiguang') })).toMatchObject([
      { args: { provider: '某公司', link: null } },
    ]);
  });

  it('is less sure of an address that nobody knows', () => {
    expect(find({ strayLink: true })).toMatchObject([
      { confidence: 'low', args: { other: null, doubts: ['unknown-address'] } },
    ]);
  });

  it.each([
    ['both are the vendor’s', { provider: vendor('tencent'), link: vendor('tencent') }, {}],
    ['nobody knows the provider', { provider: null }, {}],
    [
      'the provider is the vendor and the address unknown',
      { provider: vendor('tencent'), strayLink: true },
      {},
    ],
    ['the row is for iOS', { link: vendor('umeng') }, { platforms: 'ios' as const }],
  ])('is silent where %s', (_, owners, rest) => expect(find(owners, rest)).toEqual([]));

  it('is silent on rows whose product nobody knows', () => {
    const policy = policyFacts({ sdks: [row('某某SDK', null)] });
    expect(findingsOf('sdk-row-other-vendor', { app: appFacts(), policy })).toEqual([]);
  });
});
