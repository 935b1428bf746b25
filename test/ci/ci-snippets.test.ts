import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { configSchema } from '../../src/inputs/config/config-schema.js';
import { runCli } from '../cli/run-cli.js';

const root = resolve(import.meta.dirname, '../..');
const read = (name: string) => readFileSync(join(root, name), 'utf8');

/** A folder with the samples, and an npx that runs the built command instead of fetching it. */
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ci-'));
  mkdirSync(join(folder, 'bin'));
  const npx = join(folder, 'bin/npx');
  writeFileSync(npx, `#!/bin/sh\nshift 2\nexec ${process.execPath} ${join(root, 'dist/cli/main.js')} "$@"\n`);
  chmodSync(npx, 0o755);
  for (const name of ['shiguang.apk', 'privacy-policy.html']) {
    cpSync(join(root, 'samples', name), join(folder, name));
  }
});
afterEach(() => rmSync(folder, { recursive: true }));

function bash(script: string, env: Record<string, string> = {}) {
  const path = `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}`;
  const run = spawnSync('bash', ['--noprofile', '--norc', '-e', '-c', script], {
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: path, ...env },
  });
  return { code: run.status, stdout: run.stdout, stderr: run.stderr };
}

describe('the GitHub action', () => {
  const action = parse(read('action.yml'));
  const [audit, , , ending] = action.runs.steps;
  const outputs = () => ({
    GITHUB_OUTPUT: join(folder, 'output.txt'),
    GITHUB_STEP_SUMMARY: join(folder, 'summary.md'),
  });
  const inputs = { FAIL_ON: 'error', REPORT_LANG: 'zh-CN', VERSION: 'latest', OUTPUT: 'reports' };

  it('makes the reports it uploads, a summary, and keeps the exit code for last', () => {
    const env = { APK: 'shiguang.apk', POLICY: 'privacy-policy.html\n', ...inputs, ...outputs() };
    expect(bash(audit.run, env)).toMatchObject({ code: 0, stderr: '' });
    expect(existsSync(join(folder, 'reports/report.sarif'))).toBe(true);
    expect(readFileSync(outputs().GITHUB_STEP_SUMMARY, 'utf8')).toContain('## 应用与隐私政策一致性报告');
    expect(readFileSync(outputs().GITHUB_OUTPUT, 'utf8')).toBe('exit-code=1\n');
    expect(bash(ending.run, { CODE: '1' }).code).toBe(1);
  });

  it('fails at once where a path is wrong', () => {
    const env = { APK: 'none.apk', POLICY: 'privacy-policy.html', ...inputs, ...outputs() };
    expect(bash(audit.run, env).code).toBe(2);
  });

  it('lets no input become part of a script', () => {
    for (const step of action.runs.steps) expect(step.run ?? '').not.toContain('${{');
    const env = { APK: '$(touch pwned)', POLICY: '"; touch pwned; "', ...inputs, ...outputs() };
    bash(audit.run, env);
    expect(existsSync(join(folder, 'pwned'))).toBe(false);
  });
});

describe('the snippets of docs/ci', () => {
  it('run on GitHub', () => {
    const steps = parse(read('docs/ci/github.yml')).jobs['apk-audit'].steps;
    const { run } = steps.find((step: { run?: string }) => step.run !== undefined);
    const env = {
      APK: 'shiguang.apk',
      POLICY: 'privacy-policy.html',
      GITHUB_STEP_SUMMARY: join(folder, 's.md'),
    };
    expect(bash(run, env).code).toBe(1);
    expect(existsSync(join(folder, 'apk-audit-reports/report.sarif'))).toBe(true);
  });

  it('run on GitLab and make the reports it collects', () => {
    const { script, artifacts } = parse(read('docs/ci/gitlab.yml'))['apk-audit'];
    expect(bash(script.join('\n'), { APK: 'shiguang.apk', POLICY: 'privacy-policy.html' }).code).toBe(1);
    for (const path of Object.values<string>(artifacts.reports)) {
      expect(existsSync(join(folder, path)), path).toBe(true);
    }
  });

  it('run on Jenkins', () => {
    const [, command = ''] = /script: '([^']+)'/.exec(read('docs/ci/Jenkinsfile')) ?? [];
    expect(bash(command, { APK: 'shiguang.apk', POLICY: 'privacy-policy.html' }).code).toBe(1);
    expect(existsSync(join(folder, 'apk-audit-reports/report.junit.xml'))).toBe(true);
  });

  it('run anywhere else', () => {
    const script = join(root, 'docs/ci/apk-audit.sh');
    expect(bash(`${script} shiguang.apk privacy-policy.html`, { FAIL_ON: 'never' }).code).toBe(0);
    expect(existsSync(join(folder, 'apk-audit-reports/report.html'))).toBe(true);
    expect(bash(`${script} shiguang.apk`)).toMatchObject({ code: 2 });
  });

  it('show a configuration that is one, also with every comment taken for a setting', () => {
    const text = read('docs/ci/apk-audit.config.yaml');
    expect(configSchema.safeParse(parse(text)).success).toBe(true);
    const all = text.replace(/^# ((?: *- | *[a-zA-Z-]+:).*)$/gm, '$1');
    expect(configSchema.safeParse(parse(all)).error).toBeUndefined();
    expect(Object.keys(parse(all)).length).toBeGreaterThan(8);
  });
});

describe('apk-audit init', () => {
  it.each(['github', 'gitlab', 'jenkins', 'generic'])(
    'writes configuration and snippet for %s',
    async (ci) => {
      const run = await runCli(['init', '--ci', ci], {}, folder);
      expect(run).toMatchObject({ code: 0, stderr: '' });
      const written = run.stdout.trim().split('\n');
      expect(written).toHaveLength(2);
      for (const path of written) expect(existsSync(join(folder, path)), path).toBe(true);
    },
  );

  it('writes a configuration that an audit accepts', async () => {
    await runCli(['init'], {}, folder);
    const run = await runCli(['check', 'shiguang.apk', '-p', 'privacy-policy.html'], {}, folder);
    expect(run).toMatchObject({ code: 1, stderr: '' });
  });

  it('leaves files alone that are there, unless told otherwise', async () => {
    await runCli(['init'], {}, folder);
    const again = await runCli(['init', '--lang', 'en'], {}, folder);
    expect(again.code).toBe(2);
    const refused = await runCli(['init'], { LANG: 'en_US.UTF-8' }, folder);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toMatch(/apk-audit\.config\.yaml: is there already/);
    expect((await runCli(['init', '--force'], {}, folder)).code).toBe(0);
  });
});
