import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { jobFormatSchema } from '../../src/batch/audit-job.js';
import { type AuditingOnce, auditOnce, type OnceResult } from '../../src/batch/audit-once.js';
import { type AuditPool, createAuditPool, type PoolOptions } from '../../src/batch/audit-pool.js';
import { namesIn } from '../../src/batch/drafts.js';
import { openResults } from '../../src/batch/open-results.js';
import { currentVersions } from '../../src/batch/versions.js';
import { greedyApp, heavyApp, writeBatchApps } from '../builders/batch-apps.js';
import { allCards, jobFor, ownFolder } from './batch-setting.js';

const apps = mkdtempSync(join(tmpdir(), 'apk-audit-pool-'));
const heavy = join(apps, 'heavy.apk');

beforeAll(() => {
  writeBatchApps(apps, 4);
  writeFileSync(heavy, heavyApp(60));
}, 60_000);
afterAll(() => rmSync(apps, { recursive: true }));

let pool: AuditPool;
afterEach(() => pool.close());

async function setting(options: Partial<PoolOptions> = {}): Promise<AuditingOnce> {
  pool = createAuditPool({ workers: 1, memoryMb: 1024, timeMs: 60_000, ...options });
  return { pool, results: await openResults(ownFolder(), 'write'), versions: await currentVersions() };
}

const job = (name: string) => jobFor(apps, name);
const heavyJob = () => ({ ...job('app-0000'), name: 'heavy', apk: [heavy] });

/** Ids of the processes that audit for this one. */
function auditProcesses(): number[] {
  const children = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(process.pid)], {
    encoding: 'utf8',
  });
  return children
    .split('\n')
    .filter((line) => line.includes('audit-process'))
    .map((line) => Number.parseInt(line, 10));
}

describe('an audit in a process of its own', () => {
  it('gives the JSON of `check`, a card and the wanted reports', async () => {
    const once = await setting();
    const stages: string[] = [];
    const wanted = { ...job('app-0001'), formats: ['html', 'csv'] as ('html' | 'csv')[] };
    const { card, isNew } = await auditOnce(wanted, once, { onProgress: (stage) => stages.push(stage) });
    expect({ isNew, outcome: card.outcome, exitCode: card.exitCode }).toEqual({
      isNew: true,
      outcome: 'done',
      exitCode: 1,
    });
    expect(stages).toEqual(['waiting', 'documents', 'package', 'rules', 'reports']);
    const record = await once.results.record(card.key);
    expect(record).toMatchObject({
      outcome: 'done',
      result: { app: { package: 'com.example.app1' }, policy: { documents: [{ name: 'privacy.txt' }] } },
    });
    const html = await once.results.report(card.key, 'html', 'en');
    expect(html !== null && readFileSync(html, 'utf8')).toContain('com.example.app1');
    expect(await once.results.report(card.key, 'csv', 'en')).not.toBeNull();
    expect(await once.results.report(card.key, 'sarif', 'en')).toBeNull();
  });

  it('is not run again; another name is kept beside the first, a missing report is made', async () => {
    const once = await setting();
    const first = await auditOnce(job('app-0001'), once);
    expect((await auditOnce({ ...job('app-0001'), name: 'twin' }, once)).isNew).toBe(false);
    expect((await auditOnce({ ...job('app-0001'), formats: ['markdown'] }, once)).isNew).toBe(true);
    expect(await once.results.report(first.card.key, 'markdown', 'en')).not.toBeNull();
    const cards = await allCards(once.results);
    expect(cards.map(({ labels }) => labels.map(({ name }) => name))).toEqual([['app-0001', 'twin']]);
  });

  it('uses one process for many apps', async () => {
    const once = await setting();
    const seen = new Set<number>();
    for (const name of ['app-0000', 'app-0001', 'app-0002']) {
      await auditOnce(job(name), once);
      for (const id of auditProcesses()) seen.add(id);
    }
    expect(seen.size).toBe(1);
  });
});

describe('an audit that goes wrong', () => {
  it('by memory is a failed result, and the next app is audited', async () => {
    const greedy = join(apps, 'greedy.apk');
    writeFileSync(greedy, greedyApp(140));
    const once = await setting({ memoryMb: 140 });
    const failed = await auditOnce({ ...heavyJob(), apk: [greedy] }, once);
    expect(failed.card).toMatchObject({ outcome: 'failed', exitCode: 3, failure: { code: 'memory-limit' } });
    expect((await auditOnce(job('app-0001'), once)).card.outcome).toBe('done');
    expect(await allCards(once.results)).toHaveLength(2);
  }, 60_000);

  it('by time is a failed result with its reason in both languages', async () => {
    const once = await setting({ timeMs: 150 });
    const { card } = await auditOnce(heavyJob(), once);
    expect(card).toMatchObject({
      outcome: 'failed',
      failure: {
        code: 'time-limit',
        line: { 'zh-CN': expect.stringContaining('0.15 秒'), en: expect.stringContaining('0.15 seconds') },
      },
    });
  }, 60_000);

  it('by a process that stands still is ended by the time limit', async () => {
    const once = await setting({ timeMs: 3000 });
    let stopped = 0;
    const { card } = await auditOnce(heavyJob(), once, {
      onProgress: (stage) => {
        if (stage !== 'package') return;
        stopped = auditProcesses()[0] ?? 0;
        process.kill(stopped, 'SIGSTOP');
      },
    });
    expect(card).toMatchObject({ outcome: 'failed', failure: { code: 'time-limit' } });
    expect(existsSync(`/proc/${stopped}`)).toBe(false);
  }, 60_000);

  it('by a process that is killed is a failed result, and only --retry-failed runs it again', async () => {
    const once = await setting();
    const killed = await auditOnce(heavyJob(), once, {
      onProgress: (stage) => {
        if (stage === 'package') process.kill(auditProcesses()[0] ?? 0, 'SIGKILL');
      },
    });
    expect(killed.card).toMatchObject({ outcome: 'failed', failure: { code: 'crashed' } });
    expect((await auditOnce(heavyJob(), once)).isNew).toBe(false);
    const again = await auditOnce(heavyJob(), { ...once, retryFailed: true });
    expect(again).toMatchObject({ isNew: true, card: { outcome: 'done' } });
    expect(await allCards(once.results)).toMatchObject([{ outcome: 'done' }]);
  }, 60_000);

  it('by a process that cannot be started is a failed result with the reason', async () => {
    const once = await setting();
    const node = process.execPath;
    process.execPath = join(apps, 'no-node-here');
    try {
      const { card } = await auditOnce(job('app-0001'), once);
      expect(card).toMatchObject({
        outcome: 'failed',
        failure: { code: 'crashed', line: { en: expect.stringContaining('ENOENT') } },
      });
    } finally {
      process.execPath = node;
    }
  });

  it('by its input is a failed result that names the file', async () => {
    const once = await setting();
    const path = join(ownFolder(), 'page.apk');
    writeFileSync(path, '404 not found');
    const { card } = await auditOnce({ ...job('app-0001'), apk: [path] }, once);
    expect(card).toMatchObject({
      outcome: 'failed',
      exitCode: 3,
      failure: { code: 'package-not-a-zip', line: { en: expect.stringMatching(/^page\.apk: /) } },
    });
  });

  it('by an input that is not there is tried again, and forgotten once it is', async () => {
    const once = await setting();
    const path = join(ownFolder(), 'late.apk');
    const late = { ...job('app-0001'), apk: [path] };
    for (const _ of [1, 2]) {
      const { card, isNew } = await auditOnce(late, once);
      expect({ isNew, outcome: card.outcome }).toEqual({ isNew: true, outcome: 'failed' });
    }
    expect(await allCards(once.results)).toHaveLength(1);
    writeFileSync(path, readFileSync(join(apps, 'app-0002', 'app.apk')));
    await auditOnce(late, once);
    expect(await allCards(once.results)).toMatchObject([{ outcome: 'done' }]);
  });

  it('by a pipe in place of a package holds nothing up', async () => {
    const once = await setting();
    const path = join(ownFolder(), 'pipe.apk');
    execFileSync('mkfifo', [path]);
    const { card } = await auditOnce({ ...job('app-0001'), apk: [path] }, once);
    expect(card).toMatchObject({ outcome: 'failed', failure: { code: 'file-not-regular' } });
  });
});

describe('an audit that a process has in hand while another comes to its end', () => {
  /**
   * Two audits for one process; told when the first writes its reports, of every form so that it is not soon done, and
   * the second is in hand.
   */
  async function pair(onReports: (cancelSecond: AbortController, process: number) => void) {
    const once = await setting();
    const cancel = new AbortController();
    let second: Promise<OnceResult> | undefined;
    // Looked for before it is needed: by the time `ps` has answered, reports may be written.
    let auditing = 0;
    const first = await auditOnce({ ...heavyJob(), formats: [...jobFormatSchema.options] }, once, {
      onProgress: (stage) => {
        if (stage === 'documents') {
          second = auditOnce(job('app-0001'), once, { signal: cancel.signal });
          // Handled by the test, once the first has come to its end.
          second.catch(() => undefined);
        }
        if (stage === 'package') auditing = auditProcesses()[0] ?? 0;
        if (stage === 'reports') onReports(cancel, auditing);
      },
    });
    return { first, second, once };
  }

  it('runs after it in the same process', async () => {
    let auditing = 0;
    const { first, second } = await pair((_, process) => {
      auditing = process;
    });
    expect([first.card.outcome, (await second)?.card.outcome]).toEqual(['done', 'done']);
    expect(auditProcesses()).toEqual([auditing]);
  }, 60_000);

  it('runs in another process where its own goes, and is not told as failed', async () => {
    const { first, second, once } = await pair((_, auditing) => process.kill(auditing, 'SIGKILL'));
    expect(first.card).toMatchObject({ outcome: 'failed', failure: { code: 'crashed' } });
    expect((await second)?.card.outcome).toBe('done');
    expect(await allCards(once.results)).toHaveLength(2);
  }, 60_000);

  it('is cancelled without the other', async () => {
    const { first, second, once } = await pair((cancel) => cancel.abort(new Error('not this one')));
    expect(first.card.outcome).toBe('done');
    await expect(second).rejects.toThrow('not this one');
    expect(await namesIn(join(once.results.path, 'drafts'))).toEqual([]);
    expect((await auditOnce(job('app-0002'), once)).card.outcome).toBe('done');
  }, 60_000);
});

describe('a process that is started ahead', () => {
  it('takes the first audit, and is the only one', async () => {
    const once = await setting();
    once.pool.start();
    once.pool.start();
    const started = auditProcesses();
    expect(started).toHaveLength(1);
    expect((await auditOnce(job('app-0001'), once)).card.outcome).toBe('done');
    expect(auditProcesses()).toEqual(started);
  });

  it('is gone with the pool when there was nothing to audit', async () => {
    const { pool: unused } = await setting();
    unused.start();
    await unused.close();
    expect(auditProcesses()).toEqual([]);
  });
});

describe('an audit that is cancelled', () => {
  it('is no result, leaves no draft, and frees its process for the next', async () => {
    const once = await setting();
    const cancel = new AbortController();
    const cancelled = auditOnce(heavyJob(), once, {
      signal: cancel.signal,
      onProgress: (stage) => stage === 'package' && cancel.abort(new Error('enough')),
    });
    await expect(cancelled).rejects.toThrow('enough');
    expect(await allCards(once.results)).toEqual([]);
    expect(await namesIn(join(once.results.path, 'drafts'))).toEqual([]);
    expect((await auditOnce(job('app-0001'), once)).card.outcome).toBe('done');
  }, 60_000);

  it('while it waits does not disturb the one that runs', async () => {
    const once = await setting();
    const cancel = new AbortController();
    let waiting: Promise<unknown> = Promise.resolve('never began to wait');
    const running = auditOnce(heavyJob(), once, {
      onProgress: (stage) => {
        if (stage !== 'package') return;
        waiting = auditOnce(job('app-0001'), once, {
          unlessBegun: cancel.signal,
          onProgress: (own) => own === 'waiting' && cancel.abort(new Error('no more')),
        });
        // Handled below, once the other has come to its end.
        waiting.catch(() => undefined);
      },
    });
    expect((await running).card.outcome).toBe('done');
    await expect(waiting).rejects.toThrow('no more');
  }, 60_000);

  it('by closing the pool ends its process', async () => {
    const once = await setting();
    const running = auditOnce(heavyJob(), once, {
      onProgress: (stage) => {
        if (stage === 'package') void once.pool.close();
      },
    });
    await expect(running).rejects.toMatchObject({ name: 'PoolClosed' });
    expect(auditProcesses()).toEqual([]);
  }, 60_000);
});
