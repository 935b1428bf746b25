import { describe, expect, it } from 'vitest';
import { judge } from '../../src/audit.js';
import { defaultSettings } from '../../src/findings/audit-settings.js';
import { fingerprint } from '../../src/findings/fingerprint.js';
import { appFacts, permission, policyFacts, quote, row } from '../builders/facts-builder.js';

describe('a fingerprint', () => {
  it('tells rules, kinds of subject and subjects apart', () => {
    const prints = [
      fingerprint('sdk-stale', { kind: 'sdk', id: 'getui' }),
      fingerprint('sdk-undisclosed', { kind: 'sdk', id: 'getui' }),
      fingerprint('sdk-stale', { kind: 'sdk', id: 'jpush' }),
      fingerprint('sdk-stale', { kind: 'app', id: 'getui' }),
    ];
    expect(new Set(prints).size).toBe(prints.length);
  });

  it('stays the same when lines shift, files are renamed and versions change', () => {
    const prints = (line: number, name: string, version: string) => {
      const policy = policyFacts({ sdks: [row('个推', 'getui', { evidence: [quote('个推', line)] })] });
      const app = appFacts({
        file: { name, size: line, sha256: String(line % 10).repeat(64) },
        versionName: version,
        permissions: [permission('android.permission.CAMERA')],
      });
      return judge({ app, policy }, [], defaultSettings('2026-01-01')).findings.map(
        (finding) => finding.fingerprint,
      );
    };
    expect(prints(1, 'a.apk', '1.0')).toEqual(prints(99, 'b.apk', '2.0'));
    expect(prints(1, 'a.apk', '1.0')).toHaveLength(3);
  });
});
