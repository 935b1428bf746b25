import { describe, expect, it } from 'vitest';
import { appFacts, policyFacts, quote, row, sdk } from '../builders/facts-builder.js';
import { findingsOf, reasonNotEvaluated } from './evaluate.js';

const find = (sdks: ReturnType<typeof sdk>[], rows: ReturnType<typeof row>[]) =>
  findingsOf('sdk-undisclosed', { app: appFacts({ sdks }), policy: policyFacts({ sdks: rows }) });

describe('sdk-undisclosed', () => {
  it('finds an SDK that no row names, as an error with the evidence of the match', () => {
    const bugly = sdk('bugly');
    expect(find([bugly], [row('友盟统计', 'umeng-analytics')])).toMatchObject([
      {
        severity: 'error',
        confidence: 'high',
        subject: { kind: 'sdk', id: 'bugly' },
        args: { sibling: null },
        evidence: { app: bugly.evidence, policy: [] },
      },
    ]);
  });

  it.each([
    ['the product itself', sdk('umeng-push', { family: 'umeng' }), row('友盟推送', 'umeng-push')],
    ['its family', sdk('umeng-push', { family: 'umeng' }), row('友盟SDK', 'umeng')],
  ])('accepts a row that names %s', (_, found, listed) => {
    expect(find([found], [listed])).toEqual([]);
  });

  it('accepts the row of the SDK that brought it', () => {
    const carried = sdk('jcore', { embeddedBy: 'jpush' });
    expect(find([sdk('jpush'), carried], [row('极光推送', 'jpush')])).toEqual([]);
  });

  it('accepts the row of the family of the SDK that brought it', () => {
    const carried = sdk('jcore', { embeddedBy: 'jpush' });
    expect(find([sdk('jpush', { family: 'jiguang' }), carried], [row('极光SDK', 'jiguang')])).toEqual([]);
  });

  it('speaks of an undisclosed SDK once, not again for what it brought along', () => {
    const found = find([sdk('jpush'), sdk('jcore', { embeddedBy: 'jpush' })], []);
    expect(found.map((finding) => finding.subject.id)).toEqual(['jpush']);
  });

  it('demands an SDK whose usual carrier is not in the app', () => {
    expect(find([sdk('jcore', { embeddedBy: 'jpush' })], [])).toHaveLength(1);
  });

  it('does not take the row of a sibling for a disclosure, but says so and is less sure', () => {
    const sdks = [sdk('amap-map', { family: 'amap' }), sdk('amap-location', { family: 'amap' })];
    expect(find(sdks, [row('高德地图SDK', 'amap-map')])).toMatchObject([
      { subject: { id: 'amap-location' }, confidence: 'medium', args: { sibling: '高德地图SDK' } },
    ]);
  });

  it('weighs code nobody calls less', () => {
    expect(find([sdk('bugly', { integration: 'dormant' })], [])).toMatchObject([{ severity: 'warning' }]);
  });

  it('never demands plain libraries or the operator’s own SDKs', () => {
    expect(find([sdk('okhttp', { kind: 'library' }), sdk('own', { firstParty: true })], [])).toEqual([]);
  });

  it('does not take a row for iOS for a disclosure on Android', () => {
    expect(find([sdk('bugly')], [row('Bugly', 'bugly', { platforms: 'ios' })])).toHaveLength(1);
  });

  it('is not evaluated where the list stands in a document that was not given', () => {
    const policy = policyFacts({
      sdkList: {
        status: 'elsewhere',
        title: '第三方SDK目录',
        url: null,
        evidence: [quote('《第三方SDK目录》')],
      },
    });
    const reason = reasonNotEvaluated('sdk-undisclosed', { app: appFacts({ sdks: [sdk('bugly')] }), policy });
    expect(reason).toBe('sdk-list-elsewhere');
  });
});
