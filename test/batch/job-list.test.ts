import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AuditJob } from '../../src/batch/audit-job.js';
import { faultLine } from '../../src/batch/job-list/list-fault.js';
import { type BatchInput, listJobs } from '../../src/batch/job-list/list-jobs.js';
import { isFault } from '../../src/batch/job-list/listed-app.js';
import { planAudit } from '../../src/inputs/config/audit-plan.js';
import { ownFolder } from './batch-setting.js';

/** A folder with two apps and their policies. */
function place(): string {
  const folder = ownFolder();
  for (const name of ['a', 'b']) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'app.apk'), name);
    writeFileSync(join(folder, name, 'policy.html'), name);
  }
  return folder;
}

/** Jobs and the lines of faults of a batch. */
async function read(
  input: string,
  more: Partial<BatchInput> = {},
): Promise<{ jobs: AuditJob[]; faults: string[] }> {
  const plan = await planAudit({ config: false }, '/');
  const jobs: AuditJob[] = [];
  const faults: string[] = [];
  const batch: BatchInput = {
    inputs: [input],
    plan,
    documents: undefined,
    documentOptions: {},
    tags: [],
    formats: [],
    language: 'en',
    ...more,
  };
  for await (const entry of listJobs(batch)) {
    if (isFault(entry)) faults.push(faultLine(entry, 'en').replaceAll(join(input, '..'), ''));
    else jobs.push(entry);
  }
  return { jobs, faults };
}

function listIn(folder: string, name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('a CSV list', () => {
  it('names apps with paths relative to itself, and what is different for each', async () => {
    const folder = place();
    const list = listIn(
      folder,
      'apps.csv',
      'apk,documents,App Type,profile,name,tags\na/app.apk,a/policy.html,games,play,"A, the first",june; store\nb/app.apk,b/policy.html;a/policy.html,,,,\n',
    );
    const { jobs, faults } = await read(list, { tags: ['batch'] });
    expect(faults).toEqual([]);
    expect(jobs).toMatchObject([
      {
        name: 'A, the first',
        apk: [join(folder, 'a/app.apk')],
        tags: ['june', 'store', 'batch'],
        settings: { profile: 'play', appType: 'games' },
      },
      {
        name: 'b/app.apk',
        documents: [join(folder, 'b/policy.html'), join(folder, 'a/policy.html')],
        tags: ['batch'],
        settings: { profile: 'cn', appType: null },
      },
    ]);
  });

  it('may have Chinese headings, a byte order mark, Windows line ends, or the encoding of Chinese spreadsheets', async () => {
    const folder = place();
    const text = '应用包,隐私政策,名称\r\na/app.apk,a/policy.html,拾光\r\n';
    // The heading and the name in GB 18030.
    const gb = Buffer.concat([
      Buffer.from('d3a6d3c3b0fc2cd2fecbbdd5feb2df2cc3fbb3c60d0a', 'hex'),
      Buffer.from('a/app.apk,a/policy.html,'),
      Buffer.from('cab0b9e20d0a', 'hex'),
    ]);
    for (const content of [text, `\ufeff${text}`, gb]) {
      expect((await read(listIn(folder, 'apps.csv', content))).jobs.map(({ name }) => name)).toEqual([
        '拾光',
      ]);
    }
  });

  it.each([
    ['apk,documents,color\na/app.apk,a/policy.html,red\n', ':1: color: there is no such column'],
    ['apk,apk\na/app.apk,a/app.apk\n', ':1: apk: this column is there twice'],
    ['documents\na/policy.html\n', ':1: apk: this column is missing'],
    [
      'apk,documents\na/app.apk,a/policy.html,more\n',
      ':2: this line has not as many cells as the heading: 3 ≠ 2',
    ],
    ['apk,documents\n"a/app.apk"x,a/policy.html\n', ':2: this line cannot be read: Invalid Closing Quote'],
    ['apk,documents\n,a/policy.html\n', ':2: apk: must not be empty'],
    ['apk,documents\nc/app.apk,a/policy.html\n', ':2: apk: no such file: /c/app.apk'],
    ['apk,documents\na/app.apk,c/policy.html\n', ':2: documents: no such file: /c/policy.html'],
    ['apk,documents\na/app.apk,a\n', ':2: documents: no such file: /a'],
    ['apk,documents\na/app.apk,\n', ':2: documents: no policy is given'],
    [
      'apk,documents,appType\na/app.apk,a/policy.html,gaming\n',
      ':2: appType: this value cannot be used: there is no app type "gaming"',
    ],
    [
      'apk,documents,profile\na/app.apk,a/policy.html,mars\n',
      ':2: profile: this value cannot be used: there is no profile "mars"',
    ],
    ['apk,documents\na/app.apk,a/policy.html\na/app.apk,a/policy.html\n', ':3: name: is there twice'],
    [
      'apk,documents,name\na/app.apk,a/policy.html,x\nb/app.apk,b/policy.html,x\n',
      ':3: name: is there twice',
    ],
    ['apk,documents,name\na/app.apk,a/policy.html,x\na/app.apk,a/policy.html,y\n', ':3: apk: is there twice'],
    ['', ': holds no app to audit'],
  ])('%j is at fault in one line: %s', async (content, line) => {
    const { faults } = await read(listIn(place(), 'apps.csv', content));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(`/apps.csv${line}`);
  });

  it('is read on after a broken line, each fault in a line of its own', async () => {
    const list = listIn(
      place(),
      'apps.csv',
      'apk,documents\n"a/app.apk,a/policy.html\n\nb/app.apk,b/policy.html\nc,d\n',
    );
    const { jobs, faults } = await read(list);
    expect(jobs.map(({ name }) => name)).toEqual(['b/app.apk']);
    expect(faults.map((line) => line.split(':').slice(0, 2).join(':'))).toEqual([
      '/apps.csv:2',
      '/apps.csv:5',
    ]);
  });

  it('may name addresses, which are not looked for on disk', async () => {
    const list = listIn(place(), 'apps.csv', 'apk,documents\na/app.apk,https://example.com/privacy\n');
    expect((await read(list)).jobs[0]?.documents).toEqual(['https://example.com/privacy']);
  });
});

describe('a JSONL list', () => {
  it('names apps with one or several values', async () => {
    const folder = place();
    const rows = [
      { apk: 'a/app.apk', documents: 'a/policy.html', tags: ['x', 'x'] },
      { apk: ['b/app.apk'], documents: ['b/policy.html', 'a/policy.html'], name: 'B' },
    ];
    const { jobs } = await read(
      listIn(folder, 'apps.jsonl', rows.map((row) => JSON.stringify(row)).join('\n')),
    );
    expect(jobs).toMatchObject([
      { name: 'a/app.apk', tags: ['x'] },
      { name: 'B', documents: [join(folder, 'b/policy.html'), join(folder, 'a/policy.html')] },
    ]);
  });

  it.each([
    ['{"apk":"a/app.apk","documents":"a/policy.html","colour":1}', ':1: colour: there is no such column'],
    ['{"apk":"a/app.apk","documents":', ':1: this line cannot be read'],
    ['["a/app.apk"]', ':1: this line cannot be read'],
    ['{"apk":[],"documents":"a/policy.html"}', ':1: apk: must not be empty'],
    ['{"apk":"a/app.apk","documents":"a/policy.html","tags":[1]}', ':1: tags: this value cannot be used'],
  ])('%s is at fault in one line: %s', async (content, line) => {
    const { jobs, faults } = await read(listIn(place(), 'apps.jsonl', content));
    expect(jobs).toEqual([]);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(`/apps.jsonl${line}`);
  });
});

describe('a folder or a pattern', () => {
  it('gives one app a folder, with base and splits together', async () => {
    const folder = place();
    writeFileSync(join(folder, 'b', 'split_zh.apk'), 'split');
    writeFileSync(join(folder, 'b', '.hidden.html'), '');
    const { jobs, faults } = await read(folder);
    expect(faults).toEqual([]);
    expect(jobs.map(({ name, apk, documents }) => [name, apk.length, documents.length])).toEqual([
      ['a', 1, 1],
      ['b', 2, 1],
    ]);
  });

  it('tells of folders that lack the package or the policy', async () => {
    const folder = place();
    mkdirSync(join(folder, 'c'));
    writeFileSync(join(folder, 'c', 'policy.html'), '');
    mkdirSync(join(folder, 'd'));
    writeFileSync(join(folder, 'd', 'app.apk'), '');
    mkdirSync(join(folder, 'empty'));
    const { jobs, faults } = await read(folder);
    expect(jobs).toHaveLength(2);
    expect(faults).toEqual([
      expect.stringContaining('/c: holds no app package'),
      expect.stringContaining('/d: documents: no policy is given'),
    ]);
    expect((await read(folder, { documents: [join(folder, 'a/policy.html')] })).jobs).toHaveLength(3);
  });

  it('pairs packages that lie together with the documents of their name', async () => {
    const folder = ownFolder();
    for (const name of ['shop.apk', 'shop.html', 'shop.sdk-list.html', 'news.apk', 'news.txt']) {
      writeFileSync(join(folder, name), name);
    }
    for (const input of [folder, join(folder, '*.apk')]) {
      const { jobs } = await read(input);
      expect(jobs.map(({ documents }) => documents)).toEqual([
        [join(folder, 'news.txt')],
        [join(folder, 'shop.html'), join(folder, 'shop.sdk-list.html')],
      ]);
    }
  });

  it('is refused where it is not there, and told where it matches nothing', async () => {
    const folder = ownFolder();
    await expect(read(join(folder, 'none'))).rejects.toMatchObject({ code: 'file-not-found' });
    expect((await read(join(folder, '*.apk'))).faults).toEqual([
      expect.stringContaining('holds no app to audit'),
    ]);
  });
});
