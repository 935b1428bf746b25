import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const manifest = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'));

describe('the published package', () => {
  const [packed] = JSON.parse(
    execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  );
  const paths: string[] = packed.files.map((file: { path: string }) => file.path);

  it.each([
    'dist/index.js',
    'dist/index.d.ts',
    'dist/cli/main.js',
    'dist/signatures.json',
    'dist/taxonomy/permissions.json',
    'sdk-signatures/umeng/umeng-analytics.json',
    'docs/rules/sdk-undisclosed.md',
    'docs/rules/sdk-undisclosed.zh-CN.md',
    'docs/signatures.zh-CN.md',
    'LICENSE',
    'README.md',
    'README.zh-CN.md',
  ])('contains %s', (path) => expect(paths).toContain(path));

  it('contains no sources, tests, samples or tools', () => {
    expect(paths.filter((path) => /^(src|test|samples|\.)/.test(path))).toEqual([]);
  });

  it('points its entries at files that are built', () => {
    const entries = [manifest.bin['apk-audit'], manifest.types, ...Object.values(manifest.exports['.'])];
    for (const entry of entries) expect(existsSync(resolve(root, String(entry))), String(entry)).toBe(true);
  });
});
