import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../src/bytes/limits.js';
import { openZip } from '../../src/formats/zip/open-zip.js';
import { beginHeadStart, headStartOf, offerHeadStart } from '../../src/inputs/head-start.js';
import { withPackage } from '../../src/inputs/open-package.js';
import { buildZip, type ZipBuilderEntry, type ZipBuilderOptions } from '../builders/zip-builder.js';
import { runCli } from '../cli/run-cli.js';

const code = Buffer.from('code of the app, '.repeat(300));
const codeEntry: ZipBuilderEntry = { name: 'classes.dex', data: code };
const manifest: ZipBuilderEntry = { name: 'AndroidManifest.xml', data: Buffer.from('manifest') };

describe('the head start of a package', () => {
  let folder = '';
  let path = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'apk-audit-head-start-'));
    path = join(folder, 'app.apk');
  });
  afterEach(() => {
    offerHeadStart(null);
    rmSync(folder, { recursive: true });
  });

  function writePackage(entries: readonly ZipBuilderEntry[], options?: ZipBuilderOptions): void {
    writeFileSync(path, buildZip(entries, options));
  }

  /** The content of an entry as a reader of the package is given it. */
  function readEntry(name: string, limits = DEFAULT_LIMITS): Promise<Uint8Array> {
    return withPackage(path, async ({ source }) => {
      const archive = await openZip(source, 'app.apk', limits);
      const entry = archive.find(name);
      if (entry === undefined) throw new Error(`no ${name}`);
      return archive.read(entry);
    });
  }

  it.each([
    ['an apk', 'classes.dex'],
    ['an app bundle', 'base/dex/classes.dex'],
  ])('is the first code of %s, inflated', async (_, name) => {
    writePackage([manifest, { name, data: code }, { name: 'classes2.dex', data: Buffer.from('more') }]);
    expect(await beginHeadStart([path])?.take()).toEqual(new Uint8Array(code));
  });

  it('is given once', () => {
    writePackage([codeEntry]);
    const begun = beginHeadStart([path]);
    expect(begun?.take()).toBeInstanceOf(Promise);
    expect(begun?.take()).toBeUndefined();
  });

  it('is of the first file among the words, behind options and their values', async () => {
    writePackage([codeEntry]);
    const begun = beginHeadStart(['--format', 'json', path, '--policy', 'policy.html']);
    expect(await begun?.take()).toHaveLength(code.length);
  });

  it('is taken by whoever reads that code, without another inflating', async () => {
    writePackage([manifest, codeEntry]);
    const begun = beginHeadStart([path]);
    const taken = await begun?.take();
    if (begun === null || taken === undefined) throw new Error('no head start');
    // Other bytes than the package's, to tell who gave them.
    offerHeadStart({ ...begun, take: () => Promise.resolve(new Uint8Array([1, 2, 3])) });
    expect(await readEntry('classes.dex')).toEqual(new Uint8Array([1, 2, 3]));
  });

  it('is not given for another entry', async () => {
    writePackage([manifest, codeEntry]);
    offerHeadStart(beginHeadStart([path]));
    expect(Buffer.from(await readEntry('AndroidManifest.xml')).toString()).toBe('manifest');
  });

  it('is not given for a file that has changed since', () => {
    writePackage([codeEntry]);
    offerHeadStart(beginHeadStart([path]));
    utimesSync(path, new Date(), new Date(Date.now() - 60_000));
    expect(headStartOf(statSync(path))).toBeNull();
  });

  it('is kept for its file when another is opened first', () => {
    writePackage([codeEntry]);
    const begun = beginHeadStart([path]);
    offerHeadStart(begun);
    const other = join(folder, 'policy.txt');
    writeFileSync(other, 'policy');
    expect(headStartOf(statSync(other))).toBeNull();
    expect(headStartOf(statSync(path))).toBe(begun);
  });

  it('that failed leaves the error to the reader', async () => {
    const bytes = Buffer.from(buildZip([codeEntry]));
    bytes.fill(0xff, 41, 60);
    writeFileSync(path, bytes);
    const begun = beginHeadStart([path]);
    offerHeadStart(begun);
    expect(begun).not.toBeNull();
    await expect(readEntry('classes.dex')).rejects.toMatchObject({ code: 'inflate-failed' });
  });

  it('of code larger than declared fails, and the reader gets all of it', async () => {
    writePackage([{ ...codeEntry, central: { size: 100 } }]);
    expect(await beginHeadStart([path])?.take()).toBeNull();
    offerHeadStart(beginHeadStart([path]));
    expect(await readEntry('classes.dex')).toEqual(new Uint8Array(code));
  });

  it('larger than the reader may take is refused as without it', async () => {
    writePackage([codeEntry]);
    offerHeadStart(beginHeadStart([path]));
    const limits = { ...DEFAULT_LIMITS, entryBytes: 1000 };
    await expect(readEntry('classes.dex', limits)).rejects.toMatchObject({ code: 'entry-too-large' });
  });

  it.each<[string, ZipBuilderEntry[], ZipBuilderOptions?]>([
    ['a package without code', [manifest]],
    ['code that is stored', [{ ...codeEntry, deflate: false }]],
    ['code that only looks like the first', [{ ...codeEntry, name: 'assets/classes.dex' }]],
    ['code declared to be huge', [{ ...codeEntry, central: { size: 0x7fffffff } }]],
    ['an entry beyond the file', [{ ...codeEntry, central: { localHeaderOffset: 0x7ffffff0 } }]],
    ['wide offsets', [codeEntry], { zip64: true }],
    ['a directory beyond the file', [codeEntry], { directorySize: 1_000_000 }],
  ])('is left out for %s', (_, entries, options) => {
    writePackage(entries, options);
    expect(beginHeadStart([path])).toBeNull();
  });

  it.each([
    ['an empty file', Buffer.alloc(0)],
    ['a few bytes', Buffer.from('PK')],
    ['a text', Buffer.from('<manifest/>')],
    ['an end record alone', Buffer.concat([Buffer.from('PK\x05\x06'), Buffer.alloc(18, 0xff)])],
  ])('is left out for %s', (_, bytes) => {
    writeFileSync(path, bytes);
    expect(beginHeadStart([path])).toBeNull();
  });

  it('is left out where no word is a file, or the first is a folder', () => {
    expect(beginHeadStart(['missing.apk', folder, '', 'x'.repeat(5000)])).toBeNull();
  });

  it.skipIf(process.platform === 'win32')('does not read from a pipe, which would empty it', () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    expect(beginHeadStart([pipe])).toBeNull();
  });

  it('changes nothing of what the command tells', async () => {
    const sample = join(import.meta.dirname, '../../samples/shiguang.apk');
    writeFileSync(path, readFileSync(sample));
    const [with_, without] = await Promise.all([
      runCli(['app', path, '--format', 'json']),
      // The ninth word is beyond those that are looked at.
      runCli(['app', '--format', 'json', ...Array.from({ length: 4 }, () => ['--lang', 'en']).flat(), path]),
    ]);
    expect(JSON.parse(with_.stdout)).toEqual(JSON.parse(without.stdout));
  });
});
