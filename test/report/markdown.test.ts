import { describe, expect, it } from 'vitest';
import { markdownCode, markdownText } from '../../src/report/markdown/escape-markdown.js';
import { auditMarkdown } from '../../src/report/markdown/markdown-report.js';
import { audited, auditOfSize, auditWithDifferences, hostileAudit } from '../builders/audit-builder.js';
import { fastestRun } from './fastest-run.js';

describe('the Markdown report', () => {
  const text = auditMarkdown(auditWithDifferences(), 'zh-CN');

  it('begins with the app, the count and the balance', () => {
    expect(text).toMatch(
      /^## 应用与隐私政策一致性报告\n\n\*\*示例 1\.0\*\* `com\.example\.app` ↔ `policy\.txt`/,
    );
    expect(text).toContain('| SDK | 1 | 0 | 1 | 1 |');
  });

  it('folds the evidence of each finding away', () => {
    expect(text).toMatch(/<details><summary>🔴 <b>错误<\/b> [^\n]*bugly/);
    expect(text.split('<details>').length).toBe(text.split('</details>').length);
    expect(text).toContain('`classes.dex  com.bugly  3 个类`');
  });

  it('counts accepted findings and shows none of them', () => {
    const accepted = auditMarkdown(
      auditWithDifferences({ suppressions: [{ rule: 'sdk-stale', reason: 'x' }] }),
      'en',
    );
    expect(accepted).toContain('1 more is accepted and not counted');
    expect(accepted).not.toContain('sdk-stale');
  });

  it('says so where nothing differs', () => {
    const none = { ...audited(), findings: [] };
    expect(auditMarkdown(none, 'en')).toContain('**No differences found**');
  });

  it('stays within what a comment may hold, and counts the rest', () => {
    const long = auditMarkdown(auditOfSize(500), 'en');
    expect(long.length).toBeLessThan(65_536);
    const shown = long.split('<details>').length - 1;
    expect(shown).toBeGreaterThan(20);
    expect(long).toContain(`${500 - shown} more are in the full report`);
  });

  it('lets no words of the input become markup, link, image or mention', () => {
    const outside = auditMarkdown(hostileAudit(), 'en').replaceAll(/(`+)[^\n]*?\1(?!`)/g, '');
    expect(outside).not.toMatch(/<(?!\/?(details|summary|b)>)/);
    expect(outside).not.toMatch(/(?<!\\)\]\(/);
    expect(outside).not.toContain('@everyone');
    expect(outside).not.toMatch(/www\.evil|http:\/\//);
  });

  it('is made in under 100 ms for 500 findings', async () => {
    const result = auditOfSize(500);
    expect(auditMarkdown(result, 'en').length).toBeGreaterThan(10_000);
    expect(await fastestRun(() => auditMarkdown(result, 'en'))).toBeLessThan(100);
  });
});

describe('markdownText', () => {
  it.each([
    ['a*b*', 'a\\*b\\*'],
    ['<b>', '&lt;b&gt;'],
    ['two\nlines', 'two lines'],
    ['隐私政策（第 1 条）', '隐私政策（第 1 条）'],
  ])('writes %j as %j', (text, written) => expect(markdownText(text)).toBe(written));
});

describe('markdownCode', () => {
  it('fences text with more backticks than it holds', () => {
    expect(markdownCode('a``b')).toBe('``` a``b ```');
    expect(markdownCode('plain')).toBe('`plain`');
  });
});
