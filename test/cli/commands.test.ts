import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appFactsSchema } from '../../src/facts/app-facts.js';
import { policyFactsSchema } from '../../src/facts/policy-facts.js';
import { findingSchema, outcomeSchema } from '../../src/findings/finding.js';
import { runCli } from './run-cli.js';

const samples = resolve(import.meta.dirname, '../../samples');
const apk = join(samples, 'shiguang.apk');
const policy = join(samples, 'privacy-policy.html');

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'commands-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('apk-audit', () => {
  it('prints the version of the package', async () => {
    const { version } = JSON.parse(readFileSync(resolve(samples, '../package.json'), 'utf8')) as {
      version: string;
    };
    expect(await runCli(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it.each([[['--help']], [['check', '--help']], [['app', '--help']], [['policy', '--help']]])(
    'explains %s with examples',
    async (args) => {
      const run = await runCli(args);
      expect(run.code).toBe(0);
      expect(run.stdout).toContain('Examples:');
    },
  );

  it('app prints facts that keep the published contract', async () => {
    const run = await runCli(['app', apk, '--format', 'json']);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    const report = JSON.parse(run.stdout);
    expect(report.schemaVersion).toBe(1);
    const app = appFactsSchema.parse(report.app);
    expect(app).toMatchObject({
      package: 'com.example.shiguang',
      versionName: '3.2.1',
      label: '拾光日记',
      targetSdk: 34,
    });
  });

  it('policy prints facts that keep the published contract', async () => {
    const run = await runCli(['policy', policy, '--format', 'json']);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    const facts = policyFactsSchema.parse(JSON.parse(run.stdout).policy);
    expect(facts.sdks.map((sdk) => sdk.id)).toContain('getui');
  });

  it('check prints findings and outcomes that keep the published contract, and exits 1', async () => {
    const run = await runCli(['check', apk, '--policy', policy, '--format', 'json']);
    expect(run).toMatchObject({ code: 1, stderr: '' });
    const report = JSON.parse(run.stdout);
    expect(Object.keys(report)).toEqual([
      'schemaVersion',
      'tool',
      'app',
      'policy',
      'outcomes',
      'findings',
      'diagnostics',
    ]);
    expect(findingSchema.array().parse(report.findings).length).toBeGreaterThan(0);
    const skipped = outcomeSchema
      .array()
      .parse(report.outcomes)
      .filter((outcome) => outcome.outcome === 'not-evaluated');
    expect(skipped.map((outcome) => outcome.ruleId)).toEqual(['permission-unrelated']);
  });

  it.each([
    ['error', 1],
    ['never', 0],
  ])('--fail-on %s makes the exit code %i', async (failOn, code) => {
    expect((await runCli(['check', apk, '-p', policy, '--fail-on', failOn])).code).toBe(code);
  });

  it('writes the report to a file and leaves standard output empty', async () => {
    const path = join(folder, 'report.json');
    const run = await runCli(['check', apk, '-p', policy, '-f', 'json', '-o', path]);
    expect(run).toEqual({ code: 1, stdout: '', stderr: '' });
    expect(JSON.parse(readFileSync(path, 'utf8')).findings.length).toBeGreaterThan(0);
  });

  it.each([
    ['zh-CN', '## 报告内容'],
    ['en', '## What it says'],
  ])('explains a rule in the language asked for: %s', async (language, heading) => {
    const args = ['explain', 'sdk-undisclosed', '--lang', language];
    const run = await runCli(args);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toContain(heading);
    const { page } = JSON.parse((await runCli([...args, '--format', 'json'])).stdout);
    expect(page).toBe(run.stdout);
  });

  it('colours a report only where it is asked to', async () => {
    const colour = '\u001b[';
    expect((await runCli(['app', apk])).stdout).not.toContain(colour);
    expect((await runCli(['app', apk], { FORCE_COLOR: '1' })).stdout).toContain(colour);
    expect((await runCli(['app', apk, '-o', join(folder, 'a.txt')], { FORCE_COLOR: '1' })).stdout).toBe('');
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).not.toContain(colour);
  });
});
