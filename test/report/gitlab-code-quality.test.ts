import { describe, expect, it } from 'vitest';
import { auditCodeQuality } from '../../src/report/gitlab-code-quality.js';
import { auditWithDifferences } from '../builders/audit-builder.js';

describe('the GitLab code quality report', () => {
  const result = auditWithDifferences();
  const rows = JSON.parse(auditCodeQuality(result, 'en', (name) => `legal/${name}`));

  it('has what GitLab asks of each row, with paths of the repository', () => {
    expect(rows).toHaveLength(result.findings.length);
    for (const row of rows) {
      expect(row).toEqual({
        description: expect.stringMatching(/\S/),
        check_name: expect.stringMatching(/^[a-z-]+$/),
        fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
        severity: expect.stringMatching(/^(?:critical|minor|info)$/),
        location: { path: 'legal/policy.txt', lines: { begin: expect.any(Number) } },
      });
    }
  });

  it('leaves out what is accepted', () => {
    const accepted = auditWithDifferences({ suppressions: [{ rule: 'sdk-stale', reason: 'x' }] });
    expect(auditCodeQuality(accepted, 'en')).not.toContain('sdk-stale');
  });
});
