import { describe, expect, it } from 'vitest';
import { auditCsv } from '../../src/report/csv.js';
import { audited, auditOfSize, auditWithDifferences } from '../builders/audit-builder.js';
import { policyFacts, row } from '../builders/facts-builder.js';
import { fastestRun } from './fastest-run.js';

/** Reads CSV by RFC 4180: quoted cells, doubled quotes, CRLF. */
function cellsOf(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, bare, end] of csv.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare ?? '');
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

describe('the CSV report', () => {
  it('has a byte order mark, a heading and a row for each finding, all as wide', () => {
    const result = auditWithDifferences();
    const csv = auditCsv(result, 'zh-CN');
    expect(csv.charCodeAt(0)).toBe(0xfeff);
    const [heading, ...rows] = cellsOf(csv);
    expect(heading?.slice(0, 3)).toEqual(['级别', '结论', '对象']);
    expect(rows).toHaveLength(result.findings.length);
    expect(new Set(rows.map((cells) => cells.length))).toEqual(new Set([heading?.length]));
    expect(rows.map((cells) => cells[2])).toContain('android.permission.CAMERA（相机）');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)'])('keeps %s from starting a formula', (words) => {
    const result = audited(undefined, policyFacts({ sdks: [row(words, null, { purpose: 'x' })] }));
    expect(result.findings.map((finding) => finding.subject.id)).toContain(words);
    const cells = cellsOf(auditCsv(result, 'en')).flat();
    expect(cells).toContain(`'${words}`);
    expect(cells.filter((cell) => /^[=+@-]/.test(cell))).toEqual([]);
  });

  it('is made in under 100 ms for 500 findings', async () => {
    const result = auditOfSize(500);
    expect(cellsOf(auditCsv(result, 'en'))).toHaveLength(501);
    expect(await fastestRun(() => auditCsv(result, 'en'))).toBeLessThan(100);
  });
});
