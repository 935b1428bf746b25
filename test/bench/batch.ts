/**
 * `npm run bench:batch`: what many audits cost. Apps per second with one worker held to one core, with one and with two
 * workers on all cores, and by two commands that share nothing but the machine. All in turn, three times, every second
 * time in the opposite order, so that a machine that changes speed changes it for all; memory over the run; a second run
 * that finds everything done. `-- --apps N` takes another number of apps, `-- --write` keeps the figures in
 * docs/performance.md.
 */
import { spawn, spawnSync } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { writeBatchApps } from '../builders/batch-apps.js';
import { median } from './measure-process.js';
import { keepSection } from './performance-page.js';

const root = resolve(import.meta.dirname, '../..');
const cli = join(root, 'dist/cli/main.js');

const rounds = 3;

/** Milliseconds between two looks at the memory of a run. */
const memoryInterval = 200;

/** How a command is run: with so many workers, on all cores or held to one. */
interface Command {
  readonly workers: number;
  readonly core?: number;
}

/**
 * Ways to run a batch, by one command or by several with a part of the list each. A worker alone keeps more than one
 * core busy, so what a core does is measured on one core.
 */
interface Setting {
  readonly name: string;
  readonly commands: readonly Command[];
}

const settings: readonly Setting[] = [
  { name: '1 worker on one core', commands: [{ workers: 1, core: 0 }] },
  { name: '1 worker', commands: [{ workers: 1 }] },
  { name: '2 workers', commands: [{ workers: 2 }] },
  {
    name: '2 commands, a worker and a core each',
    commands: [
      { workers: 1, core: 0 },
      { workers: 1, core: 1 },
    ],
  },
];
const canPin = spawnSync('taskset', ['--version']).error === undefined;
const measured = settings.filter(
  ({ commands }) => canPin || commands.every(({ core }) => core === undefined),
);

/** Resident memory in MB: of a command, and the sum of its audit processes. */
interface Sample {
  readonly command: number;
  readonly audits: number;
}

interface Run {
  readonly seconds: number;
  readonly memory: readonly Sample[];
  readonly apps: number;
}

/**
 * Runs the built command on a list and watches its memory. What it prints goes to a file, and memory is looked at a few
 * times a second: a bench that reads each line takes a hundredth of the cores it measures.
 */
function runBatch(list: string, results: string, { workers, core }: Command): Promise<Run> {
  const lines = openSync(`${results}.jsonl`, 'w');
  const startedAt = performance.now();
  const command = [process.execPath, cli, 'batch', list, '--results', results];
  command.push('--workers', `${workers}`, '--no-config');
  const [program = '', ...args] = core === undefined ? command : ['taskset', '-c', `${core}`, ...command];
  const child = spawn(program, args, { stdio: ['ignore', lines, 'ignore'] });
  closeSync(lines);
  const memory: Sample[] = [];
  const watch = setInterval(() => memory.push(memoryOf(child.pid)), memoryInterval);
  return new Promise((done) => {
    child.on('close', () => {
      const seconds = (performance.now() - startedAt) / 1000;
      clearInterval(watch);
      done({
        seconds,
        memory: memory.filter(({ command }) => command > 0),
        apps: linesOf(`${results}.jsonl`),
      });
    });
  });
}

function linesOf(path: string): number {
  return readFileSync(path, 'utf8').split('\n').length - 1;
}

/** Zero where the system has no /proc, or the process is gone. */
function memoryOf(pid = 0): Sample {
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
    // Every second app: the mix of sizes is that of the whole.
    const parts = [0, 1].map((part) =>
      writeList(
        join(work, `part-${part}.csv`),
        apps,
        names.filter((_, i) => i % 2 === part),
      ),
    );
    const runs = await inTurn(({ commands }) => (commands.length === 1 ? [all] : parts), work);
    const results = join(work, 'again');
    await runBatch(all, results, { workers: 2 });
    const again = await runBatch(all, results, { workers: 2 });
    const againFew = await runBatch(half, results, { workers: 2 });
    const kept = readdirSync(join(results, 'results'), { recursive: true }).filter((name) =>
      String(name).endsWith('result.json'),
    ).length;
    return report(count, runs, again, againFew, kept);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * Every setting over all apps in each round; each run into a folder of its own. None is removed in between: for minutes after a removal, ext4 passes over every file number that became free, at a cost of a tenth
 * of the next run.
 */
async function inTurn(
  listsOf: (setting: Setting) => readonly string[],
  work: string,
): Promise<Map<Setting, Run[]>> {
  const runs = new Map(measured.map((setting): [Setting, Run[]] => [setting, []]));
  const order = Array.from({ length: rounds }, (_, round) =>
    round % 2 === 0 ? measured : measured.toReversed(),
  );
  for (const [i, setting] of order.flat().entries()) {
    const run = await runSetting(setting, listsOf(setting), join(work, `results-${i}`));
    runs.get(setting)?.push(run);
    console.error(`${setting.name}: ${(run.apps / run.seconds).toFixed(1)} apps/s`);
  }
  return runs;
}

/** Runs the commands of a setting at the same time, each over a list and into a folder of its own. */
async function runSetting({ commands }: Setting, lists: readonly string[], results: string): Promise<Run> {
  const startedAt = performance.now();
  const runs = await Promise.all(
    commands.map((command, i) => runBatch(lists[i] ?? '', `${results}-${i}`, command)),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  return { seconds, apps: sum(runs, ({ apps }) => apps), memory: runs[0]?.memory ?? [] };
}

function report(
  count: number,
  runs: ReadonlyMap<Setting, Run[]>,
  again: Run,
  againFew: Run,
  kept: number,
): string[] {
  const rate = (of: readonly Run[]) => median(of.map(({ apps, seconds }) => apps / seconds));
  const [first = []] = runs.values();
  const line = ([{ name }, of]: [Setting, Run[]]) =>
    `| ${name} | ${rate(of).toFixed(1)} | ${(rate(of) / rate(first)).toFixed(2)} | ${memoryCells(of)} |`;
  return [
    `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}. ${count} built apps of mixed size (six of ten small, three with 300 classes, one with 3,000), audited in each way in turn, ${rounds} times, every second time in the opposite order; medians; whole processes, start included. The two commands have half of the apps each and share nothing but the machine. Memory is resident: after the first tenth of a run, and at its end; the largest of the runs; of the two commands, that of the first.`,
    '',
    '| | apps a second | ratio | command, first tenth | at the end | audit processes, first tenth | at the end |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...[...runs].map(line),
    '',
    `A second run over the finished folder of ${kept} results took ${((again.seconds * 1000) / again.apps).toFixed(2)} ms an app, start included, and audited nothing. Its command held ${peak(again)} MB at most, that over ${againFew.apps} apps ${peak(againFew)} MB.`,
  ];
}

/** The first sample after a tenth of the run, and the most in its last tenth: a process ends before the others do. */
function memoryCells(runs: readonly Run[]): string {
  const early = ({ memory }: Run) => memory.slice(Math.ceil(memory.length / 10)).slice(0, 1);
  const late = ({ memory }: Run) => memory.slice(-Math.ceil(memory.length / 10));
  const most = (samples: (run: Run) => Run['memory'], of: keyof Sample) =>
    Math.max(...runs.flatMap(samples).map((sample) => sample[of])).toFixed(0);
  return [
    `${most(early, 'command')} MB`,
    `${most(late, 'command')} MB`,
    `${most(early, 'audits')} MB`,
    `${most(late, 'audits')} MB`,
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
