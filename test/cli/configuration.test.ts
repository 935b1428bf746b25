import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { samplesFolder } from '../builders/sample-reports.js';
import { runCli } from './run-cli.js';

const apk = join(samplesFolder, 'shiguang.apk');
const policy = join(samplesFolder, 'privacy-policy.html');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'config-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const check = (args: string[] = [], cwd = folder) =>
  runCli(['check', apk, '-p', policy, '-f', 'json', ...args], {}, cwd);
const json = async (run: ReturnType<typeof check>) => JSON.parse((await run).stdout);

describe('a configuration', () => {
  it.each([
    ['apk-audit.config.json', '{ "rules": { "sdk": "off" }, "failOn": "never" }'],
    ['apk-audit.config.yaml', 'rules:\n  sdk: off\nfailOn: never\n'],
    ['apk-audit.config.ts', "export default { rules: { sdk: 'off' }, failOn: 'never' as const };\n"],
  ])('is found upward and read: %s', async (name, text) => {
    write(name, text);
    mkdirSync(join(folder, 'below/deeper'), { recursive: true });
    const run = await check([], join(folder, 'below/deeper'));
    expect(run).toMatchObject({ code: 0, stderr: '' });
    const rules = JSON.parse(run.stdout).outcomes.map((outcome: { ruleId: string }) => outcome.ruleId);
    expect(rules.filter((id: string) => id.startsWith('sdk-'))).toEqual([]);
  });

  it('is outweighed by the command line', async () => {
    write('apk-audit.config.json', '{ "failOn": "never" }');
    expect((await check(['--fail-on', 'error'])).code).toBe(1);
    expect((await check(['--no-config'])).code).toBe(1);
  });

  it('names its documents relative to itself', async () => {
    write('privacy.html', readFileSync(policy, 'utf8'));
    write('apk-audit.config.json', '{ "policy": ["privacy.html"] }');
    mkdirSync(join(folder, 'below'));
    const run = await runCli(['check', apk, '-f', 'json'], {}, join(folder, 'below'));
    expect(JSON.parse(run.stdout).policy.documents[0].name).toBe('privacy.html');
  });

  it('suppresses with a reason that every report shows', async () => {
    write(
      'apk-audit.config.json',
      '{ "ignore": [{ "rule": "sdk-stale", "subject": "getui", "reason": "iOS 版使用" }] }',
    );
    const report = await json(check());
    const stale = report.findings.find((finding: { ruleId: string }) => finding.ruleId === 'sdk-stale');
    expect(stale.suppression).toEqual({ by: 'configuration', reason: 'iOS 版使用' });
  });

  it.each([
    ['broken JSON', '{ "rules": ', /apk-audit\.config\.json: /],
    ['an unknown key', '{ "rule": {} }', /apk-audit\.config\.json: .*rule/],
    ['a suppression without reason', '{ "ignore": [{ "rule": "sdk-stale" }] }', /ignore\.0\.reason/],
    [
      'a day that is none',
      '{ "ignore": [{ "rule": "sdk-stale", "reason": "x", "expires": "soon" }] }',
      /ignore\.0\.expires/,
    ],
    ['a profile nobody wrote', '{ "profile": "mars" }', /no profile "mars"; known: cn/],
    ['a type of app nobody wrote', '{ "appType": "x" }', /no app type "x"/],
    ['a rule nobody wrote', '{ "rules": { "sdk-undisclose": "off" } }', /no rule or tag "sdk-undisclose"/],
  ])('with %s ends in one line and exit code 2', async (_, text, line) => {
    write('apk-audit.config.json', text);
    const run = await check();
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toMatch(/^apk-audit: [^\n]+\n$/);
    expect(run.stderr).toMatch(line);
  });
});

describe('a suppression that expired', () => {
  const ignore = (expires: string) =>
    JSON.stringify({ ignore: [{ rule: 'sdk-stale', subject: 'getui', reason: 'x', expires }] });

  it.each([
    [
      'zh-CN',
      'apk-audit: sdk-stale getui: 接受期限 2020-01-31 已过，相应差异重新计入；请续期或从 ignore 中删除\n',
    ],
    [
      'en',
      'apk-audit: sdk-stale getui: was accepted until 2020-01-31; its findings count again: renew the entry under ignore, or remove it\n',
    ],
  ])('is told in one line, and its finding counts again, in %s', async (language, line) => {
    write('apk-audit.config.json', ignore('2020-01-31'));
    const run = await check(['--lang', language]);
    expect(run).toMatchObject({ code: 1, stderr: line });
    const stale = JSON.parse(run.stdout).findings.find(
      (each: { ruleId: string }) => each.ruleId === 'sdk-stale',
    );
    expect(stale.suppression).toBeUndefined();
  });

  it('is silent until then', async () => {
    write('apk-audit.config.json', ignore('2999-12-31'));
    expect(await check()).toMatchObject({ stderr: '' });
  });
});

describe('--baseline', () => {
  it('accepts today’s findings, so that the next run passes', async () => {
    const update = await check(['--baseline', 'accepted.json', '--update-baseline']);
    expect(update.code).toBe(0);
    expect(await check(['--baseline', 'accepted.json'])).toMatchObject({ code: 0 });
    expect(await check()).toMatchObject({ code: 1 });
  });

  it('that does not exist is an error', async () => {
    expect(await check(['--baseline', 'none.json', '--lang', 'en'])).toMatchObject({
      code: 2,
      stderr: 'apk-audit: none.json: no such file; check the path\n',
    });
  });
});

describe('saved facts', () => {
  it('give the same findings as the files they came from', async () => {
    await runCli(['app', apk, '-f', 'json', '-o', 'app.json'], {}, folder);
    await runCli(['policy', policy, '-f', 'json', '-o', 'policy.json'], {}, folder);
    const saved = await runCli(
      ['check', '--app-facts', 'app.json', '--policy-facts', 'policy.json', '-f', 'json'],
      {},
      folder,
    );
    expect(JSON.parse(saved.stdout)).toEqual(await json(check()));
  });

  it('of another form are refused with the field', async () => {
    write('app.json', '{ "app": { "package": 3 }, "diagnostics": [] }');
    const run = await runCli(['check', '--app-facts', 'app.json', '-p', policy], {}, folder);
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(/^apk-audit: app\.json: app\.[^\n]+\n$/);
  });
});
