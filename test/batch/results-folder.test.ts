import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeFailure } from '../../src/batch/failed-result.js';
import { openResults } from '../../src/batch/open-results.js';
import { writeReport } from '../../src/batch/result-files.js';
import type { ResultsFolder } from '../../src/batch/results-folder.js';
import { allCards, jobFor, ownFolder } from './batch-setting.js';

const versions = { tool: '1.0.0', signatures: 's', results: 1 } as const;
const failure = { failure: { code: 'crashed', line: { 'zh-CN': '崩溃', en: 'crashed' } }, exitCode: 3 };
const key = 'ab'.repeat(32);

async function add(results: ResultsFolder, of = key, name = 'one'): Promise<void> {
  const draft = results.draft();
  writeFailure({ key: of, job: jobFor('/apps', name), versions, draft }, failure, '2026-06-01T00:00:00Z');
  await results.finish(draft, of);
}

describe('opening a results folder', () => {
  it('makes it where it is missing, with parents, and opens it again', async () => {
    const path = join(ownFolder(), 'a/b');
    await openResults(path, 'write');
    await add(await openResults(path, 'write'));
    expect((await allCards(await openResults(path, 'read'))).map((card) => card.key)).toEqual([key]);
  });

  it('takes an empty folder, and refuses one that holds something else without touching it', async () => {
    await openResults(ownFolder(), 'write');
    const foreign = ownFolder();
    writeFileSync(join(foreign, 'thesis.txt'), 'mine');
    await expect(openResults(foreign, 'write')).rejects.toMatchObject({ code: 'results-foreign' });
    expect(readdirSync(foreign)).toEqual(['thesis.txt']);
  });

  it.each([
    ['{"format":"apk-audit-results","version":2}', 'results-version'],
    ['{"format":"other","version":1}', 'results-foreign'],
    ['{"format":"apk-audit-res', 'results-foreign'],
  ])('refuses a folder marked %s as %s', async (mark, code) => {
    const path = ownFolder();
    writeFileSync(join(path, 'apk-audit-results.json'), mark);
    await expect(openResults(path, 'write')).rejects.toMatchObject({ code, where: path });
    await expect(openResults(path, 'read')).rejects.toMatchObject({ code });
  });

  it('says that there is nothing to read, or that it cannot write', async () => {
    const missing = join(ownFolder(), 'none');
    await expect(openResults(missing, 'read')).rejects.toMatchObject({ code: 'file-not-found' });
    expect(existsSync(missing)).toBe(false);
    const file = join(ownFolder(), 'file');
    writeFileSync(file, '');
    await expect(openResults(file, 'write')).rejects.toMatchObject({ code: 'output-unwritable' });
    await expect(openResults('/proc/none', 'write')).rejects.toMatchObject({ code: 'output-unwritable' });
  });

  it('opens one folder several times at once', async () => {
    const path = join(ownFolder(), 'new');
    await Promise.all(Array.from({ length: 8 }, () => openResults(path, 'write')));
    await openResults(path, 'read');
    expect(readdirSync(path)).toContain('apk-audit-results.json');
  });
});

describe('results in the making', () => {
  it('are not seen before they are finished', async () => {
    const results = await openResults(ownFolder(), 'write');
    const draft = results.draft();
    writeFailure({ key, job: jobFor('/apps', 'one'), versions, draft }, failure, '');
    expect(await allCards(results)).toEqual([]);
    expect(await results.card(key)).toBeNull();
    await results.finish(draft, key);
    expect(await results.card(key)).toMatchObject({ key, outcome: 'failed' });
  });

  it('are removed where their process is gone, and left where it lives or is elsewhere', async () => {
    const path = ownFolder();
    const results = await openResults(path, 'write');
    const own = results.draft();
    mkdirSync(own, { recursive: true });
    const drafts = join(path, 'drafts');
    const [here] = (readdirSync(drafts)[0] ?? '').split('-');
    // No process has an id above the system's most, 2^22.
    const dead = join(drafts, `${here}-99999999-00`);
    const elsewhere = join(drafts, 'f00000000000-7-00');
    const old = join(drafts, 'f00000000000-8-00');
    for (const folder of [dead, elsewhere, old]) mkdirSync(folder);
    utimesSync(old, 0, 0);
    await openResults(path, 'write');
    expect([own, dead, elsewhere, old].map((folder) => existsSync(folder))).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });
});

describe('a finished result', () => {
  it('is kept when another writer finishes the same key', async () => {
    const results = await openResults(ownFolder(), 'write');
    await Promise.all([add(results), add(results), add(results)]);
    expect(await allCards(results)).toHaveLength(1);
    expect(readdirSync(join(results.path, 'drafts'))).toEqual([]);
  });

  it('is one of many that are finished at once', async () => {
    const results = await openResults(ownFolder(), 'write');
    const keys = Array.from({ length: 40 }, (_, i) => i.toString(16).padStart(64, '0'));
    await Promise.all(keys.map((of) => add(results, of)));
    expect((await allCards(results)).map((card) => card.key)).toEqual(keys);
  });

  it('is not made of a draft that is gone, and leaves the next one its turn', async () => {
    const results = await openResults(ownFolder(), 'write');
    const gone = results.finish(results.draft(), key);
    const sound = add(results, 'cd'.repeat(32));
    await expect(gone).rejects.toMatchObject({ code: 'results-gone', where: results.path });
    await sound;
    expect((await allCards(results)).map((card) => card.key)).toEqual(['cd'.repeat(32)]);
  });

  it('takes over reports that it lacks', async () => {
    const results = await openResults(ownFolder(), 'write');
    await add(results);
    expect(await results.report(key, 'html', 'en')).toBeNull();
    const draft = results.draft();
    writeReport(draft, 'html', 'en', '<p>later</p>');
    await results.finish(draft, key);
    const path = await results.report(key, 'html', 'en');
    expect(path === null ? null : readFileSync(path, 'utf8')).toBe('<p>later</p>');
    expect(await results.report(key, 'html', 'zh-CN')).toBeNull();
  });

  it('keeps each name and set of tags once', async () => {
    const results = await openResults(ownFolder(), 'write');
    await add(results);
    for (const label of [
      { name: 'one', tags: [] },
      { name: 'two', tags: ['june', 'store'] },
      { name: 'two', tags: ['store', 'june'] },
    ]) {
      const card = await results.card(key);
      if (card !== null) await results.label(card, label);
    }
    expect((await results.card(key))?.labels).toEqual([
      { name: 'one', tags: [] },
      { name: 'two', tags: ['june', 'store'] },
    ]);
  });

  it('is removed as a whole', async () => {
    const results = await openResults(ownFolder(), 'write');
    await add(results);
    expect(await results.remove(key)).toBe(true);
    expect(await results.remove(key)).toBe(false);
    expect(await allCards(results)).toEqual([]);
    expect(await results.record(key)).toBeNull();
  });
});

describe('digests of input files', () => {
  const file = (content: string) => {
    const path = join(ownFolder(), 'big.apk');
    writeFileSync(path, content.repeat(100_000));
    return path;
  };

  it('are those of sha256sum, for the second time too', async () => {
    const results = await openResults(ownFolder(), 'write');
    const path = file('a');
    const digest = '6d1cf22d7cc09b085dfc25ee1a1f3ae0265804c607bc2074ad253bcc82fd81ee';
    expect([await results.digest(path), await results.digest(path)]).toEqual([digest, digest]);
  });

  it('follow a change that keeps size and time of writing', async () => {
    const results = await openResults(ownFolder(), 'write');
    const path = file('a');
    utimesSync(path, 1000, 1000);
    await new Promise((resolve) => setTimeout(resolve, 150));
    const before = await results.digest(path);
    writeFileSync(path, 'b'.repeat(100_000));
    utimesSync(path, 1000, 1000);
    expect(await results.digest(path)).not.toBe(before);
  });

  it('are made anew where what was kept is garbled', async () => {
    const results = await openResults(ownFolder(), 'write');
    const path = file('a');
    await new Promise((resolve) => setTimeout(resolve, 150));
    const before = await results.digest(path);
    const kept = readdirSync(join(results.path, 'digests'), { recursive: true, withFileTypes: true });
    const files = kept.filter((entry) => entry.isFile());
    expect(files).toHaveLength(1);
    for (const entry of files) writeFileSync(join(entry.parentPath, entry.name), 'garbled');
    expect(await results.digest(path)).toBe(before);
  });
});
