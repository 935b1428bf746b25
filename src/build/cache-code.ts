/**
 * Build step after bundling: runs the bundled command line on the sample app and on policies of many layouts, and keeps
 * what V8 compiled for them, so that a start reads bytecode instead of compiling. Each cache is written by a process of
 * its own, which compiled nothing else and has the flags that the cache is for. Nothing but speed depends on the files.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { auditProcessFlags, defaultMemoryMb } from '../batch/audit-process-flags.js';
import {
  AUDIT_PROCESS,
  type CacheName,
  codeCachePath,
  compileCommandLine,
  execute,
  readCommandLine,
} from '../cli/load-command-line.js';

const root = resolve(import.meta.dirname, '../..');
const folder = join(root, 'dist/cli');
const sample = join(root, 'samples/shiguang.apk');
const labelled = join(root, 'test/policy/labelled');

/** A cache, and the command lines that are run for it. */
interface Cache {
  readonly flags: readonly string[];
  /** @param output an empty folder */
  readonly runs: (output: string) => string[][];
}

/** Policies of many layouts, whose facts are of no interest here. A package without the repository has none. */
const policies = existsSync(labelled)
  ? readdirSync(labelled)
      .filter((name) => /\.(?:txt|md|html)$/.test(name))
      .map((name) => join(labelled, name))
  : [];
const ofPolicies = policies.flatMap((path) => ['--policy', path]);

const jsonInto = (output: string) => ['--format', 'json', '-o', join(output, 'report.json')];
const app = (output: string) => ['app', sample, ...jsonInto(output)];
const policy = (output: string) => ['policy', ...policies, ...jsonInto(output)];
const check = (output: string) => ['check', sample, ...ofPolicies, ...jsonInto(output)];
const batch = (output: string) => ['batch', sample, ...ofPolicies, '--results', join(output, 'results')];

/** In the order they are written: a batch starts audit processes. */
const caches: Record<CacheName, Cache> = {
  app: { flags: [], runs: (output) => [app(output)] },
  policy: { flags: [], runs: (output) => [policy(output)] },
  check: { flags: [], runs: (output) => [policy(output), check(output)] },
  [AUDIT_PROCESS]: {
    flags: auditProcessFlags(defaultMemoryMb),
    runs: (output) => [policy(output), check(output)],
  },
  batch: { flags: [], runs: (output) => [batch(output)] },
};

async function writeCache(name: CacheName): Promise<void> {
  const output = mkdtempSync(join(tmpdir(), 'apk-audit-build-'));
  const script = compileCommandLine(readCommandLine(folder));
  const { run } = execute(script, folder);
  for (const args of caches[name].runs(output)) {
    process.argv = [process.execPath, join(folder, 'main.js'), ...args];
    await run();
  }
  writeFileSync(codeCachePath(folder, name), script.createCachedData());
  rmSync(output, { recursive: true });
  process.exitCode = 0;
}

function writeInProcess(name: CacheName): void {
  const args = [...caches[name].flags, ...process.execArgv, import.meta.filename, name];
  const { status, stderr, error } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (error) throw error;
  if (status !== 0)
    throw new Error(`the code cache ${name} could not be made: exit code ${status}\n${stderr}`);
}

const isName = (name: string | undefined): name is CacheName => name !== undefined && name in caches;

const [, , wanted] = process.argv;
if (isName(wanted)) await writeCache(wanted);
else if (policies.length > 0) for (const name of Object.keys(caches).filter(isName)) writeInProcess(name);
