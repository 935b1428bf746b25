import { join } from 'node:path';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { columnsOf, wantsColour } from '../../src/cli/terminal.js';
import { samplesFolder } from '../builders/sample-reports.js';
import { runCli } from './run-cli.js';

const check = (args: readonly string[], env: Record<string, string> = {}) =>
  runCli(
    ['check', join(samplesFolder, 'shiguang.apk'), '-p', join(samplesFolder, 'privacy-policy.html'), ...args],
    env,
  );
const terminal = (isTTY: boolean, columns: number, env: NodeJS.ProcessEnv) => ({
  stdout: { isTTY, columns } as NodeJS.WriteStream,
  env,
});

describe('colour', () => {
  it.each([
    [true, {}, true],
    [false, {}, false],
    [true, { NO_COLOR: '1' }, false],
    [true, { NO_COLOR: '' }, true],
    [true, { TERM: 'dumb' }, false],
    [false, { FORCE_COLOR: '1' }, true],
    [true, { FORCE_COLOR: '0' }, false],
    [false, { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
  ])('with a terminal: %s and %o is on: %s', (isTTY, env, expected) => {
    expect(wantsColour(terminal(isTTY, 80, env))).toBe(expected);
  });
});

describe('columns', () => {
  it.each([
    [true, 100, {}, 100],
    [true, 10, {}, 40],
    [true, 0, {}, undefined],
    [false, 100, {}, undefined],
    [true, 100, { COLUMNS: '72' }, 72],
    [false, 100, { COLUMNS: '72' }, 72],
    [true, 100, { COLUMNS: 'wide' }, 100],
  ])('of a terminal (%s) with %i and %o are %s', (isTTY, columns, env, expected) => {
    expect(columnsOf(terminal(isTTY, columns, env))).toBe(expected);
  });
});

describe('apk-audit in a terminal', () => {
  it('keeps every line of every report within the columns', async () => {
    for (const language of ['zh-CN', 'en']) {
      const { stdout } = await check(['--lang', language, '--verbose'], { COLUMNS: '60' });
      for (const line of stdout.split('\n')) expect(stringWidth(line), line).toBeLessThanOrEqual(60);
    }
  });

  it('breaks no line for a pipe', async () => {
    const { stdout } = await check([]);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeGreaterThan(80);
  });

  it('groups findings by severity, the gravest first', async () => {
    const { stdout } = await check(['--lang', 'en']);
    const groups = stdout.match(/^(?:error|warning|info) \(\d+\)$/gm);
    expect(groups).toEqual(['error (3)', 'warning (3)', 'info (1)']);
  });

  it('says no more than a line a finding with --quiet', async () => {
    const run = await check(['--quiet', '--lang', 'en']);
    expect(run).toMatchObject({ code: 1, stderr: '' });
    const lines = run.stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(8);
    expect(lines[0]).toMatch(/^error {2}permission-undisclosed {2}\S/);
    expect(lines[7]).toBe('3 errors, 3 warnings, 1 info');
  });

  it('shows every place, certainty and fingerprint with --verbose', async () => {
    const usual = await check(['--lang', 'en']);
    const verbose = await check(['--verbose', '--lang', 'en']);
    expect(usual.stdout).not.toContain('fingerprint');
    expect(verbose.stdout.match(/fingerprint {2}[0-9a-f]{32}/g)).toHaveLength(7);
  });

  it('shows in short what was accepted, and counts it apart', async () => {
    const { stdout } = await check([
      '--lang',
      'en',
      '--baseline',
      join(samplesFolder, '../test/cli/accepted-stale.json'),
    ]);
    expect(stdout).toContain('accepted (1)');
    expect(stdout).toMatch(/accepted: in the baseline {2}sdk-stale/);
    expect(stdout).toContain('3 errors, 2 warnings, 1 info (1 more accepted, not counted)');
  });

  it.each([
    ['app', 'shiguang.apk', 'Permissions 19 ·'],
    ['policy', 'privacy-policy.html', 'Permissions 12 ·'],
  ])('counts the facts of %s with --quiet', async (command, file, counts) => {
    const { stdout } = await runCli([command, join(samplesFolder, file), '-q', '--lang', 'en']);
    expect(stdout).toContain(counts);
    expect(stdout.split('\n').length).toBeLessThan(6);
  });

  it('refuses --quiet together with --verbose in one line', async () => {
    const run = await check(['--quiet', '--verbose']);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toMatch(
      /^apk-audit: option '-q, --quiet' cannot be used with option '-v, --verbose'\n$/,
    );
  });

  it('colours where FORCE_COLOR says so, and puts nothing else into standard output', async () => {
    const { stdout, stderr } = await check(['--progress'], { FORCE_COLOR: '1' });
    expect(stdout).toContain('\u001b[');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colour codes are what is taken away
    expect(stdout.replace(/\u001b\[\d+m/g, '')).toBe((await check([])).stdout);
    expect(stderr).toBe('');
  });
});
