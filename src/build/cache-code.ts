/**
 * Build step after bundling: runs the bundled command line on the sample app and on policies of many layouts, and keeps
 * what V8 compiled for them, so that a start reads bytecode instead of compiling: once without what only policies need,
 * once with all. Nothing but speed depends on the files.
 */
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { codeCachePath, compileCommandLine, execute, readCommandLine } from '../cli/load-command-line.js';

const root = resolve(import.meta.dirname, '../..');
const folder = join(root, 'dist/cli');
const sample = join(root, 'samples/shiguang.apk');
const policies = join(root, 'test/policy/labelled');

if (existsSync(sample)) {
  const output = mkdtempSync(join(tmpdir(), 'apk-audit-build-'));
  const script = compileCommandLine(readCommandLine(folder));
  const { run } = execute(script, folder);
  for (const [i, args] of commands().entries()) {
    const report = ['--format', 'json', '-o', join(output, `${i}.json`)];
    process.argv = [process.execPath, join(folder, 'main.js'), ...args, ...report];
    await run();
    writeFileSync(codeCachePath(folder, args[0]), script.createCachedData());
  }
  process.exitCode = 0;
  rmSync(output, { recursive: true });
}

/** What the command line is run with, an app first: every policy as a document of one, whose facts are of no interest here. */
function commands(): string[][] {
  const documents = existsSync(policies)
    ? readdirSync(policies).filter((name) => /\.(?:txt|md|html)$/.test(name))
    : [];
  const reading =
    documents.length === 0 ? [] : [['policy', ...documents.map((name) => join(policies, name))]];
  return [['app', sample], ...reading];
}
