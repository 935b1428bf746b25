import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import type { AuditResult } from '../../src/findings/audit-result.js';
import { auditJunit } from '../../src/report/junit.js';
import { audited, auditOfSize, auditWithDifferences, hostileAudit } from '../builders/audit-builder.js';
import { appFacts } from '../builders/facts-builder.js';
import { fastestRun } from './fastest-run.js';

const tool = { name: 'apk-policy-audit', version: '0.1.0' };
const junit = (result: AuditResult) => auditJunit(result, tool, 'en');

interface Case {
  readonly classname: string;
  readonly name: string;
  readonly failure?: { readonly type: string; readonly message: string; readonly '#text': string };
  readonly skipped?: { readonly message: string };
  readonly error?: { readonly message: string };
}
interface Counts {
  readonly tests: string;
  readonly failures: string;
  readonly errors: string;
  readonly skipped: string;
}
interface Suites extends Counts {
  readonly testsuite: readonly (Counts & { readonly name: string; readonly testcase: readonly Case[] })[];
}

function parsed(xml: string): Suites {
  expect(XMLValidator.validate(xml)).toBe(true);
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    isArray: (name) => name === 'testsuite' || name === 'testcase',
  });
  return parser.parse(xml).testsuites;
}
const casesOf = (suites: Suites, ruleId: string) =>
  suites.testsuite.flatMap((suite) => suite.testcase).filter((entry) => entry.classname === ruleId);

describe('the JUnit report', () => {
  const suites = parsed(junit(auditWithDifferences()));

  it('has a failing case for each finding, with evidence and fix', () => {
    const [found] = casesOf(suites, 'sdk-undisclosed');
    expect(found?.name).toContain('bugly');
    expect(found?.failure?.type).toBe('error');
    expect(found?.failure?.['#text']).toContain('classes.dex  com.bugly');
    expect(found?.failure?.['#text']).toMatch(/fix: Add a row/);
  });

  it('has a passing case for each rule that found nothing', () => {
    const [passed] = casesOf(suites, 'permission-denied');
    expect(passed).toBeDefined();
    expect(passed).not.toHaveProperty('failure');
    expect(passed).not.toHaveProperty('skipped');
  });

  it('counts what it holds, suite by suite and overall', () => {
    const sums = { tests: 0, failures: 0, errors: 0, skipped: 0 };
    for (const suite of suites.testsuite) {
      expect(Number(suite.tests), suite.name).toBe(suite.testcase.length);
      const failed = suite.testcase.filter((entry) => entry.failure !== undefined);
      expect(Number(suite.failures), suite.name).toBe(failed.length);
      for (const key of ['tests', 'failures', 'errors', 'skipped'] as const) sums[key] += Number(suite[key]);
    }
    for (const key of ['tests', 'failures', 'errors', 'skipped'] as const)
      expect(Number(suites[key])).toBe(sums[key]);
  });

  it('skips what was accepted, with the reason, and what could not be evaluated', () => {
    const accepted = parsed(
      junit(auditWithDifferences({ suppressions: [{ rule: 'sdk-stale', reason: 'server side' }] })),
    );
    expect(casesOf(accepted, 'sdk-stale')[0]?.skipped?.message).toBe('server side');
    const packer = { id: 'x', name: 'X', nameEn: 'X', hides: 'classes' as const, evidence: [] };
    const packed = parsed(junit(audited(appFacts({ packer }))));
    expect(casesOf(packed, 'sdk-stale')[0]?.skipped?.message).toMatch(/packed/);
  });

  it('has an error for everything lost while reading', () => {
    const lost = { code: 'dex-bad-magic', effect: 'lost' as const, where: 'classes.dex', detail: 'No dex.' };
    const suites = parsed(junit({ ...auditWithDifferences(), diagnostics: [lost] }));
    expect(casesOf(suites, 'reading')[0]?.error?.message).toBe('No dex.');
    expect(suites.errors).toBe('1');
  });

  it('stays well-formed XML 1.0 whatever the input says', () => {
    const xml = junit(hostileAudit());
    expect(parsed(xml).testsuite.length).toBeGreaterThan(0);
    expect(xml).not.toContain('<script>');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not be there
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
  });

  it('is made in under 100 ms for 500 findings', async () => {
    const result = auditOfSize(500);
    expect(junit(result).split('<failure').length).toBeGreaterThan(300);
    expect(await fastestRun(() => junit(result))).toBeLessThan(100);
  });
});
