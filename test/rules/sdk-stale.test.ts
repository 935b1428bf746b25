import { describe, expect, it } from 'vitest';
import { appFacts, policyFacts, row, sdk } from '../builders/facts-builder.js';
import { findingsOf, reasonNotEvaluated } from './evaluate.js';

const find = (sdks: ReturnType<typeof sdk>[], rows: ReturnType<typeof row>[]) =>
  findingsOf('sdk-stale', { app: appFacts({ sdks }), policy: policyFacts({ sdks: rows }) });

describe('sdk-stale', () => {
  it('finds a row whose product is not in the app, quoting the row', () => {
    const listed = row('个推SDK', 'getui');
    expect(find([sdk('jpush')], [listed])).toMatchObject([
      {
        severity: 'warning',
        confidence: 'medium',
        subject: { kind: 'sdk', id: 'getui' },
        args: { written: '个推SDK' },
        evidence: { app: [], policy: listed.evidence },
      },
    ]);
  });

  const framework = (logic: 'dart' | 'native' | 'javascript') => ({
    frameworks: [{ id: 'x', name: 'X', logic, evidence: [] }],
  });
  const obfuscated = (level: 'none' | 'partial' | 'heavy') => ({
    obfuscation: { classes: 9, shortNames: 9, shortPackages: 9, level },
  });
  it.each([
    ['whose names were kept', obfuscated('none'), 'medium'],
    ['of which part was renamed', obfuscated('partial'), 'medium'],
    ['that was renamed throughout', obfuscated('heavy'), 'low'],
    ['whose logic is native code', framework('native'), 'low'],
    ['whose logic is in JavaScript', framework('javascript'), 'low'],
  ])('is as sure of an absence as an app allows %s', (_, rest, confidence) => {
    const facts = { app: appFacts(rest), policy: policyFacts({ sdks: [row('个推SDK', 'getui')] }) };
    expect(findingsOf('sdk-stale', facts)).toMatchObject([{ confidence }]);
  });

  it.each([
    ['the product is there', [sdk('getui')], row('个推', 'getui')],
    [
      'a product of the named family is there',
      [sdk('umeng-push', { family: 'umeng' })],
      row('友盟', 'umeng'),
    ],
    ['the row is a library that is there', [sdk('glide', { kind: 'library' })], row('Glide', 'glide')],
    ['nobody knows the product', [], row('某某SDK', null)],
    ['the row is for iOS', [], row('个推', 'getui', { platforms: 'ios' })],
  ])('is silent where %s', (_, sdks, listed) => {
    expect(find(sdks, [listed])).toEqual([]);
  });

  it('claims no absence in a packed app', () => {
    const app = appFacts({
      packer: { id: 'qihoo-jiagu', name: '360 加固', nameEn: 'qihoo-jiagu', hides: 'classes', evidence: [] },
    });
    const policy = policyFacts({ sdks: [row('个推', 'getui')] });
    expect(reasonNotEvaluated('sdk-stale', { app, policy })).toBe('app-packed');
  });

  it('claims no absence where a dex file could not be read', () => {
    const { coverage } = appFacts();
    const app = appFacts({ coverage: { ...coverage, code: { status: 'partial', reason: 'dex-truncated' } } });
    const policy = policyFacts({ sdks: [row('个推', 'getui')] });
    expect(reasonNotEvaluated('sdk-stale', { app, policy })).toBe('dex-truncated');
  });
});
