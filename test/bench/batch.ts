/**
 * `npm run bench:batch`: what many audits cost. Apps per second with one worker held to one core, with one and with two
 * workers on all cores, in turn and then in the opposite order, so that a machine that changes speed changes it for all;
 * memory over the run; a second run that finds everything done. `-- --apps N` takes another number of apps, `-- --write`
 * keeps the figures in docs/performance.md.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { writeBatchApps } from '../builders/batch-apps.js';
import { keepSection } from './performance-page.js';

const root = resolve(import.meta.dirname, '../..');
const cli = join(root, 'dist/cli/main.js');

/** Ways to run a batch. A worker alone keeps more than one core busy, so what a core does is measured on one core. */
const settings = [
  { name: '1, on one core', workers: 1, oneCore: true },
  { name: '1', workers: 1, oneCore: false },
  { name: '2', workers: 2, oneCore: false },
] as const;
type Setting = (typeof settings)[number];
const canPin = spawnSync('taskset', ['--version']).error === undefined;
const measured = settings.filter(({ oneCore }) => canPin || !oneCore);

interface Run {
  readonly seconds: number;
  /** Resident memory in MB, sampled at every tenth app: of the command, and the sum of its audit processes. */
  readonly memory: readonly { readonly command: number; readonly audits: number }[];
  readonly apps: number;
}

/** Runs the built command on a list and watches its memory. */
function runBatch(
  list: string,
  results: string,
  { workers, oneCore }: Pick<Setting, 'workers' | 'oneCore'>,
): Promise<Run> {
  const startedAt = performance.now();
  const command = [process.execPath, cli, 'batch', list, '--results', results];
  command.push('--workers', `${workers}`, '--no-config');
  const [program = '', ...args] = oneCore ? ['taskset', '-c', '0', ...command] : command;
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const memory: { command: number; audits: number }[] = [];
  let apps = 0;
  createInterface({ input: child.stdout }).on('line', () => {
    apps++;
    if (apps % 10 !== 0 || child.pid === undefined) return;
    const now = memoryOf(child.pid);
    if (now.command > 0) memory.push(now);
  });
  return new Promise((done) => {
    child.on('close', () => done({ seconds: (performance.now() - startedAt) / 1000, memory, apps }));
  });
}

/** Zero where the system has no /proc, or the process is gone. */
function memoryOf(pid: number): { command: number; audits: number } {
  const children = textOf(`/proc/${pid}/task/${pid}/children`)
    .split(' ')
    .filter((id) => id !== '');
  return { command: residentMb(String(pid)), audits: children.reduce((sum, id) => sum + residentMb(id), 0) };
}

function residentMb(pid: string): number {
  return Number(/^VmRSS:\s+(\d+)/m.exec(textOf(`/proc/${pid}/status`))?.[1] ?? 0) / 1024;
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function writeList(path: string, apps: string, names: readonly string[]): string {
  const rows = names.map(
    (name) => `${join(apps, name, 'app.apk')},${join(apps, name, 'privacy.txt')},${name}`,
  );
  writeFileSync(path, `apk,documents,name\n${rows.join('\n')}\n`);
  return path;
}

async function measure(count: number): Promise<string[]> {
  const work = mkdtempSync(join(tmpdir(), 'apk-audit-bench-'));
  try {
    const apps = join(work, 'apps');
    mkdirSync(apps);
    const names = writeBatchApps(apps, count);
    const all = writeList(join(work, 'all.csv'), apps, names);
    const half = writeList(join(work, 'half.csv'), apps, names.slice(0, count >> 1));
    const results = join(work, 'results');
    const runs = await inTurn(all, results);
    const again = await runBatch(all, results, { workers: 2, oneCore: false });
    const againFew = await runBatch(half, results, { workers: 2, oneCore: false });
    const kept = readdirSync(join(results, 'results'), { recursive: true }).filter((name) =>
      String(name).endsWith('result.json'),
    ).length;
    return report(count, runs, again, againFew, kept);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Every setting over all apps, and once more in the opposite order. The last run's results stay. */
async function inTurn(list: string, results: string): Promise<Map<Setting, Run[]>> {
  const runs = new Map(measured.map((setting): [Setting, Run[]] => [setting, []]));
  for (const setting of [...measured, ...measured.toReversed()]) {
    rmSync(results, { recursive: true, force: true });
    const run = await runBatch(list, results, setting);
    runs.get(setting)?.push(run);
    console.error(`workers ${setting.name}: ${(run.apps / run.seconds).toFixed(1)} apps/s`);
  }
  return runs;
}

function report(
  count: number,
  runs: ReadonlyMap<Setting, Run[]>,
  again: Run,
  againFew: Run,
  kept: number,
): string[] {
  const rate = (of: readonly Run[]) => sum(of, ({ apps }) => apps) / sum(of, ({ seconds }) => seconds);
  const [first = []] = runs.values();
  const line = ([{ name }, of]: [Setting, Run[]]) =>
    `| ${name} | ${rate(of).toFixed(1)} | ${(rate(of) / rate(first)).toFixed(2)} | ${memoryCells(of)} |`;
  return [
    `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}. ${count} built apps of mixed size (six of ten small, three with 300 classes, one with 3,000), audited by each number of workers in turn and then in the opposite order; whole processes, start included. Memory is resident: after the first tenth of a run, and at its end; the largest of the runs.`,
    '',
    '| workers | apps a second | ratio | command, first tenth | at the end | audit processes, first tenth | at the end |',
    '| ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...[...runs].map(line),
    '',
    `A second run over the finished folder of ${kept} results took ${((again.seconds * 1000) / again.apps).toFixed(2)} ms an app, start included, and audited nothing. Its command held ${peak(again)} MB at most, that over ${againFew.apps} apps ${peak(againFew)} MB.`,
  ];
}

function memoryCells(runs: readonly Run[]): string {
  const most = (at: (run: Run) => number) => Math.max(...runs.map(at)).toFixed(0);
  const early = ({ memory }: Run) => memory[Math.floor(memory.length / 10)];
  const late = ({ memory }: Run) => memory.findLast(({ audits }) => audits > 0);
  return [
    `${most((run) => early(run)?.command ?? 0)} MB`,
    `${most((run) => late(run)?.command ?? 0)} MB`,
    `${most((run) => early(run)?.audits ?? 0)} MB`,
    `${most((run) => late(run)?.audits ?? 0)} MB`,
  ].join(' | ');
}

function peak({ memory }: Run): string {
  return Math.max(0, ...memory.map(({ command }) => command)).toFixed(0);
}

function sum<T>(rows: readonly T[], of: (row: T) => number): number {
  return rows.reduce((total, row) => total + of(row), 0);
}

const at = process.argv.indexOf('--apps');
const lines = await measure(at >= 0 ? Number(process.argv[at + 1]) : 1000);
console.log(lines.join('\n'));
if (process.argv.includes('--write')) {
  keepSection(join(root, 'docs/performance.md'), 'Many apps', [
    'Written by `npm run bench:batch -- --write`.',
    '',
    ...lines,
  ]);
}
