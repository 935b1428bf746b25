import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { transform } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fencedBlocks } from '../builders/doc-blocks.js';

const root = resolve(import.meta.dirname, '../..');
const documents = ['README.md', 'docs/guide/library.md', 'docs/guide/library.zh-CN.md'];
const examplesOf = (name: string) =>
  fencedBlocks(readFileSync(join(root, name), 'utf8')).filter(({ language }) => language === 'ts');

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'library-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs an example as it stands, from the root of the repository, against the built library. */
async function run(example: string) {
  const { code } = await transform(example, { loader: 'ts', format: 'esm' });
  const library = pathToFileURL(join(root, 'dist/index.js')).href;
  const path = join(folder, 'example.mjs');
  writeFileSync(path, code.replace(/from "apk-policy-audit"/g, `from "${library}"`));
  return spawnSync(process.execPath, [path], { cwd: root, encoding: 'utf8' });
}

describe.each(documents)('%s', (name) => {
  const examples = examplesOf(name).map(({ text, line }) => ({ text, line }));

  it('has examples', () => expect(examples.length).toBeGreaterThan(0));

  it.each(examples)('shows an example at line $line that runs and prints something', async ({ text }) => {
    const { status, stdout, stderr } = await run(text);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.trim()).not.toBe('');
  });
});

describe('the examples', () => {
  it('are the same in both languages', () => {
    const [english, chinese] = documents.slice(1).map((name) => examplesOf(name).map(({ text }) => text));
    expect(chinese).toEqual(english);
  });

  it('fail where they use what the library has not', async () => {
    const { status, stderr } = await run("import { auditNothing } from 'apk-policy-audit';\nauditNothing();");
    expect(status).not.toBe(0);
    expect(stderr).toContain('auditNothing');
  });
});
