/**
 * `npm run bench:batch`: what many audits cost. Apps per second with one worker held to one core, with one and with two
 * workers on all cores, by two commands that share nothing but the machine, and by workers of a queue. All in turn, three
 * times, every second time in the opposite order, so that a machine that changes speed changes it for all; memory over the
 * run; a second run that finds everything done. `-- --apps N` takes another number of apps, `-- --write` keeps the figures
 * in docs/performance.md.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { wholeNumber } from '../../src/cli/queue-options.js';
import { redisServer, redisVersion, startRedis } from '../batch/queue/redis-server.js';
import { writeBatchApps } from '../builders/batch-apps.js';
import { canPin, type Run, runCommand, type Sample } from './batch-commands.js';
import { median } from './measure-process.js';
import { keepSection } from './performance-page.js';

const rounds = 3;

/** How a command is run: with so many audits at a time, on all cores or held to one. */
interface Command {
  readonly workers: number;
  readonly core?: number;
}

/**
 * Ways to audit a list: by one command, by several with a part of the list each, or by workers of a queue. A worker alone
 * keeps more than one core busy, so what a core does is measured on one core.
 */
interface Setting {
  readonly name: string;
  readonly commands: readonly Command[];
  readonly queued?: true;
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
  { name: '1 queue worker on one core', commands: [{ workers: 1, core: 0 }], queued: true },
  { name: '2 queue workers', commands: [{ workers: 1 }, { workers: 1 }], queued: true },
];
const measured = settings.filter(
  ({ commands, queued }) =>
    (canPin || commands.every(({ core }) => core === undefined)) && (redisServer !== null || queued !== true),
);

/** The lists of a bench: all apps, the first half, and two parts of the same mix. */
interface Lists {
  readonly all: string;
  readonly half: string;
  readonly parts: readonly string[];
}

const batch = (list: string, results: string, { workers, core }: Command): Promise<Run> =>
  runCommand(
    ['batch', list, '--results', results, '--workers', `${workers}`, '--no-config'],
    `${results}.jsonl`,
    core,
  );

/** Runs the commands of a setting at the same time, each over its list and into a folder of its own. */
async function runLocal({ commands }: Setting, { all, parts }: Lists, results: string): Promise<Run> {
  return together(
    commands.map((command, i) => () => {
      const list = commands.length === 1 ? all : (parts[i] ?? '');
      return batch(list, `${results}-${i}`, command);
    }),
  );
}

/** Puts all apps into a queue and then runs the workers of a setting until it is empty. */
async function runQueued({ commands }: Setting, { all }: Lists, results: string): Promise<Run> {
  const redis = await startRedis('everysec');
  try {
    const shared = ['--queue', redis.address, '--results', results];
    await runCommand(['batch', all, ...shared, '--no-wait', '--no-config'], `${results}.queued`);
    return await together(
      commands.map(({ workers, core }, i) => () => {
        const args = ['worker', ...shared, '--concurrency', `${workers}`, '--until-empty'];
        return runCommand(args, `${results}-${i}.jsonl`, core);
      }),
    );
  } finally {
    await redis.close();
  }
}

async function together(starts: readonly (() => Promise<Run>)[]): Promise<Run> {
  const startedAt = performance.now();
  const runs = await Promise.all(starts.map((start) => start()));
  const seconds = (performance.now() - startedAt) / 1000;
  return { seconds, apps: sum(runs, ({ apps }) => apps), memory: runs[0]?.memory ?? [] };
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
    const list = (name: string, of: readonly string[]) => writeList(join(work, name), apps, of);
    const lists: Lists = {
      all: list('all.csv', names),
      half: list('half.csv', names.slice(0, count >> 1)),
      // Every second app: the mix of sizes is that of the whole.
      parts: [0, 1].map((part) =>
        list(
          `part-${part}.csv`,
          names.filter((_, i) => i % 2 === part),
        ),
      ),
    };
    const runs = await inTurn(lists, count, work);
    const results = join(work, 'again');
    await batch(lists.all, results, { workers: 2 });
    const again = await batch(lists.all, results, { workers: 2 });
    const againFew = await batch(lists.half, results, { workers: 2 });
    const kept = readdirSync(join(results, 'results'), { recursive: true }).filter((name) =>
      String(name).endsWith('result.json'),
    ).length;
    return report(count, runs, again, againFew, kept);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * Every setting over all apps in each round; each run into a folder of its own. None is removed in between: for minutes
 * after a removal, ext4 passes over every file number that became free, at a cost of a tenth of the next run.
 */
async function inTurn(lists: Lists, count: number, work: string): Promise<Map<Setting, Run[]>> {
  const runs = new Map(measured.map((setting): [Setting, Run[]] => [setting, []]));
  const order = Array.from({ length: rounds }, (_, round) =>
    round % 2 === 0 ? measured : measured.toReversed(),
  );
  for (const [i, setting] of order.flat().entries()) {
    const results = join(work, `results-${i}`);
    const run = await (setting.queued ? runQueued : runLocal)(setting, lists, results);
    if (run.apps !== count) throw new Error(`${setting.name}: ${run.apps} of ${count} apps were audited`);
    runs.get(setting)?.push(run);
    console.error(`${setting.name}: ${(run.apps / run.seconds).toFixed(1)} apps/s`);
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
    queueNote(rate, runs),
    '',
    `A second run over the finished folder of ${kept} results took ${((again.seconds * 1000) / again.apps).toFixed(2)} ms an app, start included, and audited nothing. Its command held ${peak(again)} MB at most, that over ${againFew.apps} apps ${peak(againFew)} MB.`,
  ];
}

/** What the queue's workers do, or why that was not measured. */
function queueNote(rate: (of: readonly Run[]) => number, runs: ReadonlyMap<Setting, Run[]>): string {
  const [one, two] = [...runs].filter(([{ queued }]) => queued).map(([, of]) => rate(of));
  if (one === undefined || two === undefined) {
    return 'Workers of a queue were not measured: redis-server or taskset is not installed.';
  }
  return `Workers of a queue (${redisVersion()}, on the same cores) are timed from their start until all of it is done; two finish ${(two / one).toFixed(2)} times what one on one core does.`;
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

const { values: options } = parseArgs({
  options: { apps: { type: 'string', default: '1000' }, write: { type: 'boolean', default: false } },
});
const lines = await measure(wholeNumber(2, 100_000)(options.apps));
console.log(lines.join('\n'));
if (options.write) {
  keepSection(resolve(import.meta.dirname, '../../docs/performance.md'), 'Many apps', [
    'Written by `npm run bench:batch -- --write`.',
    '',
    ...lines,
  ]);
}
