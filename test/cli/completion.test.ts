import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from './run-cli.js';

let folder = '';
let script = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'completion-'));
  mkdirSync(join(folder, 'work'));
  for (const file of ['app.apk', 'privacy.html']) writeFileSync(join(folder, 'work', file), '');
  script = join(folder, 'apk-audit.bash');
  writeFileSync(script, (await runCli(['completion', 'bash'])).stdout);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What bash offers for a line: the script's own words, as bash would ask for them. */
function offered(line: string): string[] {
  const ask = `
    source "$1"
    read -ra words <<< "$2"
    [[ "$2" == *' ' ]] && words+=('')
    COMP_WORDS=("\${words[@]}") COMP_CWORD=$((\${#words[@]} - 1)) COMPREPLY=()
    _apk_audit
    printf '%s\\n' "\${COMPREPLY[@]}"`;
  // Bash splits at "=" before it asks.
  const split = line.replaceAll('=', ' = ');
  const run = spawnSync('bash', ['--noprofile', '--norc', '-u', '-c', ask, 'bash', script, split], {
    encoding: 'utf8',
    cwd: join(folder, 'work'),
    env: { PATH: process.env['PATH'] ?? '' },
  });
  expect(run.stderr).toBe('');
  return run.stdout.split('\n').filter((word) => word !== '');
}

/** Whether a shell is on this machine. */
const has = (shell: string) => spawnSync(shell, ['--version'], { stdio: 'ignore' }).error === undefined;

describe('completion in bash', () => {
  it('offers every command, and those below one', () => {
    const commands = offered('apk-audit ');
    expect(commands).toEqual(
      expect.arrayContaining(['check', 'app', 'policy', 'draft', 'sdks', 'completion']),
    );
    expect(offered('apk-audit che')).toEqual(['check']);
    expect(offered('apk-audit sdks ')).toEqual(expect.arrayContaining(['list', 'show', 'validate']));
  });

  it('offers the options of the command that stands there', () => {
    expect(offered('apk-audit check --min')).toEqual(['--min-confidence']);
    expect(offered('apk-audit check app.apk --policy privacy.html --fo')).toEqual([
      '--follow-links',
      '--format',
    ]);
    expect(offered('apk-audit app --min')).toEqual([]);
    expect(offered('apk-audit sdks list --ki')).toEqual(['--kind']);
  });

  it.each([
    ['apk-audit check --format ', 'sarif'],
    ['apk-audit check -f x', 'xlsx'],
    ['apk-audit check --format=js', 'json'],
    ['apk-audit app --lang ', 'zh-CN'],
    ['apk-audit check --fail-on n', 'never'],
    ['apk-audit check --rule sdk-st', 'sdk-stale=off'],
    ['apk-audit check --profile ', 'cn'],
    ['apk-audit check --app-type map', 'map-navigation'],
    ['apk-audit explain sdk-und', 'sdk-undisclosed'],
    ['apk-audit init --ci ', 'gitlab'],
  ])('offers values: %s', (line, word) => expect(offered(line)).toContain(word));

  it('leaves files to bash where a file is wanted', () => {
    expect(offered('apk-audit check ')).toEqual([]);
    expect(offered('apk-audit check app.apk --policy ')).toEqual([]);
    const run = spawnSync('bash', ['--norc', '-c', `source "$1"; complete -p apk-audit`, 'bash', script], {
      encoding: 'utf8',
    });
    expect(run.stdout).toContain('-o default');
  });

  it('evaluates nothing of what is typed', () => {
    offered('apk-audit check $(touch${IFS}typed) --format `touch${IFS}typed` ');
    expect(spawnSync('ls', [join(folder, 'work')], { encoding: 'utf8' }).stdout).toBe(
      'app.apk\nprivacy.html\n',
    );
  });

  it('can be read in twice', () => {
    const run = spawnSync('bash', ['--norc', '-eu', '-c', 'source "$1"; source "$1"', 'bash', script], {
      encoding: 'utf8',
    });
    expect(run).toMatchObject({ status: 0, stderr: '' });
  });
});

describe('completion scripts', () => {
  it.each(['bash', 'zsh', 'fish'].filter(has))('are in order for %s', async (shell) => {
    const { stdout } = await runCli(['completion', shell]);
    const run = spawnSync(shell, ['-n'], { input: stdout, encoding: 'utf8' });
    expect(run).toMatchObject({ status: 0, stderr: '' });
  });

  it.each(['zsh', 'fish'])('for %s name each command and option with its description', async (shell) => {
    const { stdout } = await runCli(['completion', shell]);
    for (const text of ['compare an app package', 'min-confidence', 'sdk-stale=off', 'sarif']) {
      expect(stdout).toContain(text);
    }
  });

  it('are refused for a shell nobody wrote one for', async () => {
    const run = await runCli(['completion', 'tcsh']);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toMatch(/Allowed choices are bash, zsh, fish/);
  });
});
