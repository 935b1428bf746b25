/**
 * `npm run bench:policy`: how long reading a policy takes beyond the start of the process, and how that grows with
 * its length. `-- --write` keeps the table in docs/performance.md, under a heading of its own.
 *
 * The texts are made of the labelled policies of this repository, each copy with other product names, so that
 * nothing is read twice. In processor time of the whole process, which a busy machine disturbs least.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { keepSection } from './performance-page.js';

const lengths = [10_000, 60_000, 125_000, 250_000, 500_000, 1_000_000, 2_000_000];
const runs = 5;
/** Twice the text may take this much more than twice the time before the bench fails. */
const tolerance = 1.6;
const heading = 'Reading a policy';
const root = resolve(import.meta.dirname, '../..');
const cli = join(root, 'dist/cli/main.js');
const labelled = join(root, 'test/policy/labelled');

/** A text of about that many characters; product names of each copy are its own. */
function policyOf(length: number): string {
  const samples = readdirSync(labelled)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => readFileSync(join(labelled, name), 'utf8'));
  let text = '';
  for (let copy = 0; text.length < length; copy++) {
    const sample = samples[copy % samples.length] ?? '';
    text += `${sample.replaceAll('SDK', `${copy}号SDK`)}\n\n`;
  }
  return text.slice(0, length);
}

/** Processor time, user and system, of one run, in milliseconds. */
function processorTime(args: readonly string[]): number {
  const timed = spawnSync(
    'bash',
    ['-c', 'TIMEFORMAT="%U %S"; time "$0" "$@" >/dev/null', process.execPath, ...args],
    {
      encoding: 'utf8',
    },
  );
  const [user = Number.NaN, system = Number.NaN] = timed.stderr.trim().split(/\s+/).map(Number);
  if (timed.status !== 0 || Number.isNaN(user + system)) throw new Error(`failed: ${timed.stderr}`);
  return (user + system) * 1000;
}

function fastest(args: readonly string[]): number {
  return Math.min(...Array.from({ length: runs }, () => processorTime(args)));
}

const folder = mkdtempSync(join(tmpdir(), 'policy-reading-'));
const lines: string[] = [];
try {
  const start = fastest([cli, '--version']);
  const measured = lengths.map((length) => {
    const path = join(folder, `${length}.txt`);
    writeFileSync(path, policyOf(length));
    return { length, time: fastest([cli, 'policy', path, '--format', 'json']) - start };
  });
  lines.push(
    `Processor time of \`apk-audit policy\`, all threads, beyond that of \`apk-audit --version\` (${start.toFixed(0)} ms); fastest of ${runs}. Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}. Written by \`npm run bench:policy -- --write\`.`,
    '',
    '| characters | time | time for 10,000 characters |',
    '| ---: | ---: | ---: |',
    ...measured.map(
      ({ length, time }) =>
        `| ${length.toLocaleString('en')} | ${time.toFixed(0)} ms | ${((time / length) * 10_000).toFixed(1)} ms |`,
    ),
  );
  for (const line of lines) console.log(line);
  for (const [i, { length, time }] of measured.entries()) {
    const before = measured[i - 1];
    if (before === undefined || time / before.time <= (length / before.length) * tolerance) continue;
    console.log(
      `${before.length} to ${length} characters: ${(time / before.time).toFixed(1)} times the time`,
    );
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true });
}
if (process.argv.includes('--write')) {
  keepSection(join(root, 'docs/performance.md'), heading, lines);
}
