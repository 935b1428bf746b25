import { describe, expect, it } from 'vitest';
import { appFacts, policyFacts, quote, row, sdk } from '../builders/facts-builder.js';
import { findingsOf, reasonNotEvaluated } from './evaluate.js';

const absent = { sdkList: { status: 'absent' as const } };

describe('sdk-list-missing', () => {
  it('finds that an app with third-party SDKs has a policy without any list', () => {
    const app = appFacts({ sdks: [sdk('bugly'), sdk('jpush'), sdk('okhttp', { kind: 'library' })] });
    expect(findingsOf('sdk-list-missing', { app, policy: policyFacts(absent) })).toMatchObject([
      { severity: 'error', subject: { kind: 'policy', id: 'sdk-list' }, args: { sdks: ['bugly', 'jpush'] } },
    ]);
  });

  it.each([
    ['the app has only plain libraries', [sdk('okhttp', { kind: 'library' })], policyFacts(absent)],
    ['the app has only the operator’s own SDKs', [sdk('own', { firstParty: true })], policyFacts(absent)],
    ['the only sign of an SDK is weak', [sdk('bugly', { confidence: 'low' })], policyFacts(absent)],
    ['the policy has a list', [sdk('bugly')], policyFacts()],
    [
      'the policy names SDKs in prose',
      [sdk('bugly')],
      policyFacts({ ...absent, sdks: [row('Bugly', 'bugly')] }),
    ],
  ])('is silent where %s', (_, sdks, policy) => {
    expect(findingsOf('sdk-list-missing', { app: appFacts({ sdks }), policy })).toEqual([]);
  });

  it('is not evaluated where the policy points to a list that was not given', () => {
    const policy = policyFacts({
      sdkList: {
        status: 'elsewhere',
        title: null,
        url: 'https://example.com/sdk',
        evidence: [quote('点击查看')],
      },
    });
    expect(reasonNotEvaluated('sdk-list-missing', { app: appFacts({ sdks: [sdk('bugly')] }), policy })).toBe(
      'sdk-list-elsewhere',
    );
  });
});
