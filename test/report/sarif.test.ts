import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import type { AuditResult } from '../../src/findings/audit-result.js';
import { auditSarif, type SarifOptions } from '../../src/report/sarif/sarif-report.js';
import { audited, auditOfSize, auditWithDifferences, hostileAudit } from '../builders/audit-builder.js';
import { appFacts, policyFacts, sdk } from '../builders/facts-builder.js';
import { fastestRun } from './fastest-run.js';

const tool = { name: 'apk-policy-audit', version: '0.1.0' };
const sarif = (result: AuditResult, rest: Partial<SarifOptions> = {}) =>
  JSON.parse(auditSarif(result, { tool, language: 'en', ...rest }));

/** The schema as published with SARIF 2.1.0 (errata 5), which Microsoft's package of matchers carries. */
function officialSchema() {
  const matchers = createRequire(import.meta.url).resolve('@microsoft/jest-sarif');
  const text = readFileSync(join(dirname(matchers), 'schemas/sarif-2.1.0-rtm.5.json'), 'utf8');
  // It is written in draft 4; of that draft's differences it uses only the spelling of "$schema" and "id".
  const { $schema, id, ...schema } = JSON.parse(text);
  expect([$schema, id]).toEqual([
    expect.stringContaining('draft-04'),
    expect.stringContaining('sarif-2.1.0'),
  ]);
  return schema;
}

const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
(addFormats as unknown as (ajv: Ajv) => void)(ajv);
const validate = ajv.compile(officialSchema());

function schemaErrors(log: unknown) {
  validate(log);
  return validate.errors ?? [];
}

describe('the SARIF report', () => {
  const log = sarif(auditWithDifferences(), { ruleHelp: (id, language) => `# ${id} ${language}\n` });
  const [run] = log.runs;
  const resultOf = (ruleId: string) =>
    run.results.find((result: { ruleId: string }) => result.ruleId === ruleId);

  it('keeps the official schema', () => {
    expect(schemaErrors(log)).toEqual([]);
    expect(run.results.length).toBeGreaterThan(3);
  });

  it('has everything GitHub asks of a file for code scanning', () => {
    expect(log.$schema).toMatch(/^https:\/\/.+sarif-schema-2\.1\.0\.json$/);
    expect(log.version).toBe('2.1.0');
    expect(run.tool.driver.name).toBe('apk-policy-audit');
    for (const rule of run.tool.driver.rules) {
      expect(rule.id).toMatch(/^[a-z-]{1,255}$/);
      for (const part of ['shortDescription', 'fullDescription', 'help']) {
        expect(rule[part].text, `${rule.id} ${part}`).toMatch(/\S/);
      }
      expect(rule.shortDescription.text.length).toBeLessThanOrEqual(1024);
      expect(rule.properties.tags.length).toBeLessThanOrEqual(20);
    }
    expect(run.results.length).toBeLessThanOrEqual(25_000);
    for (const result of run.results) {
      expect(run.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
      expect(result.message.text).toMatch(/\S/);
      expect(Object.keys(result.partialFingerprints)).toHaveLength(1);
      expect(result.locations).toHaveLength(1);
      const { artifactLocation, region } = result.locations[0].physicalLocation;
      // Relative to the root of the repository, for a finding to show at its line.
      expect(artifactLocation.uri).not.toMatch(/^(?:[a-z]+:|\/)/i);
      for (const edge of ['startLine', 'startColumn', 'endLine', 'endColumn']) {
        expect(region[edge], edge).toBeGreaterThan(0);
      }
    }
  });

  it('is refused by that schema where a result lacks its message', () => {
    const broken = structuredClone(log);
    delete broken.runs[0].results[0].message;
    expect(schemaErrors(broken)).not.toEqual([]);
  });

  it('describes every rule that was run, with help and the address of its page', () => {
    const rule = run.tool.driver.rules[resultOf('sdk-undisclosed').ruleIndex];
    expect(rule).toMatchObject({
      id: 'sdk-undisclosed',
      helpUri: 'https://unpkg.com/apk-policy-audit@0.1.0/docs/rules/sdk-undisclosed.md',
      help: { markdown: '# sdk-undisclosed en\n' },
    });
    expect(run.tool.driver.rules.length).toBeGreaterThan(run.results.length);
  });

  it('gives help in the language of the report, which it names', () => {
    const [chinese] = sarif(auditWithDifferences(), {
      language: 'zh-CN',
      ruleHelp: (id, language) => `# ${id} ${language}\n`,
    }).runs;
    const rule = chinese.tool.driver.rules.find(({ id }: { id: string }) => id === 'sdk-undisclosed');
    expect(rule.helpUri).toMatch(/\/docs\/rules\/sdk-undisclosed\.zh-CN\.md$/);
    expect(rule.help.markdown).toBe('# sdk-undisclosed zh-CN\n');
    expect([run.language, chinese.language]).toEqual(['en', 'zh-CN']);
  });

  it('points at the line of the policy for what the policy says too much', () => {
    const [place] = resultOf('sdk-stale').locations;
    expect(place.physicalLocation).toMatchObject({
      artifactLocation: { uri: 'policy.txt' },
      region: { startLine: 1, startColumn: 1, snippet: { text: '个推SDK' } },
    });
  });

  it('points at the policy as a whole for what it leaves out, and at the code beside it', () => {
    const { locations, relatedLocations } = resultOf('sdk-undisclosed');
    const region = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 };
    expect(locations).toEqual([
      { physicalLocation: { artifactLocation: { uri: 'policy.txt', index: 1 }, region } },
    ]);
    const [code] = relatedLocations;
    expect(code.logicalLocations).toEqual([{ fullyQualifiedName: 'com.bugly', kind: 'namespace' }]);
    const artifact = run.artifacts[code.physicalLocation.artifactLocation.index];
    expect(artifact).toMatchObject({ location: { uri: '/classes.dex' }, parentIndex: 0 });
  });

  it('uses the path of a document from the working folder where it is told', () => {
    const told = sarif(auditWithDifferences(), { documentPath: (name) => `legal docs/${name}` });
    expect(told.runs[0].artifacts[1].location.uri).toBe('legal%20docs/policy.txt');
  });

  it('gives every result the fingerprint of its difference and says whether it is suppressed', () => {
    const accepted = sarif(
      auditWithDifferences({ suppressions: [{ rule: 'sdk-stale', reason: 'called by our servers' }] }),
    );
    expect(schemaErrors(accepted)).toEqual([]);
    for (const result of accepted.runs[0].results) {
      expect(result.partialFingerprints['difference/v1']).toMatch(/^[0-9a-f]{32}$/);
      expect(result.suppressions).toEqual(
        result.ruleId === 'sdk-stale'
          ? [{ kind: 'external', status: 'accepted', justification: 'called by our servers' }]
          : [],
      );
    }
  });

  it('tells what was not evaluated, and is no success where facts were lost', () => {
    const packer = { id: 'x', name: 'X', nameEn: 'X', hides: 'classes' as const, evidence: [] };
    const packed = audited(appFacts({ packer }), policyFacts());
    const [{ invocations }] = sarif(packed).runs;
    expect(
      invocations[0].toolConfigurationNotifications.map(
        (n: { associatedRule: { id: string } }) => n.associatedRule.id,
      ),
    ).toContain('sdk-stale');
    const lost = { code: 'dex-bad-magic', effect: 'lost' as const, where: 'classes.dex', detail: 'No dex.' };
    const incomplete = sarif({ ...packed, diagnostics: [lost] });
    expect(schemaErrors(incomplete)).toEqual([]);
    expect(incomplete.runs[0].invocations[0].executionSuccessful).toBe(false);
  });

  it('never turns words of the input into a path, a placeholder or a link', () => {
    const hostile = sarif(hostileAudit());
    expect(schemaErrors(hostile)).toEqual([]);
    for (const { location } of hostile.runs[0].artifacts) {
      expect(new URL(location?.uri ?? '', 'https://host.example/a/b/').pathname).not.toMatch(/^\/a\/(?!b\/)/);
      expect(location?.uri ?? '').not.toContain('..');
    }
    for (const { message } of hostile.runs[0].results) {
      expect(message.text).not.toMatch(/(?<!\\)\]\(/);
      expect(message.text).not.toMatch(/(?<!\{)\{0\}/);
    }
  });

  it('is made in under 100 ms for 500 findings', async () => {
    const result = auditOfSize(500);
    expect(JSON.parse(auditSarif(result, { tool, language: 'zh-CN' })).runs[0].results).toHaveLength(500);
    expect(await fastestRun(() => auditSarif(result, { tool, language: 'zh-CN' }))).toBeLessThan(100);
  });

  it('names an embedded SDK by its id where it has no words of its own', () => {
    const result = audited(appFacts({ sdks: [sdk('bugly')] }));
    expect(sarif(result).runs[0].results[0].properties.subject).toEqual({ kind: 'sdk', id: 'bugly' });
  });
});
