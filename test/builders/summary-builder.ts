import type { SummaryApp, SummaryFacts } from '../../src/findings/summary-facts.js';

/** An app of a summary; its key tells its place. */
export function summaryApp(
  place: number,
  name: string,
  standing: SummaryApp['standing'] = 'clean',
): SummaryApp {
  return {
    key: place.toString(16).padStart(64, '0'),
    name,
    tags: [],
    package: `com.example.app${place}`,
    label: name,
    versionName: '1.0',
    standing,
    findings: { error: standing === 'error' ? 1 : 0, warning: 0, info: 0 },
  };
}

/** Three apps: one with an undisclosed SDK, one clean, one that failed. */
export function smallSummary(
  names: readonly [string, string, string] = ['拾光', '墨记', '坏包'],
): SummaryFacts {
  const [first, second, third] = names;
  const none = { disclosed: [], undisclosed: [], stale: [], notOwed: [], unjudged: [] };
  return {
    schemaVersion: 1,
    tag: null,
    superseded: 2,
    apps: [summaryApp(0, first, 'error'), summaryApp(1, second), summaryApp(2, third, 'failed')],
    standings: { error: [0], warning: [], info: [], clean: [1], incomplete: [], failed: [2] },
    rules: [{ ruleId: 'sdk-undisclosed', findings: 1, apps: [0], suppressed: [] }],
    sdks: [{ ...none, id: 'jpush', name: '极光推送', nameEn: 'JPush', disclosed: [1], undisclosed: [0] }],
    permissions: [{ ...none, name: 'android.permission.CAMERA', disclosed: [0, 1] }],
    data: [{ data: 'imei', owner: 'jpush', apps: [0] }],
    notEvaluated: [{ reason: 'no-app-type', ruleIds: ['permission-unrelated'], apps: [0, 1] }],
    lost: [],
    failed: [{ code: 'time-limit', line: { 'zh-CN': '超时', en: 'took too long' }, apps: [2] }],
  };
}
