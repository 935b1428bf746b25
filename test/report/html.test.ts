import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AuditResult } from '../../src/findings/audit-result.js';
import { auditHtml } from '../../src/report/html/html-report.js';
import { markedRuns, marksByText } from '../../src/report/html/mark-text.js';
import assets from '../../src/report/html/page-assets.json' with { type: 'json' };
import summaryAssets from '../../src/report/html/summary-assets.json' with { type: 'json' };
import { auditJson } from '../../src/report/json.js';
import { auditedPolicy, auditOfSize, auditWithDifferences, hostileAudit } from '../builders/audit-builder.js';
import { bundlePageAssets, reportPages } from '../builders/bundle-page.js';
import { fastestRun } from './fastest-run.js';

const tool = { name: 'apk-policy-audit', version: '0.1.0' };
const html = (result: AuditResult) => auditHtml(result, tool, 'zh-CN');

describe('the HTML report', () => {
  it('allows itself its own script and style by their hashes, and nothing else', () => {
    const page = html(auditWithDifferences());
    const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
    expect(policy.replaceAll('&#39;', "'")).toMatch(
      /^default-src 'none'; script-src 'sha256-[\w+/=]+'; style-src 'sha256-[\w+/=]+'; base-uri 'none'; form-action 'none'$/,
    );
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).not.toMatch(/\s(?:src|style|on\w+)=/);
  });

  it('carries script and style as their sources make them', async () => {
    const [ofAudit, ofSummary] = reportPages;
    expect(await bundlePageAssets(ofAudit)).toEqual(assets);
    expect(await bundlePageAssets(ofSummary)).toEqual(summaryAssets);
  });

  it('holds hostile words as text only', () => {
    const page = html(hostileAudit());
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).not.toMatch(/<img|javascript:[^<]*["']\s*>/);
    expect(page).toContain('&lt;script>alert(1)');
    expect(page).not.toContain('\u202e');
  });

  it('links a finding to its words in the policy, and these back to the finding', async () => {
    const policy = readFileSync(resolve(import.meta.dirname, '../../samples/privacy-policy.html'));
    const result = await auditedPolicy(policy, 'privacy-policy.html');
    const index = result.findings.findIndex(({ ruleId }) => ruleId === 'permission-stale');
    expect(index).toBeGreaterThanOrEqual(0);
    const page = html(result);
    const card = page.slice(page.indexOf(`id="finding-${index + 1}"`)).split('</article>')[0] ?? '';
    const [, anchor = ''] = /href="#(quote-\d+)"/.exec(card) ?? [];
    const words = page.slice(page.indexOf(`id="${anchor}"`), page.indexOf(`id="${anchor}"`) + 300);
    expect(words).toContain(`href="#finding-${index + 1}"`);
    expect(words).toContain('BLUETOOTH_CONNEC');
  });

  it('links each finding to the page of its rule, in the language that is shown', () => {
    const page = html(auditWithDifferences());
    const folder = 'https://unpkg.com/apk-policy-audit@0.1.0/docs/rules';
    expect(page).toContain(`<a class="zh" href="${folder}/sdk-undisclosed.zh-CN.md"`);
    expect(page).toContain(`<a class="en" href="${folder}/sdk-undisclosed.md"`);
  });

  it('shows quotes without the policy where facts were read from a file', () => {
    const page = html(auditWithDifferences());
    expect(page).toContain('本报告由已保存的结果生成');
    expect(page).toContain('<q>个推SDK</q>');
  });

  it('leaves the policy text out of the JSON report', async () => {
    const result = await auditedPolicy('我们重视您的隐私。独一无二的句子在此。我们使用相机权限拍照。');
    expect(result.documentTexts).toHaveLength(1);
    expect(html(result)).toContain('独一无二的句子在此');
    expect(auditJson(result, tool)).not.toContain('独一无二的句子在此');
  });

  it('stays under 1.5 MB for a policy of 100,000 characters', async () => {
    const paragraph = '我们会在您使用拍照功能时申请相机权限，用于拍摄照片；我们不会将其用于其他目的。';
    const result = await auditedPolicy(`${paragraph}\n`.repeat(Math.ceil(100_000 / (paragraph.length + 1))));
    expect(result.policy.documents[0]?.characters).toBeGreaterThanOrEqual(100_000);
    expect(Buffer.byteLength(html(result))).toBeLessThan(1_500_000);
  });

  it('is made in under 400 ms for 500 findings', async () => {
    const result = auditOfSize(500);
    expect(await fastestRun(() => html(result))).toBeLessThan(400);
  });

  it('is the same for the same audit', () => {
    const result = auditWithDifferences();
    expect(html(result)).toBe(html(result));
  });
});

describe('marked runs', () => {
  const place = (id: string, tone: 'error' | 'read') => ({
    id,
    target: 'finding-1',
    tone,
    evidence: { document: 'p', line: 1, column: 1, quote: '' },
  });

  it('split a text where overlapping places begin and end, the gravest first', () => {
    const read = { start: 0, end: 4, place: place('a', 'read') };
    const error = { start: 2, end: 6, place: place('b', 'error') };
    const runs = markedRuns('01234567', [read, error]);
    expect(runs.map(({ text, places }) => [text, places.map(({ id }) => id)])).toEqual([
      ['01', ['a']],
      ['23', ['b', 'a']],
      ['45', ['b']],
      ['67', []],
    ]);
    expect(runs.flatMap(({ begins }) => begins.map(({ id }) => id))).toEqual(['a', 'b']);
  });

  it('leave a place out that the text does not reach', () => {
    const offsets = Uint32Array.from([0, 1, 2, 3]);
    const text = { text: 'abc', offsets };
    const document = {
      name: 'p',
      lineStarts: Uint32Array.of(0),
      blocks: [{ kind: 'paragraph' as const, text }],
    };
    const at = (column: number, quote: string) => ({
      ...place(quote, 'read'),
      evidence: { document: 'p', line: 1, column, quote },
    });
    const found = marksByText(document, [at(2, 'bc'), at(4, 'x'), at(99, 'y')]);
    expect(found.get(text)).toEqual([{ start: 1, end: 3, place: at(2, 'bc') }]);
  });
});
