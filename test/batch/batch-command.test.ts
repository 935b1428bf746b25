import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openResults } from '../../src/batch/open-results.js';
import { greedyApp, writeBatchApps } from '../builders/batch-apps.js';
import { runBatchProcess, startBatch } from './batch-process.js';
import { allCards, ownFolder } from './batch-setting.js';

const count = 24;
const apps = mkdtempSync(join(tmpdir(), 'apk-audit-apps-'));
beforeAll(() => {
  writeBatchApps(apps, count);
}, 60_000);
afterAll(() => rmSync(apps, { recursive: true }));

/** Every app has one whole result, and nothing is left half done. */
async function expectComplete(folder: string): Promise<void> {
  const results = await openResults(folder, 'read');
  const cards = await allCards(results);
  expect(cards.map(({ job }) => job.name).sort()).toEqual(readdirSync(apps).sort());
  for (const { key } of cards) expect(await results.record(key)).toMatchObject({ key, outcome: 'done' });
  expect(readdirSync(join(folder, 'drafts'))).toEqual([]);
}

/** Ids of audit processes started by a process. */
function auditProcessesOf(parent: number): string[] {
  const { stdout } = spawnSync('ps', ['-o', 'pid=', '--ppid', String(parent)], { encoding: 'utf8' });
  return stdout.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
}

describe('one command for a folder of apps', () => {
  it('audits every app, and a second run has nothing to do', async () => {
    const results = ownFolder();
    const first = await runBatchProcess([apps, '--results', results]);
    expect(first.code).toBe(1);
    expect(first.lines.map(({ name }) => name).sort()).toEqual(readdirSync(apps).sort());
    expect(first.lines.every((line) => line.new && line.outcome === 'done')).toBe(true);
    expect(first.stderr).toMatch(
      /^apk-audit: 24 apps, 24 finished \(24 audited now\); \d+ at the threshold, 0 not fully audited, 0 failed\n$/,
    );
    await expectComplete(results);
    const second = await runBatchProcess([apps, '--results', results]);
    expect(second.code).toBe(1);
    expect(second.lines.filter((line) => line.new)).toEqual([]);
    expect(second.lines).toHaveLength(count);
  }, 120_000);

  it('goes on when an app needs too much memory', async () => {
    const folder = ownFolder();
    for (const name of ['app-0000', 'app-0001']) {
      mkdirSync(join(folder, name));
      for (const file of ['app.apk', 'privacy.txt'])
        copyFileSync(join(apps, name, file), join(folder, name, file));
    }
    mkdirSync(join(folder, 'an-app-too-large'));
    writeFileSync(join(folder, 'an-app-too-large/app.apk'), greedyApp(140));
    writeFileSync(join(folder, 'an-app-too-large/privacy.txt'), '隐私政策\n我们会收集设备信息。\n');
    const end = await runBatchProcess([
      folder,
      '--results',
      ownFolder(),
      '--memory',
      '140',
      '--workers',
      '1',
    ]);
    rmSync(folder, { recursive: true });
    expect(end.code).toBe(3);
    const outcomes = end.lines.map(({ name, failure }) => [name, failure?.code ?? 'done']);
    expect(Object.fromEntries(outcomes)).toEqual({
      'app-0000': 'done',
      'app-0001': 'done',
      'an-app-too-large': 'memory-limit',
    });
  }, 120_000);

  it('may run twice at once on one results folder', async () => {
    const results = join(ownFolder(), 'shared');
    const ends = await Promise.all([
      runBatchProcess([apps, '--results', results]),
      runBatchProcess([apps, '--results', results]),
    ]);
    expect(ends.map(({ code, lines }) => [code, lines.length])).toEqual([
      [1, count],
      [1, count],
    ]);
    await expectComplete(results);
  }, 120_000);
});

describe('a batch that is interrupted', () => {
  it('by SIGKILL leaves whole results and no process, and the next run does the rest', async () => {
    const results = ownFolder();
    const run = startBatch([apps, '--results', results]);
    await run.finished(4);
    const audits = auditProcessesOf(run.child.pid ?? 0);
    expect(audits.length).toBeGreaterThan(0);
    run.child.kill('SIGKILL');
    await run.end;
    await expect.poll(() => audits.filter(isAlive), { timeout: 10_000 }).toEqual([]);
    const kept = (await allCards(await openResults(results, 'read'))).length;
    expect(kept).toBeGreaterThanOrEqual(4);
    expect(kept).toBeLessThan(count);
    const next = await runBatchProcess([apps, '--results', results]);
    expect(next.lines.filter((line) => line.new)).toHaveLength(count - kept);
    await expectComplete(results);
  }, 120_000);

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)(
    'by %s finishes what is under way, tells what it kept, and exits %d',
    async (signal, code) => {
      const results = ownFolder();
      const run = startBatch([apps, '--results', results]);
      await run.finished(4);
      run.child.kill(signal);
      const end = await run.end;
      expect(end.code).toBe(code);
      expect(end.stderr).toContain('finishing the audits under way');
      const keys = (await allCards(await openResults(results, 'read'))).map(({ key }) => key);
      expect(end.lines.map(({ key }) => key).sort()).toEqual(keys.sort());
      expect(keys.length).toBeLessThan(count);
      expect(readdirSync(join(results, 'drafts'))).toEqual([]);
      const next = await runBatchProcess([apps, '--results', results]);
      expect(next.lines.filter((line) => line.new)).toHaveLength(count - keys.length);
      await expectComplete(results);
    },
    120_000,
  );

  it('twice ends at once', async () => {
    const results = ownFolder();
    const run = startBatch([apps, '--results', results]);
    await run.finished(2);
    run.child.kill('SIGINT');
    await expect
      .poll(() => run.child.exitCode !== null || run.child.kill('SIGINT'), { timeout: 1000 })
      .toBe(true);
    const end = await run.end;
    expect(end.code).toBe(130);
    expect(end.stderr).not.toContain('internal error');
  }, 120_000);
});

function isAlive(pid: string): boolean {
  return spawnSync('ps', ['-p', pid, '-o', 'stat=']).stdout.toString().trim().replace(/^Z.*/, '') !== '';
}

describe('a full disk', () => {
  const place = ownFolder();
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=300k', 'tmpfs', place]).status === 0;
  afterAll(() => {
    if (mounted) execFileSync('umount', ['-l', place]);
  });

  it.skipIf(!mounted)(
    `ends the batch in one line and loses nothing${mounted ? '' : ' (skipped: mounting a small disk needs root)'}`,
    async () => {
      const results = join(place, 'results');
      const full = await runBatchProcess([apps, '--results', results]);
      expect(full.code).toBe(2);
      expect(full.stderr).toBe(
        `apk-audit: ${results}: the disk is full; finished results are kept, run the same command again when there is space\n`,
      );
      const folder = await openResults(results, 'read');
      const cards = await allCards(folder);
      expect(cards.length).toBeGreaterThan(0);
      expect(cards.length).toBeLessThan(count);
      for (const { key } of cards) expect(await folder.record(key)).toMatchObject({ key, outcome: 'done' });
      for (const { key } of full.lines) expect(cards.map((card) => card.key)).toContain(key);
      execFileSync('mount', ['-o', 'remount,size=20m', place]);
      const next = await runBatchProcess([apps, '--results', results]);
      expect(next.lines.filter((line) => line.new)).toHaveLength(count - cards.length);
      await expectComplete(results);
    },
    120_000,
  );
});

describe('bad input', () => {
  it.each([
    [
      'a results folder that is none',
      (folder: string) => writeFileSync(join(folder, 'x'), ''),
      'is no results folder',
    ],
    [
      'a results folder of another version',
      (folder: string) =>
        writeFileSync(join(folder, 'apk-audit-results.json'), '{"format":"apk-audit-results","version":9}'),
      'is a results folder of another version',
    ],
  ])('%s is refused in one line', async (_, spoil, words) => {
    const results = ownFolder();
    spoil(results);
    const end = await runBatchProcess([apps, '--results', results]);
    expect({ code: end.code, lines: end.lines }).toEqual({ code: 2, lines: [] });
    expect(end.stderr).toMatch(new RegExp(`^apk-audit: ${results}: ${words}[^\\n]*\\n$`));
  });

  it('in a list stops everything, unless the rest shall be audited', async () => {
    const list = join(ownFolder(), 'apps.csv');
    const row = (name: string) => `${join(apps, name, 'app.apk')},${join(apps, name, 'privacy.txt')}`;
    writeFileSync(list, `apk,documents\n${row('app-0000')}\n/missing.apk,/missing.txt\n${row('app-0001')}\n`);
    const results = join(ownFolder(), 'results');
    const stopped = await runBatchProcess([list, '--results', results]);
    expect({ code: stopped.code, lines: stopped.lines }).toEqual({ code: 2, lines: [] });
    expect(stopped.stderr).toMatch(
      /^apk-audit: .*apps\.csv:3: apk: no such file: \/missing\.apk\napk-audit: the list has 1 fault/,
    );
    const rest = await runBatchProcess([list, '--results', results, '--keep-going']);
    expect({ code: rest.code, apps: rest.lines.length }).toEqual({ code: 3, apps: 2 });
    expect(rest.stderr).toMatch(/2 apps, 2 finished .*; 1 fault of the list left out\n$/);
  }, 60_000);
});
