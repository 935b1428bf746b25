import { describe, expect, it } from 'vitest';
import type { JobSettings } from '../../src/batch/audit-job.js';
import { type KeyParts, resultKey } from '../../src/batch/result-key.js';
import { jobFor } from './batch-setting.js';

const { settings } = jobFor('', '');
const parts: KeyParts = {
  app: [{ name: '', sha256: 'a' }],
  documents: [
    { name: 'policy.html', sha256: 'b' },
    { name: 'list.html', sha256: 'c' },
  ],
  settings,
  versions: { tool: '1.0.0', signatures: 'd', results: 1 },
};
const key = resultKey(parts);
const withSettings = (more: Partial<JobSettings>) =>
  resultKey({ ...parts, settings: { ...settings, ...more } });

describe('the key of a result', () => {
  it('is a SHA-256 and the same for the same inputs', () => {
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(resultKey(structuredClone(parts))).toBe(key);
  });

  it.each<[string, string]>([
    ['other bytes of the app', resultKey({ ...parts, app: [{ name: '', sha256: 'x' }] })],
    ['another document', resultKey({ ...parts, documents: parts.documents.slice(1) })],
    ['a document of another name', resultKey({ ...parts, documents: [{ name: 'policy.txt', sha256: 'b' }] })],
    ['documents in another order', resultKey({ ...parts, documents: parts.documents.toReversed() })],
    ['another tool', resultKey({ ...parts, versions: { ...parts.versions, tool: '1.0.1' } })],
    ['other signatures', resultKey({ ...parts, versions: { ...parts.versions, signatures: 'e' } })],
    ['another profile', withSettings({ profile: 'play' })],
    ['a rule switched off', withSettings({ rules: { 'sdk-stale': 'off' } })],
    ['another threshold', withSettings({ failOn: 'warning' })],
    ['an accepted finding', withSettings({ baseline: ['f'.repeat(32)] })],
  ])('differs for %s', (_, other) => {
    expect(other).not.toBe(key);
  });

  it('does not depend on the order of splits or of rules', () => {
    const splits = [
      { name: 'base.apk', sha256: '1' },
      { name: 'zh.apk', sha256: '2' },
    ];
    expect(resultKey({ ...parts, app: splits.toReversed() })).toBe(resultKey({ ...parts, app: splits }));
    const [one, other] = [{ a: 'off', b: 'info' } as const, { b: 'info', a: 'off' } as const];
    expect(withSettings({ rules: one })).toBe(withSettings({ rules: other }));
  });

  it('stays the same on another day, unless that day decides something', () => {
    expect(withSettings({ today: '2026-06-02' })).toBe(key);
    const suppressions = [{ rule: 'sdk-stale', reason: 'known', expires: '2026-06-10' }];
    const before = withSettings({ suppressions, today: '2026-06-10' });
    expect(withSettings({ suppressions, today: '2026-06-09' })).toBe(before);
    expect(withSettings({ suppressions, today: '2026-06-11' })).not.toBe(before);
  });

  it('differs once a store asks for a higher target level', () => {
    const play = (today: string) => withSettings({ profile: 'play', today });
    expect(play('2020-01-01')).not.toBe(play('2026-06-01'));
  });
});
