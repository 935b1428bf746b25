/**
 * `npm run bench:reports`: what each report of 500 findings takes, in a process of its own, and how soon the page of a
 * policy of 100,000 characters can be used in Chromium. Exits with 1 where a bound is broken.
 * `npm run bench:reports -- --write` keeps the figures in docs/performance.md.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { serialize } from 'node:v8';
import { audit } from '../../src/audit.js';
import { bufferSource } from '../../src/bytes/byte-source.js';
import type { AuditResult } from '../../src/findings/audit-result.js';
import { loadBuiltInSignatures } from '../../src/sdk/load-signatures.js';
import { auditedPolicy, withFindings } from '../builders/audit-builder.js';
import { chromiumPath } from '../builders/chromium.js';
import { longPolicy } from '../builders/long-policy.js';
import { timeToUse } from '../builders/time-to-use.js';
import { keepSection } from './performance-page.js';

const root = resolve(import.meta.dirname, '../..');
const runs = 7;
const findings = 500;
const characters = 100_000;

/** Bounds in milliseconds for the first report of a process, loading included. */
const bounds: Readonly<Record<string, number>> = {
  terminal: 100,
  json: 100,
  sarif: 100,
  junit: 100,
  markdown: 100,
  gitlab: 100,
  csv: 100,
  xlsx: 400,
  html: 400,
};
const largestPage = 1_500_000;
const usableWithin = 500;

interface Once {
  readonly first: number;
  readonly later: number;
  readonly bytes: number;
}

const lines: string[] = [];
let broken = 0;

function say(line: string): void {
  console.log(line);
  lines.push(line);
}

function check(what: string, value: number, bound: number): void {
  if (value <= bound) return;
  broken++;
  console.error(`${what}: ${value.toFixed(0)} is over ${bound}`);
}

/** The fastest run: what the work takes when nothing else holds the machine up. */
function fastest(values: readonly number[]): number {
  return Math.min(...values);
}

/** The sample app against its policy, as the command line audits them. */
function sampleAudit(): Promise<AuditResult> {
  const read = (name: string) => readFileSync(join(root, 'samples', name));
  const documents = [{ name: 'privacy-policy.html', bytes: read('privacy-policy.html') }];
  const signatures = loadBuiltInSignatures();
  return audit({ name: 'shiguang.apk', source: bufferSource(read('shiguang.apk')) }, documents, {
    signatures,
  });
}

function once(auditPath: string, name: string, outPath?: string): Once {
  const script = join(import.meta.dirname, 'report-once.mjs');
  const args = [
    script,
    pathToFileURL(join(root, 'dist')).href,
    auditPath,
    name,
    ...(outPath ? [outPath] : []),
  ];
  const run = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`${name}: ${run.stderr}`);
  return JSON.parse(run.stdout) as Once;
}

function sayReporters(auditPath: string): void {
  say(
    `Each report of the sample's findings repeated to ${findings}, made in ${runs} processes of their own; the fastest run, since nothing but other work makes it slower.\n`,
  );
  say('| report | first, with loading | later ones | bound | size |');
  say('| --- | ---: | ---: | ---: | ---: |');
  for (const [name, bound] of Object.entries(bounds)) {
    const measured = Array.from({ length: runs }, () => once(auditPath, name));
    const first = fastest(measured.map((each) => each.first));
    const later = fastest(measured.map((each) => each.later));
    const kilobytes = Math.round((measured[0]?.bytes ?? 0) / 1000);
    say(`| ${name} | ${first.toFixed(0)} ms | ${later.toFixed(0)} ms | ${bound} ms | ${kilobytes} kB |`);
    check(name, first, bound);
  }
}

async function sayPage(folder: string, result: AuditResult): Promise<void> {
  const auditPath = join(folder, 'long');
  const pagePath = join(folder, 'report.html');
  writeFileSync(auditPath, serialize(result));
  const { bytes, first } = once(auditPath, 'html', pagePath);
  const read = result.policy.documents[0]?.characters ?? 0;
  say(
    `\nThe page of a policy of ${read.toLocaleString('en')} characters with ${result.findings.length} findings: ` +
      `${(bytes / 1e6).toFixed(2)} MB, made in ${first.toFixed(0)} ms.`,
  );
  check('size of the page', bytes, largestPage);
  if (chromiumPath === null) return say('Its use in Chromium was not measured: no Chromium is installed.');
  const times = await timeToUse(chromiumPath, pagePath, runs);
  say(
    `From the start of navigation in Chromium to the first filtered view, painted: ${fastest(times).toFixed(0)} ms ` +
      `(fastest of ${runs}).`,
  );
  check('use in Chromium', fastest(times), usableWithin);
}

const folder = mkdtempSync(join(tmpdir(), 'bench-reports-'));
try {
  say(
    `Written by \`npm run bench:reports -- --write\`. Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, load ${(loadavg()[0] ?? 0).toFixed(1)} when begun.\n`,
  );
  const auditPath = join(folder, 'audit');
  writeFileSync(auditPath, serialize(withFindings(await sampleAudit(), findings)));
  sayReporters(auditPath);
  await sayPage(folder, await auditedPolicy(longPolicy(characters)));
} finally {
  rmSync(folder, { recursive: true });
}
if (process.argv.includes('--write')) {
  keepSection(join(root, 'docs/performance.md'), 'Reports', lines);
  console.log('\nwritten to docs/performance.md');
}
process.exitCode = broken === 0 ? 0 : 1;
