import { describe, expect, it } from 'vitest';
import { judge } from '../../src/audit.js';
import { type AuditSettings, defaultSettings } from '../../src/findings/audit-settings.js';
import { baselineOf } from '../../src/findings/baseline.js';
import { appFacts, disclosed, permission, policyFacts, sdk } from '../builders/facts-builder.js';

const today = '2026-06-15';
const facts = {
  app: appFacts({
    permissions: [permission('android.permission.CAMERA'), permission('android.permission.READ_CALL_LOG')],
    sdks: [sdk('bugly')],
  }),
  policy: policyFacts({ permissions: [disclosed('LOCATION', { strength: 'data' })] }),
};
const run = (settings: Partial<AuditSettings>) =>
  judge(facts, [], { ...defaultSettings(today), ...settings });
const counting = (result: ReturnType<typeof run>) =>
  result.findings.filter((finding) => finding.suppression === undefined).map((finding) => finding.subject.id);

describe('a suppression', () => {
  it('marks the findings of its rule and subject, with its reason, and leaves them in the result', () => {
    const suppression = {
      rule: 'sdk-undisclosed',
      subject: 'bugly',
      reason: 'listed in the app',
      expires: '2026-12-31',
    };
    const result = run({ suppressions: [suppression] });
    expect(counting(result)).toEqual(['android.permission.CAMERA', 'android.permission.READ_CALL_LOG']);
    const { reason, expires } = suppression;
    const marked = result.findings.find((finding) => finding.ruleId === 'sdk-undisclosed');
    expect(marked?.suppression).toEqual({ by: 'configuration', reason, expires });
    expect(result.diagnostics).toEqual([]);
  });

  it.each([
    ['every subject where it names none', undefined, ['bugly']],
    ['subjects that begin as it says', 'android.permission.READ_*', ['bugly', 'android.permission.CAMERA']],
    [
      'no subject that merely contains its words',
      'CAMERA',
      ['bugly', 'android.permission.CAMERA', 'android.permission.READ_CALL_LOG'],
    ],
  ])('covers %s', (_, subject, left) => {
    const result = run({ suppressions: [{ rule: 'permission-undisclosed', subject, reason: 'reviewed' }] });
    expect(counting(result).sort()).toEqual([...left].sort());
  });

  it.each([
    ['holds on its last day', today, 2, []],
    ['covers nothing afterwards, and says so', '2026-06-14', 3, ['suppression-expired']],
  ])('%s', (_, expires, left, codes) => {
    const result = run({ suppressions: [{ rule: 'sdk-undisclosed', reason: 'until the release', expires }] });
    expect(counting(result)).toHaveLength(left);
    expect(result.diagnostics.map((diagnostic) => diagnostic.code)).toEqual(codes);
  });

  it('that matches nothing is told', () => {
    const result = run({ suppressions: [{ rule: 'sdk-stale', reason: 'old' }] });
    expect(result.diagnostics).toMatchObject([
      { code: 'suppression-unused', effect: 'note', where: 'sdk-stale' },
    ]);
  });
});

describe('a baseline', () => {
  it('accepts what was there and lets new findings count', () => {
    const before = judge({ ...facts, app: { ...facts.app, sdks: [] } }, [], defaultSettings(today));
    const accepted = baselineOf(before.findings).findings.map((row) => row.fingerprint);
    const result = run({ baseline: new Set(accepted) });
    expect(counting(result)).toEqual(['bugly']);
    expect(result.findings).toHaveLength(3);
  });
});

describe('settings', () => {
  it('switch rules off by id and by tag, the id outweighing the tag', () => {
    expect(counting(run({ rules: { permission: 'off' } }))).toEqual(['bugly']);
    expect(counting(run({ rules: { permission: 'off', 'permission-undisclosed': 'info' } }))).toHaveLength(3);
  });

  it('give the findings of a rule another severity', () => {
    const result = run({ rules: { 'sdk-undisclosed': 'info' } });
    expect(result.findings.find((finding) => finding.subject.id === 'bugly')?.severity).toBe('info');
  });

  it('leave out findings that are not sure enough', () => {
    const unsure = { ...facts, app: { ...facts.app, sdks: [sdk('bugly', { confidence: 'medium' })] } };
    const result = judge(unsure, [], { ...defaultSettings(today), minConfidence: 'high' });
    expect(counting(result)).not.toContain('bugly');
  });

  it('take the SDKs a company names as its own for first-party', () => {
    expect(counting(run({ firstPartySdks: ['bugly'] }))).not.toContain('bugly');
  });
});
