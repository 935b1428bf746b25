import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadBuiltInSignatures } from '../../src/sdk/load-signatures.js';
import { buildClassFile } from '../builders/class-file-builder.js';
import { signature } from '../builders/sdk-signatures.js';
import { buildZip } from '../builders/zip-builder.js';
import { runCli } from './run-cli.js';

const apk = resolve(import.meta.dirname, '../../samples/shiguang.apk');
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sdks-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function writeSignatures(name: string, files: Readonly<Record<string, unknown>>): string {
  const root = join(folder, name);
  mkdirSync(join(root, 'acme'), { recursive: true });
  for (const [file, content] of Object.entries(files)) {
    writeFileSync(join(root, 'acme', file), JSON.stringify(content));
  }
  return root;
}

const vendor = { id: 'acme', names: { en: ['Acme'] }, site: null, country: null };
const own = signature('acme-push', { matchers: { packages: ['com.acme.push'] } });

describe('sdks list', () => {
  it('counts what it lists', async () => {
    const all = JSON.parse((await runCli(['sdks', 'list', '--format', 'json'])).stdout);
    const built = loadBuiltInSignatures();
    const vendors = new Set(built.sdks.map((sdk) => sdk.vendor)).size;
    expect(all.counts).toMatchObject({ signatures: built.sdks.length, vendors });
    expect(all.counts.sdk + all.counts.library).toBe(all.counts.signatures);
    expect(all.sdks).toHaveLength(built.sdks.length);
  });

  it('selects by kind, vendor and category', async () => {
    const run = await runCli([
      'sdks',
      'list',
      '--kind',
      'sdk',
      '--vendor',
      'umeng',
      '--category',
      'push',
      '--format',
      'json',
    ]);
    const { sdks } = JSON.parse(run.stdout);
    expect(sdks.map((sdk: { id: string }) => sdk.id)).toContain('umeng-push');
    for (const sdk of sdks) expect(sdk).toMatchObject({ vendor: 'umeng', kind: 'sdk', category: 'push' });
  });
});

describe('sdks show', () => {
  it('shows a signature with its vendor and sources', async () => {
    const run = await runCli(['sdks', 'show', 'bugly', '--lang', 'en']);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    for (const part of ['packages: com.tencent.bugly', 'privacy policy', 'sources', 'bytecode']) {
      expect(run.stdout).toContain(part);
    }
  });

  it('refuses an id that nobody has', async () => {
    const run = await runCli(['sdks', 'show', 'bugli', '--lang', 'en']);
    expect(run).toEqual({
      code: 2,
      stdout: '',
      stderr: 'apk-audit: bugli: no SDK has this id; see apk-audit sdks list\n',
    });
  });
});

describe('sdks match', () => {
  it('gives all evidence of each SDK, the same as the app command', async () => {
    const matched = JSON.parse((await runCli(['sdks', 'match', apk, '--format', 'json'])).stdout);
    const app = JSON.parse((await runCli(['app', apk, '--format', 'json'])).stdout);
    expect(matched.sdks.length).toBeGreaterThan(0);
    expect(matched.sdks).toEqual(app.app.sdks);
    const text = (await runCli(['sdks', 'match', apk, '--lang', 'en'])).stdout;
    for (const sdk of matched.sdks) expect(text).toContain(`${sdk.nameEn}  ${sdk.id}`);
  });
});

describe('a user’s signatures', () => {
  it('are listed beside the built-in ones', async () => {
    const dir = writeSignatures('good', { 'vendor.json': vendor, 'acme-push.json': own });
    const { sdks } = JSON.parse(
      (await runCli(['sdks', 'list', '--signatures', dir, '--format', 'json'])).stdout,
    );
    const ids = sdks.map((sdk: { id: string }) => sdk.id);
    expect(ids).toContain('acme-push');
    expect(ids).toContain('bugly');
  });

  it('that conflict are named by path, field and reason, with exit code 2', async () => {
    const shadow = { ...own, matchers: { packages: ['com.tencent.bugly'] } };
    const dir = writeSignatures('shadow', { 'vendor.json': vendor, 'acme-push.json': shadow });
    const run = await runCli(['app', apk, '--signatures', dir, '--lang', 'en']);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain(
      'acme-push.json: matchers.packages.0: "com.tencent.bugly" belongs to "bugly" as well',
    );
    const validated = await runCli(['sdks', 'validate', dir, '--format', 'json']);
    expect(validated.code).toBe(2);
    expect(JSON.parse(validated.stdout).faults).toMatchObject([{ field: 'matchers.packages.0' }]);
  });

  it('that are sound pass, as do the built-in ones', async () => {
    const dir = writeSignatures('sound', { 'vendor.json': vendor, 'acme-push.json': own });
    for (const args of [[dir], []]) {
      const run = await runCli(['sdks', 'validate', ...args, '--lang', 'en']);
      expect(run).toMatchObject({ code: 0, stderr: '' });
      expect(run.stdout).toContain('sound');
    }
  });
});

describe('sdks fingerprint', () => {
  const jar = (name: string) =>
    buildZip(
      ['one', 'two', 'three', 'four'].map((word) => ({
        name: `${word}.class`,
        data: buildClassFile({
          name: `${name}/${word}`,
          strings: [1, 2, 3, 4].map((n) => `${word} message ${n} of the push`),
        }),
      })),
    );

  it('writes a set that a folder of signatures can hold', async () => {
    const dir = writeSignatures('prints', { 'vendor.json': vendor, 'acme-push.json': own });
    writeFileSync(join(folder, 'push.jar'), jar('com/acme/push'));
    const run = await runCli([
      ...['sdks', 'fingerprint', join(folder, 'push.jar'), '--id', 'acme-push', '--sdk-version', '1.0'],
      ...['--signatures', dir, '--source', 'push.jar of Acme', '--format', 'json'],
    ]);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    mkdirSync(join(dir, 'acme/fingerprints'));
    writeFileSync(join(dir, 'acme/fingerprints/acme-push.json'), run.stdout);
    const file = JSON.parse(readFileSync(join(dir, 'acme/fingerprints/acme-push.json'), 'utf8'));
    expect(file).toMatchObject({ sdk: 'acme-push', sets: [{ version: '1.0', source: 'push.jar of Acme' }] });
    expect(file.sets[0].classes).toHaveLength(4);
    expect((await runCli(['sdks', 'validate', dir])).code).toBe(0);
  });

  it('refuses an archive without a class of the SDK', async () => {
    writeFileSync(join(folder, 'other.jar'), jar('com/other'));
    const args = ['sdks', 'fingerprint', join(folder, 'other.jar'), '--id', 'bugly', '--sdk-version', '1'];
    const run = await runCli([...args, '--lang', 'en']);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain('holds no class of this SDK');
  });
});
