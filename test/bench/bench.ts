/**
 * `npm run bench`: every speed claim of the project, as ratios to a baseline measured in the same run.
 * `npm run bench -- --write` keeps the figures in docs/performance.md. Other readers take part where they are installed.
 */
import { rmSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { type Goal, goalLines } from './goals.js';
import { writeLargePackages } from './large-package.js';
import { largestPackage } from './largest-package.js';
import { measureMatching } from './matching-cost.js';
import { type Candidate, type Measure, measureProcesses } from './measure-process.js';
import {
  ANDROGUARD,
  androguardReader,
  DEXDUMP,
  dexdumpReader,
  EXODUS,
  exodusReader,
} from './other-readers.js';
import { keepHead, keepSection } from './performance-page.js';

const runs = 7;
const growthRuns = 3;
/** androguard takes many seconds, and what is promised of it is a factor of fifteen. */
const slowRuns = 1;
const root = resolve(import.meta.dirname, '../..');
const cli = resolve(root, 'dist/cli/main.js');
const largest = largestPackage();
const report: string[] = [];

const INFLATE = 'only inflate the same entries';
const APP = 'apk-audit app';
const WITHOUT_CODE = 'apk-audit app --no-code';
const goals: readonly Goal[] = [
  { of: WITHOUT_CODE, to: INFLATE, figure: 'time', bound: 'at most', times: 1.6 },
  { of: APP, to: INFLATE, figure: 'time', bound: 'at most', times: 2.2 },
  { of: APP, to: DEXDUMP, figure: 'time', bound: 'at most', times: 1 },
  { of: APP, to: EXODUS, figure: 'time', bound: 'at most', times: 1 },
  // Both list classes and look at no instruction.
  { of: ANDROGUARD, to: WITHOUT_CODE, figure: 'time', bound: 'at least', times: 15 },
  { of: ANDROGUARD, to: APP, figure: 'time', bound: 'at least', times: 15 },
  { of: WITHOUT_CODE, to: INFLATE, figure: 'peak memory', bound: 'at most', times: 1.5 },
  { of: APP, to: INFLATE, figure: 'peak memory', bound: 'at most', times: 1.5 },
];

const dexFiles = (count: number): string => `${count} dex files`;
/** From where on files wait for their turn, memory is to stay roughly flat. */
const flat: Goal = {
  of: dexFiles(30),
  to: dexFiles(8),
  figure: 'peak memory',
  bound: 'at most',
  times: 1.5,
};

function say(...lines: readonly string[]): void {
  for (const line of lines) console.log(line);
  report.push(...lines);
}

/** The first measure is the baseline. */
function sayRatios(measures: readonly Measure[]): void {
  const [baseline] = measures;
  if (baseline === undefined) return;
  say('| process | time | ratio | peak memory | ratio |', '| --- | ---: | ---: | ---: | ---: |');
  for (const { name, milliseconds, megabytes } of measures) {
    const memory =
      megabytes === null || baseline.megabytes === null
        ? ' | '
        : `${megabytes.toFixed(0)} MB | ${ratio(megabytes, baseline.megabytes)}`;
    say(
      `| ${name} | ${milliseconds.toFixed(0)} ms | ${ratio(milliseconds, baseline.milliseconds)} | ${memory} |`,
    );
  }
}

function ratio(value: number, baseline: number): string {
  return (value / baseline).toFixed(2);
}

function sayStartUp(): void {
  say('\n## Start-up\n');
  const candidates = [
    { name: 'node -e 0', args: ['-e', '0'] },
    { name: 'apk-audit --version', args: [cli, '--version'] },
  ];
  sayRatios(measureProcesses(candidates, runs * 3, false));
}

function sayReading(): void {
  const inflate = resolve(import.meta.dirname, 'inflate-only.mjs');
  const own: Candidate[] = [
    { name: INFLATE, args: [inflate, largest] },
    { name: WITHOUT_CODE, args: [cli, 'app', largest, '--format', 'json', '--no-code'] },
    { name: APP, args: [cli, 'app', largest, '--format', 'json'] },
  ];
  const dexdump = dexdumpReader(largest);
  const exodus = exodusReader(largest);
  const androguard = androguardReader(largest);
  const others = [dexdump, exodus].filter((reader) => reader !== null);
  const measures = measureProcesses([...own, ...others], runs);
  if (androguard !== null) measures.push(...measureProcesses([androguard], slowRuns));
  say('\n## Reading a package of 18 MB and 16 dex files\n');
  sayRatios(measures);
  for (const [reader, name] of [
    [dexdump, DEXDUMP],
    [exodus, EXODUS],
    [androguard, ANDROGUARD],
  ] as const) {
    if (reader === null) say(`\nNot measured: ${name} (not installed).`);
  }
  say(
    '\n`apk-audit app` does more than inflating: it reads manifest and resources, matches every class against the' +
      ' signatures, and walks every instruction for accesses of personal data. With `--no-code` it leaves out the walk.\n',
    ...goalLines(goals, measures),
  );
}

async function sayMatching(): Promise<void> {
  const cost = await measureMatching(largest, runs * 3);
  const share = (ms: number): string => `${((ms / cost.reading) * 100).toFixed(1)} %`;
  const verdict = (met: boolean): string => (met ? 'met' : '**missed**');
  say(
    '\n## Matching SDKs\n',
    `${cost.signatures} signatures, ${cost.types} types in ${cost.dexFiles} dex files; medians in one process.\n`,
    '| work | time | of reading | goal | |',
    '| --- | ---: | ---: | --- | --- |',
    `| reading the dex class tables | ${cost.reading.toFixed(1)} ms | | | |`,
    `| matching types | ${cost.matchingTypes.toFixed(1)} ms | ${share(cost.matchingTypes)} | | |`,
    `| matching types, strings and beacons | ${cost.matchingAll.toFixed(1)} ms | ${share(cost.matchingAll)} | at most 15 % | ${verdict(cost.matchingAll <= 0.15 * cost.reading)} |`,
    `| loading the compiled index, first time | ${cost.firstIndexing.toFixed(1)} ms | | under 30 ms | ${verdict(cost.firstIndexing < 30)} |`,
    `| loading the compiled index, again | ${cost.indexing.toFixed(1)} ms | | | |`,
  );
}

function sayGrowth(): void {
  const packages = writeLargePackages([1, 2, 4, 8, 16, 30]);
  const measures = measureProcesses(
    packages.map(({ path, dexCount }) => ({
      name: dexFiles(dexCount),
      args: [cli, 'app', path, '--format', 'json'],
    })),
    growthRuns,
  );
  say(
    '\n## Growth with the number of dex files\n',
    `Built packages, each dex file with 6,000 classes and 60,000 methods of its own; median of ${growthRuns}.\n`,
    '| dex files | dex bytes | time | time a dex file beyond the first | peak memory |',
    '| ---: | ---: | ---: | ---: | ---: |',
  );
  const first = measures[0]?.milliseconds ?? 0;
  for (const [index, { milliseconds, megabytes }] of measures.entries()) {
    const { dexCount: count = 0, dexBytes = 0 } = packages[index] ?? {};
    const each = count > 1 ? `${((milliseconds - first) / (count - 1)).toFixed(0)} ms` : '';
    const bytes = (dexBytes / 1e6).toFixed(0);
    say(
      `| ${count} | ${bytes} MB | ${milliseconds.toFixed(0)} ms | ${each} | ${(megabytes ?? 0).toFixed(0)} MB |`,
    );
  }
  say('', ...goalLines([flat], measures));
  for (const { path } of packages) rmSync(path);
}

say(
  `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}. Medians of ${runs} whole processes, run in turn.`,
);
sayStartUp();
sayReading();
await sayMatching();
sayGrowth();

if (process.argv.includes('--write')) {
  const path = join(root, 'docs/performance.md');
  const [machine = '', ...sections] = report.join('\n').split(/^(?=## )/m);
  keepHead(path, [
    '# Performance',
    '',
    'Each section is written by its own bench with `-- --write`.',
    '',
    machine,
  ]);
  for (const section of sections) {
    const [heading = '', ...lines] = section.split('\n');
    keepSection(path, heading.replace(/^## /, ''), lines);
  }
  console.log(`\nwritten to ${path}`);
}
