/**
 * `npm run bench`: every speed claim of the project, as ratios to a baseline measured in the same run.
 * `npm run bench -- --write` keeps the figures in docs/performance.md.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { writeLargePackages } from './large-package.js';
import { type Candidate, type Measure, measureProcesses } from './measure-process.js';

const runs = 7;
const growthRuns = 3;
const root = resolve(import.meta.dirname, '../..');
const cli = resolve(root, 'dist/cli/main.js');
const largest = largestPackage(resolve(root, 'node_modules/appium-uiautomator2-server/apks'));
const report: string[] = [];

/** The largest app package of a folder; its name carries a version. */
function largestPackage(folder: string): string {
  const paths = readdirSync(folder).map((name) => resolve(folder, name));
  const [largest] = paths
    .filter((path) => path.endsWith('.apk'))
    .sort((a, b) => statSync(b).size - statSync(a).size);
  if (largest === undefined) throw new Error(`no package in ${folder}`);
  return largest;
}

function say(line: string): void {
  console.log(line);
  report.push(line);
}

/** The first measure is the baseline. */
function sayRatios(title: string, measures: readonly Measure[]): void {
  const [baseline] = measures;
  if (baseline === undefined) return;
  say(`\n## ${title}\n`);
  say('| process | time | ratio | peak memory | ratio |');
  say('| --- | ---: | ---: | ---: | ---: |');
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

/** Other readers of the same package, where they are installed. */
function otherReaders(): Candidate[] {
  const candidates: Candidate[] = [];
  const installed = (command: string): boolean =>
    spawnSync(command, ['--help'], { stdio: 'ignore' }).error === undefined;
  if (installed('dexdump') && installed('unzip')) {
    const script = `dir=$(mktemp -d); unzip -q -o "$1" 'classes*.dex' -d "$dir"; dexdump -j "$dir"/*.dex >/dev/null 2>&1; rm -r "$dir"`;
    candidates.push({ name: 'unzip and dexdump', command: 'sh', args: ['-c', script, 'sh', largest] });
  } else say('not measured: unzip and dexdump (not installed)');
  if (installed('androguard')) {
    const script =
      'import sys; from androguard.core.bytecodes.apk import APK; from androguard.core.bytecodes.dvm import DalvikVMFormat as D\nfor d in APK(sys.argv[1]).get_all_dex(): print(len(D(d).get_classes_names()))';
    candidates.push({
      name: 'androguard, class names only',
      command: 'python3',
      args: ['-c', script, largest],
    });
  } else say('not measured: androguard (not installed)');
  return candidates;
}

function sayGrowth(): void {
  const counts = [1, 2, 4, 8, 16, 30];
  const packages = writeLargePackages(counts);
  const measures = measureProcesses(
    packages.map(({ path }) => ({ name: path, args: [cli, 'app', path, '--format', 'json'] })),
    growthRuns,
  );
  say('\n## Growth with the number of dex files\n');
  say(
    `Built packages, each dex file with 6,000 classes and 60,000 methods of its own; median of ${growthRuns}.\n`,
  );
  say('| dex files | dex bytes | time | time a dex file beyond the first | peak memory |');
  say('| ---: | ---: | ---: | ---: | ---: |');
  const first = measures[0]?.milliseconds ?? 0;
  for (const [index, { milliseconds, megabytes }] of measures.entries()) {
    const count = counts[index] ?? 0;
    const each = count > 1 ? `${((milliseconds - first) / (count - 1)).toFixed(0)} ms` : '';
    const bytes = ((packages[index]?.dexBytes ?? 0) / 1e6).toFixed(0);
    say(
      `| ${count} | ${bytes} MB | ${milliseconds.toFixed(0)} ms | ${each} | ${(megabytes ?? 0).toFixed(0)} MB |`,
    );
  }
  for (const { path } of packages) rmSync(path);
}

say(
  `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}. Medians of ${runs} whole processes, run in turn.`,
);
sayRatios(
  'Start-up',
  measureProcesses(
    [
      { name: 'node -e 0', args: ['-e', '0'] },
      { name: 'apk-audit --version', args: [cli, '--version'] },
    ],
    runs * 3,
    false,
  ),
);
sayRatios(
  'Reading a package of 18 MB and 16 dex files',
  measureProcesses(
    [
      {
        name: 'only inflate the same entries',
        args: [resolve(import.meta.dirname, 'inflate-only.mjs'), largest],
      },
      { name: 'apk-audit app', args: [cli, 'app', largest, '--format', 'json'] },
      ...otherReaders(),
    ],
    runs,
  ),
);
say(
  '\n`apk-audit app` does more than inflating: it reads manifest and resources, matches every class against the' +
    ' signatures, and walks every instruction for accesses of personal data.',
);
sayGrowth();

if (process.argv.includes('--write')) {
  const path = join(root, 'docs/performance.md');
  writeFileSync(path, `# Performance\n\nWritten by \`npm run bench -- --write\`.\n\n${report.join('\n')}\n`);
  console.log(`\nwritten to ${path}`);
}
