import { describe, expect, it } from 'vitest';
import type { PolicyStatement } from '../../src/facts/policy-facts.js';
import { defaultSettings } from '../../src/findings/audit-settings.js';
import { appFacts, policyFacts, quote, sdk } from '../builders/facts-builder.js';
import { findingsOf, reasonNotEvaluated } from './evaluate.js';

const said = (...quotes: string[]): PolicyStatement => ({
  aspect: 'cross-border',
  present: quotes.length > 0,
  value: null,
  evidence: quotes.map((text) => quote(text)),
});
const find = (found: ReturnType<typeof sdk>, statement: PolicyStatement, profile = 'cn') =>
  findingsOf('sdk-foreign-recipient', {
    app: appFacts({ sdks: [found] }),
    policy: policyFacts({ statements: [statement] }),
    settings: { ...defaultSettings('2026-01-01'), profile },
  });
const foreign = sdk('mixpanel', { vendorCountry: 'US' });

describe('sdk-foreign-recipient', () => {
  it('finds SDKs of vendors abroad where the policy is silent, and says that a seat is no server', () => {
    expect(find(foreign, said())).toMatchObject([
      {
        severity: 'warning',
        confidence: 'low',
        subject: { kind: 'policy', id: 'cross-border' },
        args: { sdks: [{ nameEn: 'mixpanel', country: 'US' }], policy: 'silent', doubts: ['seat-only'] },
      },
    ]);
  });

  it.each([
    ['我们在中华人民共和国境内收集的个人信息存储在境内'],
    ['我们不会向境外提供您的个人信息'],
    ['我们不会将您的个人信息传输至境外'],
    ['您的信息目前不涉及跨境传输'],
    ['your data is kept within China'],
    ['We do not transfer your data outside China'],
  ])('takes “%s” for words on staying in the country', (text) => {
    expect(find(foreign, said(text))).toMatchObject([{ args: { policy: 'domestic' } }]);
  });

  it.each([
    ['境内收集的信息存储在境内，如需向境外传输，我们将单独征得您的同意'],
    ['为此我们会将您的信息传输至境外服务器'],
    ['Your data may be transferred to other countries'],
  ])('takes “%s” for words on transfers abroad', (text) => expect(find(foreign, said(text))).toEqual([]));

  it.each([
    ['the vendor has its seat here', sdk('bugly', { vendorCountry: 'CN' }), 'cn'],
    ['nobody knows the seat', sdk('glow'), 'cn'],
    ['nobody calls it', sdk('mixpanel', { vendorCountry: 'US', integration: 'dormant' }), 'cn'],
    ['it hardly shows', sdk('mixpanel', { vendorCountry: 'US', confidence: 'low' }), 'cn'],
    ['it is a plain library', sdk('okhttp', { vendorCountry: 'US', kind: 'library' }), 'cn'],
    ['the market is another', foreign, 'play'],
  ])('is silent where %s', (_, found, profile) => expect(find(found, said(), profile)).toEqual([]));

  it('is not evaluated where nobody looked for words on it', () => {
    const facts = { app: appFacts({ sdks: [foreign] }), policy: policyFacts() };
    expect(reasonNotEvaluated('sdk-foreign-recipient', facts)).toBe('policy-statements-not-read');
  });
});
