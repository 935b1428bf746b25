import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSignatureFolder } from '../../src/sdk/signature-folder.js';
import { scaffoldRule } from './scaffold-rule.js';
import { scaffoldSignature } from './scaffold-signature.js';

const root = resolve(import.meta.dirname, '../..');

let copy = '';
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'scaffold-'));
  for (const name of [
    'src',
    'docs',
    'test/rules',
    'test/builders',
    'sdk-signatures/umeng',
    'tsconfig.json',
    'package.json',
  ]) {
    cpSync(join(root, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
});
afterAll(() => rmSync(copy, { recursive: true }));

describe('new:rule', () => {
  it('adds a rule with test, pages and texts, and the project still compiles', () => {
    const paths = scaffoldRule(copy, 'permission-invented');
    expect(paths).toContain('docs/rules/permission-invented.md');
    expect(paths).toContain('docs/rules/permission-invented.zh-CN.md');
    for (const path of paths) expect(existsSync(join(copy, path)), path).toBe(true);
    const tsc = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '--noEmit'], {
      cwd: copy,
      encoding: 'utf8',
    });
    expect(tsc.stdout).toBe('');
    expect(readFileSync(join(copy, 'src/rules/index.ts'), 'utf8')).toContain('  permissionInvented,\n');
  }, 90_000);

  it('refuses an id of another form, and one that exists', () => {
    expect(() => scaffoldRule(copy, 'PermissionUnused')).toThrow(/lower-case words/);
    expect(() => scaffoldRule(copy, 'sdk-stale')).toThrow(/EEXIST/);
  });
});

describe('new:signature', () => {
  it('adds a signature that the check refuses until it is filled in', () => {
    const paths = scaffoldSignature(copy, 'invented', 'invented-push');
    expect(paths).toEqual([
      'sdk-signatures/invented/vendor.json',
      'sdk-signatures/invented/invented-push.json',
      'test/sdk/signatures/invented-push.test.ts',
    ]);
    expect(() => loadSignatureFolder(join(copy, 'sdk-signatures'))).toThrow(/invented-push\.json/);
  });

  it('keeps the vendor that is already there', () => {
    expect(scaffoldSignature(copy, 'umeng', 'umeng-invented')).not.toContain(
      'sdk-signatures/umeng/vendor.json',
    );
  });
});
