/**
 * `npm run bench:policy`: how long reading a policy takes beyond the start of the command, which is what a policy of one
 * line takes, and how that grows with its length. `-- --write` keeps the table in docs/performance.md, under a heading of
 * its own.
 *
 * The texts are made of the labelled policies of this repository, each copy with other product names, so that
 * nothing is read twice: far more SDK rows a page than a policy has.
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

/** How long one run takes, in milliseconds. */
function timeOf(path: string): number {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, [cli, 'policy', path, '--format', 'json'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`failed: ${stderr}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

function fastest(name: string, text: string): number {
  const path = join(folder, name);
  writeFileSync(path, text);
  return Math.min(...Array.from({ length: runs }, () => timeOf(path)));
}

const folder = mkdtempSync(join(tmpdir(), 'policy-reading-'));
const lines: string[] = [];
try {
  const start = fastest('line.txt', '我们使用相机权限拍照。');
  const measured = lengths.map((length) => ({
    length,
    time: fastest(`${length}.txt`, policyOf(length)) - start,
  }));
  lines.push(
    `Time of \`apk-audit policy\` beyond that for a policy of one line (${start.toFixed(0)} ms); fastest of ${runs}. The texts are the labelled policies of the tests strung together, so that they hold many times the SDK rows of one policy. Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}.`,
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
