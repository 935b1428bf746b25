import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CliRun, runCli } from '../../cli/run-cli.js';
import { servePackages } from '../../inputs/fetch/package-server.js';
import { type AppSize, jobFor, policyPath, writeApps } from './built-apps.js';
import { type QueueRig, startRig, until } from './queue-rig.js';
import { needsRedis, redisServer } from './redis-server.js';

describe('a queue that cannot be used is told in one line', () => {
  it.each([
    ['redis://127.0.0.1:1', 'redis://127.0.0.1:1: the queue cannot be reached'],
    ['redis://me:secret@127.0.0.1:1/3', 'redis://127.0.0.1:1/3: the queue cannot be reached'],
    ['127.0.0.1:6379', 'is no address of a queue'],
    ['http://127.0.0.1', 'is no address of a queue'],
  ])('%s', async (address, told) => {
    for (const args of [
      ['queue', 'status'],
      ['worker', '--results', join('/tmp', `apk-audit-none-${process.pid}`)],
    ]) {
      const startedAt = Date.now();
      const run = await runCli([...args, '--queue', address, '--lang', 'en']);
      expect(run).toMatchObject({ code: 2, stdout: '' });
      expect(run.stderr).toContain(told);
      expect(run.stderr).not.toContain('secret');
      expect(run.stderr.trimEnd().split('\n')).toHaveLength(1);
      expect(Date.now() - startedAt).toBeLessThan(10_000);
    }
  });

  it('as is one that is not named', async () => {
    const run = await runCli(['queue', 'status', '--lang', 'en']);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain('APK_AUDIT_QUEUE');
  });
});

describe.skipIf(redisServer === null)(`batch --queue${needsRedis}`, { timeout: 120_000 }, () => {
  let rig: QueueRig;
  let folder: string;
  beforeEach(async () => {
    rig = await startRig();
    folder = join(rig.folder, 'apps');
  });
  afterEach(() => rig.close());

  const apps = (count: number, size: AppSize = 'small') =>
    writeApps(
      folder,
      Array.from({ length: count }, () => size),
    );
  const batch = (paths: readonly string[], ...args: string[]): Promise<CliRun> =>
    runCli([
      'batch',
      ...paths,
      ...['--policy', policyPath(folder), '--results', rig.resultsPath],
      ...['--queue', rig.redis.address, '--lang', 'en', ...args],
    ]);
  const queue = async (what: string, ...args: string[]) => {
    const run = await runCli(['queue', what, ...args, '--queue', rig.redis.address, '--format', 'json']);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    return JSON.parse(run.stdout);
  };
  const linesOf = ({ stdout }: CliRun) =>
    stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
  const queued = async (paths: readonly string[], change: object = {}) => {
    const jobs = paths.map((path) => jobFor(path, policyPath(folder)));
    const prepared = (await rig.prepare(jobs)).map((each) => ({ ...each, ...change }));
    await rig.queue.add(prepared, 100);
    return prepared;
  };

  it('has two workers audit a list, and a second run finds the results', async () => {
    const paths = apps(12);
    const list = join(rig.folder, 'apps.csv');
    writeFileSync(
      list,
      `apk,documents\n${paths.map((path) => `${path},${policyPath(folder)}`).join('\n')}\n`,
    );
    const workers = [rig.worker('--concurrency', '1'), rig.worker('--concurrency', '1')];
    const first = await batch([list]);
    expect(first.code).toBe(1);
    expect(first.stderr).toBe(
      'apk-audit: 12 apps, 12 finished (12 audited now); 12 at the threshold, 0 not fully audited, 0 failed\n',
    );
    expect(new Set(linesOf(first).map(({ name }) => name)).size).toBe(12);
    expect(workers.map((worker) => worker.lines().length > 0)).toEqual([true, true]);
    const second = await batch([list]);
    expect(second.code).toBe(1);
    expect(linesOf(second).map((line) => line.new)).toEqual(Array(12).fill(false));
    for (const { child, exit } of workers) {
      child.kill('SIGTERM');
      expect(await exit).toBe(0);
    }
    expect(await queue('status')).toMatchObject({ waiting: 0, running: 0, delayed: 0, parked: 0 });
  });

  it('gives what a batch on this machine gives', async () => {
    const paths = apps(3, 'medium');
    rig.worker('--concurrency', '2');
    const remote = await batch(paths, '--format', 'html');
    const own = join(rig.folder, 'own');
    const local = await runCli([
      ...['batch', ...paths, '--policy', policyPath(folder), '--results', own, '--format', 'html'],
    ]);
    const told = (run: CliRun) =>
      linesOf(run)
        .map(({ milliseconds: _, ...line }) => line)
        .sort((a, b) => (a.key < b.key ? -1 : 1));
    expect(told(remote)).toEqual(told(local));
    const [{ key }] = told(remote);
    const record = (results: string) =>
      readFileSync(join(results, 'results', key.slice(0, 2), key, 'result.json'), 'utf8');
    expect(record(rig.resultsPath)).toBe(record(own));
  });

  it('ends at once with --no-wait; status, drain and the next run tell the rest', async () => {
    const paths = apps(5);
    const run = await batch(paths, '--no-wait', '--priority', '7');
    expect(run).toMatchObject({ code: 0, stderr: 'apk-audit: 5 in the queue\n' });
    expect(linesOf(run).map(({ outcome }) => outcome)).toEqual(Array(5).fill('queued'));
    expect(await queue('status')).toMatchObject({ waiting: 5, running: 0, workers: 0 });
    const shown = await runCli(['queue', 'status', '--queue', rig.redis.address, '--lang', 'en']);
    expect(shown.stdout).toContain('jobs wait and there is no worker');
    expect(await queue('drain')).toMatchObject({ drained: 5 });
    expect(await queue('status')).toMatchObject({ waiting: 0 });
    const waiting = batch(paths);
    rig.worker();
    expect((await waiting).code).toBe(1);
  });

  it('takes a lower priority first', async () => {
    const [early, late] = apps(2);
    await batch([late ?? ''], '--no-wait', '--priority', '200');
    await batch([early ?? ''], '--no-wait', '--priority', '2');
    const worker = rig.worker('--concurrency', '1', '--until-empty');
    expect(await worker.exit).toBe(0);
    expect(worker.lines().map(({ name }) => basename(name))).toEqual(['app0.apk', 'app1.apk']);
  });

  it('reads packages and documents by address, in part', async () => {
    apps(1);
    const code = readFileSync(writeApps(folder, ['medium'])[0] ?? '');
    const server = await servePackages({ '/a.apk': code, '/p.txt': readFileSync(policyPath(folder)) });
    const args = ['--allow-private-addresses', '--policy', `${server.origin}/p.txt`];
    rig.worker('--concurrency', '1');
    const run = await batch([`${server.origin}/a.apk`], ...args);
    const again = await batch([`${server.origin}/a.apk`], ...args);
    await server.close();
    expect(linesOf(run)).toMatchObject([{ new: true, outcome: 'done', package: 'com.batch.app0' }]);
    expect(linesOf(again)).toMatchObject([{ new: false, key: linesOf(run)[0].key }]);
  });

  it('gives a package that cannot be read as a result at once, without another try', async () => {
    const broken = join(rig.folder, 'broken.apk');
    const [sound] = apps(1);
    writeFileSync(broken, 'this is no archive');
    const worker = rig.worker();
    const run = await batch([broken, sound ?? '']);
    expect(run.code).toBe(3);
    expect(
      linesOf(run)
        .map(({ outcome }) => outcome)
        .sort(),
    ).toEqual(['done', 'failed']);
    expect(worker.stderr()).toBe('');
  });

  it('keeps a result under the key of what was audited, where a file changed meanwhile', async () => {
    const [path] = apps(1);
    const waiting = batch([path ?? '']);
    await until(async () => (await rig.queue.status()).waiting === 1, 20, 'nothing was queued');
    writeFileSync(path ?? '', readFileSync(writeApps(folder, ['small', 'medium'])[1] ?? ''));
    rig.worker();
    const [line] = linesOf(await waiting);
    expect(line).toMatchObject({ outcome: 'done', package: 'com.batch.app1' });
    expect((await rig.cards()).map(({ key }) => key)).toEqual([line.key]);
  });

  it('parks a job that no worker here can do, lists it, and tries it again when asked', async () => {
    const paths = apps(1);
    const versions = { ...rig.preparing.versions, tool: '0.0.0' };
    const [job] = await queued(paths, { versions });
    const worker = rig.worker('--tries', '2');
    await until(async () => (await rig.queue.status()).parked === 1, 30, 'nothing was parked');
    const { parked } = await queue('failed');
    expect(parked).toMatchObject([{ key: job?.key, name: 'app0.apk', apk: paths, tries: 2 }]);
    expect(parked[0].reason).toContain('another version');
    expect(worker.stderr()).toContain('will be tried again');
    expect(worker.stderr()).toContain('was parked');
    expect(await rig.cards()).toEqual([]);
    expect((await queue('retry', 'none')).retried).toEqual([]);
    expect((await queue('retry', job?.key.slice(0, 8) ?? '')).retried).toHaveLength(1);
    await until(async () => (await rig.queue.status()).parked === 1, 30, 'it was not parked again');
    const shown = await runCli(['queue', 'failed', '--queue', rig.redis.address, '--lang', 'en']);
    expect(shown.stdout).toContain('app0.apk');
    expect(shown.stdout).toContain('2 tries');
  });

  it('parks a file that is not where the worker is, and makes no result of that', async () => {
    const paths = apps(1);
    const [job] = await queued(paths);
    await rig.queue.drain();
    if (job !== undefined)
      await rig.queue.add([{ ...job, job: { ...job.job, apk: ['/not/mounted/here.apk'] } }], 1);
    rig.worker('--tries', '1');
    await until(async () => (await rig.queue.status()).parked === 1, 30, 'nothing was parked');
    const [parked] = await rig.queue.parked();
    expect(parked?.reason).toContain('/not/mounted/here.apk: cannot be read here (file-not-found)');
    expect(await rig.cards()).toEqual([]);
  });

  it('tells clients of parked jobs', async () => {
    const paths = apps(1);
    await queued(paths, { versions: { ...rig.preparing.versions, tool: '0.0.0' } });
    rig.worker('--tries', '1');
    await until(async () => (await rig.queue.status()).parked === 1, 30, 'nothing was parked');
    const prepared = await rig.prepare(paths.map((path) => jobFor(path, policyPath(folder))));
    expect(await rig.queue.standing(prepared[0]?.key ?? '')).toMatchObject({ state: 'parked' });
  });

  it('parks a job whose worker is lost at every try', async () => {
    const [path = ''] = apps(1, 'large');
    await queued([path]);
    for (let lost = 0; lost < 2; lost++) {
      const victim = rig.worker('--tries', '2', '--lock-time', '1');
      const isTaken = async () =>
        (lost === 0 || victim.stderr().includes('came back')) && (await rig.queue.status()).running === 1;
      await until(isTaken, 30, 'the job was not taken');
      victim.child.kill('SIGKILL');
      await victim.exit;
    }
    rig.worker('--tries', '2', '--lock-time', '1');
    await until(async () => (await rig.queue.status()).parked === 1, 30, 'nothing was parked');
    expect(await rig.queue.parked()).toMatchObject([{ reason: 'the worker was lost at every try' }]);
    expect(await rig.queue.retry([])).toHaveLength(1);
    await rig.emptied(30);
    expect((await rig.cards()).map(({ outcome }) => outcome)).toEqual(['done']);
  });

  it('lets a worker finish what runs on the first SIGTERM, and takes no more', async () => {
    await queued(apps(6, 'large'));
    const worker = rig.worker('--concurrency', '2');
    await until(async () => (await rig.queue.status()).running === 2, 30, 'the jobs were not taken');
    worker.child.kill('SIGTERM');
    expect(await worker.exit).toBe(0);
    const { waiting, running } = await rig.queue.status();
    expect(running).toBe(0);
    expect(waiting).toBe(6 - worker.lines().length);
    expect((await rig.cards()).length).toBe(worker.lines().length);
    expect(waiting).toBeGreaterThan(0);
  });

  it('has a worker take one job more than it audits while very many wait, and give it back when it ends', async () => {
    await queued(apps(300));
    const worker = rig.worker('--concurrency', '1');
    await until(async () => (await rig.queue.status()).running === 2, 30, 'no second job was taken');
    worker.child.kill('SIGTERM');
    expect(await worker.exit).toBe(0);
    expect(await rig.queue.status()).toMatchObject({
      running: 0,
      delayed: 0,
      parked: 0,
      waiting: 300 - worker.lines().length,
    });
    expect((await rig.cards()).length).toBe(worker.lines().length);
  });

  it('has a worker take no job that it cannot audit yet while few wait', async () => {
    await queued(apps(8, 'large'));
    rig.worker('--concurrency', '1');
    const seen = new Set<number>();
    await until(
      async () => {
        const { running, waiting } = await rig.queue.status();
        seen.add(running);
        return waiting === 0;
      },
      30,
      'the jobs were not taken',
    );
    expect(Math.max(...seen)).toBe(1);
  });

  it('gives a running job back on the second SIGTERM', async () => {
    await queued(apps(1, 'large'));
    const worker = rig.worker('--concurrency', '1');
    await until(async () => (await rig.queue.status()).running === 1, 30, 'the job was not taken');
    worker.child.kill('SIGTERM');
    await pause(100);
    worker.child.kill('SIGINT');
    expect(await worker.exit).toBe(0);
    expect(worker.lines()).toEqual([]);
    expect(await rig.queue.status()).toMatchObject({ waiting: 1, running: 0, parked: 0 });
    rig.worker();
    await rig.emptied(30);
    expect((await rig.cards()).length).toBe(1);
  });

  it('leaves jobs in the queue when a waiting client is interrupted', async () => {
    const paths = apps(2);
    const main = join(import.meta.dirname, '../../../dist/cli/main.js');
    const args = ['batch', ...paths, '--policy', policyPath(folder), '--results', rig.resultsPath];
    const child = spawn(process.execPath, [main, ...args, '--queue', rig.redis.address, '--lang', 'en'], {
      stdio: 'ignore',
    });
    await until(async () => (await rig.queue.status()).waiting === 2, 20, 'nothing was queued');
    const exit = new Promise((done) => child.once('exit', done));
    child.kill('SIGINT');
    expect(await exit).toBe(130);
    expect(await rig.queue.status()).toMatchObject({ waiting: 2 });
  });

  it('refuses what is no job of ours', async () => {
    await queued(apps(1), { key: 'f'.repeat(64), job: { name: 'x', apk: [] } });
    rig.worker();
    await until(async () => (await rig.queue.status()).parked === 1, 30, 'nothing was parked');
    expect((await rig.queue.parked())[0]?.reason).toContain('no job of apk-audit');
  });
});
