import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApk } from '../builders/apk-builder.js';
import { buildSampleApp } from '../builders/sample-app.js';
import { runCli } from './run-cli.js';

const policy = resolve(import.meta.dirname, '../../samples/privacy-policy.html');
const apk = resolve(import.meta.dirname, '../../samples/shiguang.apk');

let folder = '';
const file = (name: string) => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bad-input-'));
  const sample = buildSampleApp();
  mkdirSync(file('no-packages'));
  writeFileSync(file('empty.apk'), '');
  writeFileSync(file('text.apk'), 'this is no archive, only words, and more words to make it long enough');
  writeFileSync(file('no-manifest.apk'), buildApk({ entries: { 'readme.txt': 'hello' } }));
  writeFileSync(file('truncated.apk'), sample.subarray(0, sample.length >> 1));
  writeFileSync(file('empty.txt'), '');
  writeFileSync(file('blank.html'), '<html><head><script>render()</script></head><body></body></html>');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('bad input ends with one clear line and the exit code of its kind', () => {
  it.each([
    ['a package that does not exist', () => ['app', file('none.apk')], 2, /none\.apk: no such file/],
    ['a folder without packages', () => ['app', file('no-packages')], 2, /holds no \.apk file/],
    ['a device for a package', () => ['app', '/dev/null'], 2, /\/dev\/null: is a pipe or a device/],
    ['a policy that does not exist', () => ['policy', file('none.html')], 2, /none\.html: no such file/],
    ['a folder for a policy', () => ['check', apk, '--policy', folder], 2, /this is a folder/],
    [
      'an output file below something that is no folder',
      () => ['policy', policy, '-o', join(file('empty.txt'), 'r.txt')],
      2,
      /cannot be written/,
    ],
    [
      'an evidence archive that cannot be written',
      () => [
        'check',
        apk,
        '-p',
        policy,
        '-f',
        'json',
        '-o',
        file('r.json'),
        '--evidence',
        join(file('empty.txt'), 'e.zip'),
      ],
      2,
      /e\.zip: cannot be written/,
    ],
    [
      'a folder for reports that is a file',
      () => ['check', apk, '-p', policy, '-f', 'json,csv', '-o', file('empty.txt')],
      2,
      /cannot be written/,
    ],
    [
      'a package and saved facts of one',
      () => ['check', apk, '--app-facts', file('x.json'), '-p', policy],
      2,
      /--app-facts: a package is given too/,
    ],
    [
      'several formats and no folder for them',
      () => ['check', apk, '-p', policy, '-f', 'json', '-f', 'csv'],
      2,
      /--format: several formats need a folder/,
    ],
    [
      'a workbook for standard output',
      () => ['check', apk, '-p', policy, '-f', 'xlsx'],
      2,
      /xlsx: .*name a file with --output/,
    ],
    ['an empty package', () => ['app', file('empty.apk')], 3, /empty\.apk: .*empty/],
    ['a package that is no zip', () => ['app', file('text.apk')], 3, /text\.apk: .*(zip|ZIP|APK)/],
    ['a zip without manifest', () => ['app', file('no-manifest.apk')], 3, /AndroidManifest\.xml/],
    ['a truncated package', () => ['app', file('truncated.apk')], 3, /truncated\.apk: .*/],
    ['an empty policy', () => ['policy', file('empty.txt')], 3, /empty\.txt: .*/],
    ['a policy that is all script', () => ['policy', file('blank.html')], 3, /blank\.html: .*text/],
    ['a good package with an empty policy', () => ['check', apk, '-p', file('empty.txt')], 3, /empty\.txt/],
  ])('%s', async (_, args, code, line) => {
    const run = await runCli([...args(), '--lang', 'en']);
    expect(run).toMatchObject({ code, stdout: '' });
    expect(run.stderr).toMatch(/^apk-audit: [^\n]+\n$/);
    expect(run.stderr).toMatch(line);
  });

  it.each([
    ['an unknown option', ['app', apk, '--formt', 'json'], /unknown option '--formt'/],
    ['an unknown command', ['chek'], /unknown command 'chek'/],
    ['an unknown format', ['app', apk, '--format', 'pdf'], /Allowed choices are terminal, json/],
    [
      'an unknown format of an audit',
      ['check', apk, '-p', policy, '-f', 'json,pdf'],
      /Allowed choices are .*sarif/,
    ],
    ['an unknown format of a draft', ['draft', apk, '-f', 'docx'], /Allowed choices are markdown, html/],
    ['an unknown severity', ['check', apk, '-p', policy, '--fail-on', 'fatal'], /Allowed choices are error/],
    [
      'a rule setting nobody knows',
      ['check', apk, '-p', policy, '--rule', 'sdk-stale=maybe'],
      /off, error, warning or info/,
    ],
    [
      'a policy and saved facts of one',
      ['check', apk, '-p', policy, '--policy-facts', 'x.json'],
      /'--policy-facts <file>' cannot be used with option '-p, --policy <document\.\.\.>'/,
    ],
    ['--quiet with --verbose', ['policy', policy, '-q', '-v'], /cannot be used with/],
    ['a missing argument', ['app'], /missing required argument 'apk'/],
    ['a check without policy', ['check', apk, '--lang', 'en'], /no policy is given/],
  ])('%s', async (_, args, line) => {
    const run = await runCli(args);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toMatch(line);
    expect(run.stderr).toMatch(/^apk-audit: [^\n]+\n$/);
  });

  it('speaks Chinese unless the locale or --lang says otherwise', async () => {
    const chinese = await runCli(['app', file('none.apk')]);
    expect(chinese.stderr).toContain('没有这个文件');
    const english = await runCli(['app', file('none.apk')], { LANG: 'en_GB.UTF-8' });
    expect(english.stderr).toContain('no such file');
  });
});
