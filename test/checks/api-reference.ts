/**
 * `npm run docs:api` writes the API reference into docs/api; with `--check` it writes elsewhere and fails where the
 * committed reference says something else.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

function write(folder: string): void {
  const typedoc = join(root, 'node_modules/typedoc/bin/typedoc');
  const args = [typedoc, '--options', 'typedoc.json', '--out', folder, '--treatWarningsAsErrors'];
  const run = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stdout + run.stderr);
}

function main(): number {
  const committed = join(root, 'docs/api');
  if (!process.argv.includes('--check')) {
    write(committed);
    return 0;
  }
  const folder = mkdtempSync(join(tmpdir(), 'api-'));
  try {
    write(folder);
    const current = readFileSync(join(folder, 'README.md'), 'utf8');
    if (current === readFileSync(join(committed, 'README.md'), 'utf8')) return 0;
    console.error('docs/api is not what the code says: run npm run docs:api');
    return 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

process.exitCode = main();
