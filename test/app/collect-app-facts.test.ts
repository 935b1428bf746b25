import { describe, expect, test } from 'vitest';
import { collectAppFacts } from '../../src/app/collect-app-facts.js';
import { bufferSource } from '../../src/bytes/byte-source.js';
import { DEFAULT_LIMITS, type Limits } from '../../src/bytes/limits.js';
import { appFactsSchema } from '../../src/facts/app-facts.js';
import { type ApkParts, buildApk } from '../builders/apk-builder.js';
import { buildArsc } from '../builders/arsc-builder.js';
import type { XmlNode } from '../builders/axml-builder.js';
import { buildDex } from '../builders/dex-builder.js';

const signatures = { vendors: [], sdks: [] };
const manifest: XmlNode = {
  tag: 'manifest',
  attributes: { package: 'com.example.app' },
  children: [{ tag: 'application' }],
};
const dexWith = (...names: string[]): Uint8Array => buildDex({ classes: names.map((name) => ({ name })) });

async function collect(bytes: Uint8Array, limits: Partial<Limits> = {}) {
  const result = await collectAppFacts(bufferSource(bytes), 'app.apk', {
    signatures,
    limits: { ...DEFAULT_LIMITS, ...limits },
  });
  expect(appFactsSchema.parse(result.app)).toEqual(result.app);
  return result;
}

const collectParts = (parts: ApkParts) => collect(buildApk({ manifest, ...parts }));

describe('inputs of which nothing can be said', () => {
  test.each([
    ['an empty file', new Uint8Array(0), 'package-empty'],
    ['a PDF', new TextEncoder().encode('%PDF-1.7 ...'), 'package-not-a-zip'],
    ['a package cut off', buildApk({ manifest }).subarray(0, 200), 'package-truncated'],
    [
      'an archive without manifest',
      buildApk({ entries: { 'readme.txt': 'hello' } }),
      'package-without-manifest',
    ],
    ['a manifest of other bytes', buildApk({ manifest: new Uint8Array(400) }), 'package-manifest-unreadable'],
    [
      'a manifest with another root',
      buildApk({ manifest: { tag: 'resources' } }),
      'package-manifest-unreadable',
    ],
  ])('%s', async (_name, bytes, code) => {
    await expect(collect(bytes)).rejects.toMatchObject({ name: 'InputError', code, where: 'app.apk' });
  });
});

describe('dex files', () => {
  test('are read by number, whatever their order and gaps', async () => {
    const { app } = await collectParts({
      entries: {
        'classes10.dex': dexWith('a.Ten'),
        'classes2.dex': dexWith('a.Two', 'a.Three'),
        'classes.dex': dexWith('a.One'),
        'assets/classes3.dex': dexWith('a.Asset'),
        'classes1.dex.bak': dexWith('a.Backup'),
      },
    });
    expect(app.dexFiles).toEqual([
      { entry: 'classes.dex', classes: 1 },
      { entry: 'classes2.dex', classes: 2 },
      { entry: 'classes10.dex', classes: 1 },
    ]);
    expect(app.classCount).toBe(4);
    expect(app.coverage.code).toEqual({ status: 'ok' });
  });

  test('that are broken leave the others, and the code partial', async () => {
    const { app, diagnostics } = await collectParts({
      dexFiles: [dexWith('a.One'), new TextEncoder().encode('no dex at all'), dexWith('a.Three')],
    });
    expect(app.dexFiles.map((dex) => dex.entry)).toEqual(['classes.dex', 'classes3.dex']);
    expect(app.coverage.code).toMatchObject({ status: 'partial', reason: expect.stringMatching(/^dex-/) });
    expect(diagnostics).toEqual([expect.objectContaining({ effect: 'lost', where: 'classes2.dex' })]);
  });

  test('that do not inflate are a diagnostic of the archive', async () => {
    const data = dexWith('a.One');
    const { app, diagnostics } = await collectParts({
      rawEntries: [{ name: 'classes.dex', data, deflate: false, central: { method: 8 } }],
    });
    expect(app.coverage.code).toEqual({ status: 'unavailable', reason: 'zip-inflate-failed' });
    expect(diagnostics[0]).toMatchObject({ code: 'zip-inflate-failed', where: 'classes.dex' });
  });

  test('that are absent leave the code unknown, not clean', async () => {
    expect((await collectParts({})).app.coverage.code).toEqual({ status: 'unavailable', reason: 'no-dex' });
  });
});

describe('native libraries', () => {
  test('are entries of lib/<abi>, one for each ABI', async () => {
    const so = new Uint8Array(10);
    const { app } = await collectParts({
      entries: {
        'lib/arm64-v8a/libBugly.so': so,
        'lib/armeabi-v7a/libBugly.so': so,
        'assets/libshell.so': so,
        'lib/arm64-v8a/readme.txt': so,
        'lib/x86/deeper/libno.so': so,
      },
    });
    expect(app.nativeLibraries.map((library) => [library.abi, library.name, library.size])).toEqual([
      ['arm64-v8a', 'libBugly.so', 10],
      ['armeabi-v7a', 'libBugly.so', 10],
    ]);
  });
});

describe('the label', () => {
  const label = (values: Parameters<typeof buildArsc>[0]['types']) =>
    collectParts({
      manifest: {
        ...manifest,
        children: [{ tag: 'application', attributes: { 'android:label': { reference: 0x7f010000 } } }],
      },
      resources: buildArsc({ types: values }),
    });
  const string = (value: string, locale?: string, script?: string) => ({
    type: 'string',
    configuration: {
      ...(locale === undefined ? {} : { locale }),
      ...(script === undefined ? {} : { script }),
    },
    values: { app_name: value },
  });

  test('is the one a phone set to Chinese shows', async () => {
    const { app } = await label([
      string('App'),
      string('應用', 'zh-TW'),
      string('应用', 'zh-CN'),
      string('アプリ', 'ja'),
    ]);
    expect(app.label).toBe('应用');
  });

  test('is the default where no simplified Chinese one exists', async () => {
    expect(
      (await label([string('App'), string('應用', 'zh-HK'), string('應用', 'zh', 'Hant')])).app.label,
    ).toBe('App');
  });

  test('follows references, and gives up on circles', async () => {
    const chain = [{ type: 'string', values: { app_name: { reference: 0x7f010001 }, real: '名' } }];
    expect((await label(chain)).app.label).toBe('名');
    const circle = [
      { type: 'string', values: { app_name: { reference: 0x7f010001 }, b: { reference: 0x7f010000 } } },
    ];
    expect((await label(circle)).app.label).toBeNull();
  });

  test('is unknown where the resource table is broken, with a diagnostic', async () => {
    const { app, diagnostics } = await collectParts({
      manifest: {
        ...manifest,
        children: [{ tag: 'application', attributes: { 'android:label': { reference: 0x7f010000 } } }],
      },
      resources: new Uint8Array(64),
    });
    expect(app.label).toBeNull();
    expect(app.coverage.resources).toMatchObject({ status: 'unavailable' });
    expect(diagnostics).toEqual([expect.objectContaining({ where: 'resources.arsc', effect: 'lost' })]);
  });
});

test('the file is named, measured and hashed', async () => {
  const { app } = await collect(buildApk({ manifest }));
  expect(app.file.name).toBe('app.apk');
  expect(app.file.sha256).toMatch(/^[0-9a-f]{64}$/);
});
