/** `npm run bench`: every speed claim of the project, as ratios to a baseline measured in the same run. */
import { readdirSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Candidate, type Measure, measureProcesses } from './measure-process.js';

const runs = 7;
const root = resolve(import.meta.dirname, '../..');
const cli = resolve(root, 'dist/cli/main.js');
const largest = largestPackage(resolve(root, 'node_modules/appium-uiautomator2-server/apks'));

/** The largest app package of a folder; its name carries a version. */
function largestPackage(folder: string): string {
  const paths = readdirSync(folder).map((name) => resolve(folder, name));
  const [largest] = paths
    .filter((path) => path.endsWith('.apk'))
    .sort((a, b) => statSync(b).size - statSync(a).size);
  if (largest === undefined) throw new Error(`no package in ${folder}`);
  return largest;
}

function printRatios(title: string, measures: readonly Measure[]): void {
  const [baseline] = measures;
  if (baseline === undefined) return;
  console.log(`\n${title} (median of ${runs}, whole processes, in turn)`);
  for (const measure of measures) {
    const time = `${measure.milliseconds.toFixed(0).padStart(6)} ms ${ratio(measure.milliseconds, baseline.milliseconds)}`;
    const memory =
      measure.megabytes === null || baseline.megabytes === null
        ? ''
        : `${measure.megabytes.toFixed(0).padStart(6)} MB ${ratio(measure.megabytes, baseline.megabytes)}`;
    console.log(`  ${measure.name.padEnd(34)} ${time} ${memory}`.trimEnd());
  }
}

function ratio(value: number, baseline: number): string {
  return `${(value / baseline).toFixed(2).padStart(6)}×`;
}

const startUp: Candidate[] = [
  { name: 'node -e 0', args: ['-e', '0'] },
  { name: 'apk-audit --version', args: [cli, '--version'] },
];
printRatios('Start-up', measureProcesses(startUp, runs * 3, false));

const reading: Candidate[] = [
  {
    name: 'only inflate the same entries',
    args: [resolve(import.meta.dirname, 'inflate-only.mjs'), largest],
  },
  { name: 'apk-audit app', args: [cli, 'app', largest, '--format', 'json'] },
];
printRatios('Reading an 18 MB package', measureProcesses(reading, runs));
