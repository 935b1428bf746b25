import { audit, judge } from '../../src/audit.js';
import { bufferSource } from '../../src/bytes/byte-source.js';
import type { AuditResult } from '../../src/findings/audit-result.js';
import { type AuditSettings, defaultSettings } from '../../src/findings/audit-settings.js';
import type { Finding } from '../../src/findings/typed-finding.js';
import { appFacts, disclosed, permission, policyFacts, row, sdk } from './facts-builder.js';
import { buildSampleApp } from './sample-app.js';

/** Facts judged as a plain audit would. */
export function audited(
  app = appFacts(),
  policy = policyFacts(),
  settings: Partial<AuditSettings> = {},
): AuditResult {
  return judge({ app, policy }, [], { ...defaultSettings('2026-01-01'), ...settings });
}

/** An audit with a difference in each direction, for permissions and for SDKs. */
export function auditWithDifferences(settings: Partial<AuditSettings> = {}): AuditResult {
  return audited(
    appFacts({ permissions: [permission('android.permission.CAMERA')], sdks: [sdk('bugly')] }),
    policyFacts({ permissions: [disclosed('SMS')], sdks: [row('个推SDK', 'getui')] }),
    settings,
  );
}

/** Words of a policy whose author wants the report's reader harmed. */
export const hostileWords =
  '</script><script>alert(1)</script><img src=x onerror=alert(1)> ]]> "&\' [x](javascript:alert(1)) ![y](http://evil.example/p.png) @everyone www.evil.example `code` | {0} \u0000\u001b[2J\u202e \ud800';

/** An audit whose policy row and app entries carry hostile words. */
export function hostileAudit(): AuditResult {
  return audited(
    appFacts({
      label: hostileWords,
      permissions: [permission('android.permission.CAMERA')],
      sdks: [
        sdk('bugly', {
          name: hostileWords,
          nameEn: hostileWords,
          evidence: [
            {
              kind: 'classes',
              entry: `../../${hostileWords}`,
              prefix: hostileWords,
              count: 1,
              example: 'a.B',
            },
          ],
        }),
      ],
    }),
    policyFacts({ sdks: [row(hostileWords, 'getui')] }),
  );
}

/** An audit with as many findings as asked for, for measuring. */
export function auditOfSize(findings: number): AuditResult {
  return withFindings(auditWithDifferences(), findings);
}

/** The same audit with its findings repeated, each on a subject of its own, until there are so many. */
export function withFindings(base: AuditResult, findings: number): AuditResult {
  const [first] = base.findings;
  if (first === undefined) throw new Error('the audit holds no finding');
  const many: Finding[] = Array.from({ length: findings }, (_, i) => {
    const finding = base.findings[i % base.findings.length] ?? first;
    return {
      ...finding,
      subject: { ...finding.subject, id: `${finding.subject.id}${i}` },
      fingerprint: i.toString(16).padStart(32, '0'),
    };
  });
  return { ...base, findings: many };
}

/** The sample app, matched against no signatures, audited with a policy of these words. */
export function auditedPolicy(text: string | Uint8Array, name = 'policy.txt'): Promise<AuditResult> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const source = bufferSource(buildSampleApp());
  return audit({ name: 'shiguang.apk', source }, [{ name, bytes }], {
    signatures: { vendors: [], sdks: [] },
  });
}
