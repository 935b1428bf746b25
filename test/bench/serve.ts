/**
 * `npm run bench:serve`: a hundred clients read reports while two audits run. Fails where one of them gets an error or
 * the slowest hundredth waits 100 ms or longer. `npm run bench:serve -- --write` keeps the figures in docs/performance.md.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from '../../src/web/client/client.js';
import { canOpenPages, launchBrowser, openPage } from '../web/page-browser.js';
import { keepSection } from './performance-page.js';

const clients = 100;
const seconds = 20;
/** Milliseconds a reader looks at what came before asking for more; between half and one and a half of it. */
const reading = 1000;
const most = 100;
const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'bench-serve-'));

/** Starts the built command and gives its address. */
async function startServer() {
  const main = join(root, 'dist/cli/main.js');
  const options = ['serve', '--results', folder, '--workers', '2', '--rate-limit', '10000000'];
  const child = spawn(process.execPath, [main, ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise<string>((found, failed) => {
    child.stdout.once('data', (chunk: Buffer) => found(chunk.toString().trim()));
    child.once('exit', (code) => failed(new Error(`the server exited with ${code}`)));
  });
  return { child, url: url.replace(/\/$/, '') };
}

function fileOf(path: string, name: string) {
  return { name, data: new Blob([readFileSync(path)]) };
}

const sample = (name: string) => fileOf(join(root, 'samples', name), name);

/**
 * Keeps two audits under way in a process of its own: one that reads and sends 18 MB has no time for readers, and what
 * they wait for would be their own machine. @returns how many were done
 */
function auditMeanwhile(url: string): Promise<number> {
  const args = [...process.execArgv, join(import.meta.dirname, 'serve-audits.ts'), url, `${seconds}`];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
  });
  return new Promise((done, failed) => {
    child.once('close', (code) => {
      if (code === 0) done(Number(printed));
      else failed(new Error(`the audits ended with exit code ${code}`));
    });
  });
}

interface Reading {
  readonly milliseconds: number;
  readonly bytes: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: clients });

function read(url: string): Promise<Reading> {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    get(url, { agent }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on('error', reject);
      response.on('end', () => {
        if (response.statusCode === 200) resolve({ milliseconds: performance.now() - start, bytes });
        else reject(new Error(`${url} answered ${response.statusCode}`));
      });
    }).on('error', reject);
  });
}

/** One reader: reports mostly, now and then the result or the history. */
async function readOn(paths: readonly string[], isOver: () => boolean, readings: Reading[]): Promise<void> {
  for (let at = Math.floor(Math.random() * paths.length); !isOver(); at++) {
    await new Promise((resolve) => setTimeout(resolve, reading * (0.5 + Math.random())));
    readings.push(await read(paths[at % paths.length] ?? ''));
  }
}

function percentile(sorted: readonly Reading[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]?.milliseconds ?? 0;
}

async function measure(url: string) {
  const client = new Client({ baseUrl: url });
  const { id } = await client.createAudit({
    packages: [sample('shiguang.apk')],
    documents: [sample('privacy-policy.html')],
  });
  await client.finished(id);
  const audit = `${url}/api/v1/audits/${id}`;
  const report = `${audit}/reports/html`;
  const paths = [report, report, report, `${audit}/result`, `${url}/api/v1/audits`];
  const end = performance.now() + seconds * 1000;
  const isOver = () => performance.now() > end;
  const readings: Reading[] = [];
  const readers = Array.from({ length: clients }, () => readOn(paths, isOver, readings));
  const [audits] = await Promise.all([auditMeanwhile(url), ...readers]);
  const sorted = readings.sort((a, b) => a.milliseconds - b.milliseconds);
  return { sorted, audits };
}

/** From the start of navigation until the form can be used: the fastest of a few visits, in milliseconds. */
async function pageStart(url: string): Promise<number> {
  const browser = await launchBrowser();
  try {
    const times: number[] = [];
    for (let visit = 0; visit < 5; visit++) {
      const { page } = await openPage(browser, url);
      await page.goto('about:blank');
      const start = performance.now();
      await page.goto(`${url}/`, { waitUntil: 'commit' });
      await page.locator('button[type="submit"]').waitFor();
      times.push(performance.now() - start);
      await page.context().close();
    }
    return Math.min(...times);
  } finally {
    await browser.close();
  }
}

const server = await startServer();
try {
  const start = canOpenPages ? `${(await pageStart(server.url)).toFixed(0)} ms` : 'not measured, no Chromium';
  const { sorted, audits } = await measure(server.url);
  const p99 = percentile(sorted, 0.99);
  const bytes = sorted.reduce((sum, reading) => sum + reading.bytes, 0);
  const table = [
    '| figure | value |',
    '| --- | ---: |',
    `| answers, all of them 200 | ${sorted.length} |`,
    `| answers a second | ${(sorted.length / seconds).toFixed(0)} |`,
    `| bytes of an answer, mean | ${(bytes / sorted.length / 1000).toFixed(0)} kB |`,
    `| half of them within | ${percentile(sorted, 0.5).toFixed(1)} ms |`,
    `| 95 of 100 within | ${percentile(sorted, 0.95).toFixed(1)} ms |`,
    `| 99 of 100 within | ${p99.toFixed(1)} ms |`,
    `| slowest | ${percentile(sorted, 1).toFixed(1)} ms |`,
    `| audits of an app of 18 MB meanwhile | ${audits} |`,
    `| start of the page in Chromium until its form can be used | ${start} |`,
  ];
  console.log(table.join('\n'));
  if (process.argv.includes('--write')) {
    keepSection(join(root, 'docs/performance.md'), 'Reading reports from the server', [
      `Written by \`npm run bench:serve -- --write\`. Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}.\n`,
      `${clients} clients on connections of their own read reports, results and the history for ${seconds} seconds, each pausing about a second between two of them, while two audits run all the time. Readers, the process that sends the packages, and the server share the machine.\n`,
      table.join('\n'),
    ]);
  }
  if (p99 >= most) {
    console.error(`99 of 100 answers took up to ${p99.toFixed(1)} ms; they shall take less than ${most} ms`);
    process.exitCode = 1;
  }
} finally {
  server.child.kill('SIGTERM');
  await new Promise((resolve) => server.child.once('exit', resolve));
  rmSync(folder, { recursive: true, force: true });
  agent.destroy();
}
