/**
 * Build step after bundling: runs the bundled command line once on the sample app and keeps what V8 compiled for it, so
 * that a start reads bytecode instead of compiling. Nothing but speed depends on the file.
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { codeCachePath, compileCommandLine, execute } from '../cli/load-command-line.js';

const root = resolve(import.meta.dirname, '../..');
const folder = join(root, 'dist/cli');
const sample = join(root, 'samples/shiguang.apk');

if (existsSync(sample)) {
  const output = mkdtempSync(join(tmpdir(), 'apk-audit-build-'));
  const script = compileCommandLine(folder);
  process.argv = [
    process.execPath,
    join(folder, 'main.js'),
    'app',
    sample,
    '--format',
    'json',
    '-o',
    join(output, 'app.json'),
  ];
  await execute(script, folder).run();
  process.exitCode = 0;
  writeFileSync(codeCachePath(folder), script.createCachedData());
  rmSync(output, { recursive: true });
}
