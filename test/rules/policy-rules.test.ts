import { describe, expect, it } from 'vitest';
import type { PolicyAspect, PolicyStatement } from '../../src/facts/policy-facts.js';
import type { RuleId } from '../../src/findings/rule-args.js';
import { appFacts, policyFacts, quote, row } from '../builders/facts-builder.js';
import { findingsOf, reasonNotEvaluated } from './evaluate.js';

const told = (aspect: PolicyAspect, value: string | null = null): PolicyStatement => ({
  aspect,
  present: true,
  value,
  evidence: [quote(aspect)],
});
const silent = (aspect: PolicyAspect): PolicyStatement => ({
  aspect,
  present: false,
  value: null,
  evidence: [],
});

const find = (id: RuleId, statements: PolicyStatement[], rest = {}) =>
  findingsOf(id, { app: appFacts(), policy: policyFacts({ statements, ...rest }) });

describe.each([
  ['policy-operator-missing', 'operator'],
  ['policy-contact-missing', 'contact'],
  ['policy-retention-missing', 'retention'],
  ['policy-complaint-missing', 'complaint-channel'],
  ['policy-minors-missing', 'minors'],
] as const)('%s', (id, aspect) => {
  it('speaks where the policy is silent', () => {
    expect(find(id, [silent(aspect)])).toMatchObject([{ subject: { kind: 'policy', id: aspect } }]);
  });
  it('is content where the policy tells it', () => expect(find(id, [told(aspect)])).toEqual([]));
  it('says nothing where nobody looked', () => expect(find(id, [told('separate-consent')])).toEqual([]));
  it('is not evaluated on facts without statements', () => {
    const reason = reasonNotEvaluated(id, { app: appFacts(), policy: policyFacts() });
    expect(reason).toBe('policy-statements-not-read');
  });
});

describe('policy-date-missing', () => {
  it.each([
    ['neither day', [silent('effective-date'), silent('update-date')], 1],
    ['the day of update', [silent('effective-date'), told('update-date')], 0],
    ['the day of effect', [told('effective-date'), silent('update-date')], 0],
  ])('with %s', (_, statements, count) => {
    expect(find('policy-date-missing', statements)).toHaveLength(count);
  });
});

describe('policy-rights-missing', () => {
  it('names all missing rights in one finding', () => {
    const statements = [told('access-right'), silent('deletion-right'), silent('deregistration')];
    expect(find('policy-rights-missing', statements)).toMatchObject([
      { args: { missing: ['deletion-right', 'deregistration'] } },
    ]);
  });
  it('is content where every right is told', () => {
    expect(find('policy-rights-missing', [told('access-right'), told('deregistration')])).toEqual([]);
  });
});

describe('policy-response-time', () => {
  it.each([
    ['30', 1],
    ['16', 1],
    ['15', 0],
    ['7', 0],
    [null, 0],
  ])('a promise of %s working days', (value, count) => {
    expect(find('policy-response-time', [told('response-time', value)])).toHaveLength(count);
  });
});

describe('policy-opt-out-missing', () => {
  it.each([
    [
      'personalised pushing without a way out',
      [told('personalised-push'), silent('personalised-push-opt-out')],
      1,
    ],
    [
      'personalised pushing with a way out',
      [told('personalised-push'), told('personalised-push-opt-out')],
      0,
    ],
    ['no personalised pushing', [silent('personalised-push'), silent('personalised-push-opt-out')], 0],
  ])('%s', (_, statements, count) => {
    expect(find('policy-opt-out-missing', statements)).toHaveLength(count);
  });
});

describe('policy-sensitive-unmarked', () => {
  const collected = (id: string, strength: 'collected' | 'denied' = 'collected') => ({
    dataTypes: [{ id, text: id, strength, by: 'app' as const, evidence: [quote(id)] }],
  });
  it.each([
    ['sensitive data collected, nothing marked', silent('sensitive-information'), collected('biometric'), 1],
    ['sensitive data collected and marked', told('sensitive-information'), collected('biometric'), 0],
    ['a place, which is not yet a track', silent('sensitive-information'), collected('location'), 0],
    ['ordinary data', silent('sensitive-information'), collected('device_info'), 0],
    ['sensitive data denied', silent('sensitive-information'), collected('biometric', 'denied'), 0],
  ])('%s', (_, statement, rest, count) => {
    expect(find('policy-sensitive-unmarked', [statement], rest)).toHaveLength(count);
  });
});

describe('policy-lists-missing', () => {
  it('names the list that is missing', () => {
    const statements = [told('collected-list'), silent('shared-list')];
    expect(find('policy-lists-missing', statements)).toMatchObject([{ args: { missing: ['shared-list'] } }]);
  });
  it('is content with both', () => {
    expect(find('policy-lists-missing', [told('collected-list'), told('shared-list')])).toEqual([]);
  });
});

describe('policy-without-rules', () => {
  it('finds documents that tell nothing of personal information', () => {
    expect(find('policy-without-rules', [])).toMatchObject([{ severity: 'error' }]);
  });
  it('is content with a single row', () => {
    expect(find('policy-without-rules', [], { sdks: [row('友盟', 'umeng')] })).toEqual([]);
  });
});

describe('policy-other-app', () => {
  it.each([
    ['another app', '云记账', 1],
    ['the same app', '示例', 0],
    ['the same app with a suffix', '示例App', 0],
    ['no app', null, 0],
  ])('a policy for %s', (_, app, count) => {
    expect(find('policy-other-app', [], { app })).toHaveLength(count);
  });
});
