import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { judge } from '../../src/audit.js';
import type { AuditResult } from '../../src/findings/audit-result.js';
import { defaultSettings } from '../../src/findings/audit-settings.js';
import { auditReport } from '../../src/report/terminal/audit-report.js';
import { harmless, plainStyle, shortened } from '../../src/report/terminal/style.js';
import { tableLines } from '../../src/report/terminal/table.js';
import { appFacts, disclosed, permission, policyFacts, row, sdk } from '../builders/facts-builder.js';

function audited(app = appFacts(), policy = policyFacts()): AuditResult {
  return judge({ app, policy }, [], defaultSettings('2026-01-01'));
}
const report = (result: AuditResult, language: 'zh-CN' | 'en') =>
  auditReport(result, { language, style: plainStyle });

describe('the terminal report', () => {
  const result = audited(
    appFacts({ permissions: [permission('android.permission.CAMERA')], sdks: [sdk('bugly')] }),
    policyFacts({ permissions: [disclosed('SMS')], sdks: [row('个推SDK', 'getui')] }),
  );

  it.each(['zh-CN', 'en'] as const)(
    'words every finding with rule, evidence of both sides and fix in %s',
    (language) => {
      const text = report(result, language);
      for (const id of ['permission-undisclosed', 'permission-stale', 'sdk-undisclosed', 'sdk-stale']) {
        expect(text).toContain(id);
      }
      expect(text).toContain('<uses-permission> android.permission.CAMERA');
      expect(text).toContain('“个推SDK”');
      expect(text).toContain('classes.dex  com.bugly');
    },
  );

  it('gives the gravest findings first', () => {
    const text = report(result, 'en');
    expect(text.indexOf('error')).toBeLessThan(text.indexOf('warning'));
    expect(text.indexOf('warning')).toBeLessThan(text.indexOf('permission-stale'));
  });

  it('shows two places of a side and counts the rest, all of them in a full report', () => {
    const place = (line: number) => ({ document: 'p.txt', line, column: 1, quote: `短信${line}` });
    const told = { ...disclosed('SMS'), evidence: [1, 2, 3].map(place) };
    const stale = audited(appFacts(), policyFacts({ permissions: [told] }));
    const usual = report(stale, 'zh-CN');
    expect(usual).toContain('第 2 行');
    expect(usual).toContain('……另有 1 处');
    const full = auditReport(stale, { language: 'zh-CN', style: plainStyle, detail: 'full' });
    expect(full).toContain('第 3 行');
    expect(full).not.toContain('另有');
  });

  it('shows of quotes that lie within one another only the longest', () => {
    const at = (column: number, quote: string) => ({ document: 'p.txt', line: 1, column, quote });
    const evidence = [at(3, 'READ_SMS'), at(1, '短信READ_SMS'), at(1, '短信READ_SMS'), at(20, '另一处')];
    const stale = audited(appFacts(), policyFacts({ permissions: [{ ...disclosed('SMS'), evidence }] }));
    const quotes = report(stale, 'zh-CN').match(/“[^”]*”$/gm);
    expect(quotes).toEqual(['“短信READ_SMS”', '“另一处”']);
  });

  it('counts both sides', () => {
    expect(report(result, 'en')).toMatch(/SDKs +1 +0 +1 +1/);
  });

  it('counts nothing as disclosed where the SDK list was not given', () => {
    const sdkList = { status: 'elsewhere' as const, title: null, url: null, evidence: [] };
    const unread = audited(appFacts({ sdks: [sdk('bugly')] }), policyFacts({ sdkList }));
    expect(report(unread, 'en')).toMatch(/SDKs +1 +— +— +0/);
  });

  it('says what was not evaluated, and why', () => {
    const packed = audited(
      appFacts({ packer: { id: 'x', name: 'X', nameEn: 'x', hides: 'classes', evidence: [] } }),
    );
    expect(report(packed, 'zh-CN')).toMatch(/应用经过加固，代码不可见 .*sdk-stale/);
  });

  it('keeps escape sequences and reordering characters of a policy from the terminal', () => {
    const hostile = audited(appFacts(), policyFacts({ sdks: [row('\u001b[2J\u202eSDK个推', 'getui')] }));
    const text = report(hostile, 'zh-CN');
    expect(text).not.toContain('\u001b');
    expect(text).not.toContain('\u202e');
    expect(text).toContain('\ufffd[2J\ufffdSDK个推');
  });
});

describe('harmless', () => {
  it('keeps a place on one line', () => {
    expect(harmless('a\r\nb\u2028c\td')).toBe('a b c d');
  });
});

describe('shortened', () => {
  it('cuts between characters, never inside one', () => {
    expect(shortened('😀😀😀', 2)).toBe('😀…');
    expect(shortened('四个汉字', 4)).toBe('四个汉字');
  });
});

describe('tableLines', () => {
  it('aligns columns by display width', () => {
    const lines = tableLines(
      [{ heading: 'a' }, { heading: 'b' }],
      [
        ['中文', 'x'],
        ['abcd', 'y'],
      ],
      { indent: 0 },
    );
    const columnOf = (line: string, cell: string) => stringWidth(line.slice(0, line.indexOf(cell)));
    expect(columnOf(lines[1] ?? '', 'x')).toBe(columnOf(lines[2] ?? '', 'y'));
  });

  it('leaves out a column without content', () => {
    expect(tableLines([{ heading: 'a' }, { heading: 'empty' }], [['1', '']], { indent: 0 })).toEqual([
      'a',
      '1',
    ]);
  });
});
