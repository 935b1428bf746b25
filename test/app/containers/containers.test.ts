import { describe, expect, test } from 'vitest';
import { collectAppFacts, collectSplitAppFacts } from '../../../src/app/collect-app-facts.js';
import { bufferSource } from '../../../src/bytes/byte-source.js';
import { DEFAULT_LIMITS, type Limits } from '../../../src/bytes/limits.js';
import { type AppFacts, appFactsSchema } from '../../../src/facts/app-facts.js';
import { buildApk } from '../../builders/apk-builder.js';
import { buildArsc } from '../../builders/arsc-builder.js';
import type { AttributeValue, XmlNode } from '../../builders/axml-builder.js';
import { buildDex } from '../../builders/dex-builder.js';
import { buildProtoResources, buildProtoXml } from '../../builders/proto-builder.js';
import { signature, signatureSet } from '../../builders/sdk-signatures.js';
import { buildZip } from '../../builders/zip-builder.js';

const signatures = { vendors: [], sdks: [] };
const dexWith = (...names: string[]): Uint8Array => buildDex({ classes: names.map((name) => ({ name })) });

async function collect(bytes: Uint8Array, limits: Partial<Limits> = {}) {
  const result = await collectAppFacts(bufferSource(bytes), 'input', {
    signatures,
    limits: { ...DEFAULT_LIMITS, ...limits },
  });
  expect(appFactsSchema.parse(result.app)).toEqual(result.app);
  return result;
}

const archiveOf = (files: Readonly<Record<string, Uint8Array | string>>, deflate = false): Uint8Array =>
  buildZip(
    Object.entries(files).map(([name, data]) => ({
      name,
      data: typeof data === 'string' ? new TextEncoder().encode(data) : data,
      deflate,
    })),
  );

const so = new Uint8Array(8);
const manifest: XmlNode = {
  tag: 'manifest',
  attributes: { package: 'com.example.app', 'android:versionCode': 5, 'android:versionName': '5.1' },
  children: [
    { tag: 'uses-sdk', attributes: { 'android:minSdkVersion': 23, 'android:targetSdkVersion': 34 } },
    {
      tag: 'uses-permission',
      attributes: { 'android:name': 'android.permission.CAMERA', 'android:maxSdkVersion': 30 },
    },
    {
      tag: 'application',
      attributes: {
        'android:label': { reference: 0x7f010000 },
        'android:name': '.App',
        'android:debuggable': true,
      },
      children: [
        {
          tag: 'service',
          attributes: { 'android:name': '.Push', 'android:exported': true },
          children: [{ tag: 'meta-data', attributes: { 'android:name': 'k', 'android:value': 12 } }],
        },
      ],
    },
  ],
};
const resources = buildArsc({
  types: [
    { type: 'string', values: { app_name: 'Sample' } },
    { type: 'string', configuration: { locale: 'zh-CN' }, values: { app_name: '样例' } },
  ],
});

const splitManifest = (
  split: string,
  attributes: Readonly<Record<string, AttributeValue>> = {},
  ...children: XmlNode[]
): XmlNode => ({
  tag: 'manifest',
  attributes: { package: 'com.example.app', split, ...attributes },
  children,
});

const base = buildApk({ manifest, resources, dexFiles: [dexWith('com.example.app.App')] });
const abi = buildApk({
  manifest: splitManifest('config.arm64_v8a'),
  entries: { 'lib/arm64-v8a/libmap.so': so },
});
const feature = buildApk({
  manifest: splitManifest(
    'map',
    {},
    {
      tag: 'application',
      children: [{ tag: 'activity', attributes: { 'android:name': '.map.MapActivity' } }],
    },
  ),
  dexFiles: [dexWith('com.example.app.map.MapActivity')],
});

function expectWholeApp(app: AppFacts): void {
  expect(app).toMatchObject({
    container: 'split-apks',
    package: 'com.example.app',
    label: '样例',
    classCount: 2,
  });
  expect(app.components.map(({ name }) => name)).toEqual([
    'com.example.app.Push',
    'com.example.app.map.MapActivity',
  ]);
  expect(app.nativeLibraries.map(({ name }) => name)).toEqual(['libmap.so']);
  expect(app.parts.map(({ role }) => role)).toEqual(['base', 'split', 'split']);
}

describe('split packages are one app', () => {
  test.each([
    [
      'bundletool',
      {
        'toc.pb': 'x',
        'splits/base-arm64_v8a.apk': abi,
        'splits/base-master.apk': base,
        'splits/map-master.apk': feature,
      },
    ],
    [
      'bundletool with standalones',
      {
        'splits/base-master.apk': base,
        'splits/a.apk': abi,
        'splits/m.apk': feature,
        'standalones/s.apk': base,
      },
    ],
    [
      'xapk',
      { 'manifest.json': '{}', 'config.arm64_v8a.apk': abi, 'map.apk': feature, 'com.example.app.apk': base },
    ],
    [
      'apkm',
      { 'info.json': '{}', 'base.apk': base, 'split_config.arm64_v8a.apk': abi, 'split_map.apk': feature },
    ],
  ])('in an archive of %s', async (_name, files) => {
    const { app, diagnostics } = await collect(archiveOf(files));
    expectWholeApp(app);
    expect(diagnostics).toEqual([]);
  });

  test('in a deflated archive', async () => {
    expectWholeApp(
      (await collect(archiveOf({ 'base.apk': base, 'a.apk': abi, 'm.apk': feature }, true))).app,
    );
  });

  test('given one by one, in any order', async () => {
    const files = [
      { name: 'm.apk', source: bufferSource(feature) },
      { name: 'base.apk', source: bufferSource(base) },
      { name: 'a.apk', source: bufferSource(abi) },
    ];
    const one = await collectSplitAppFacts(files, 'folder', { signatures });
    const other = await collectSplitAppFacts([...files].reverse(), 'folder', { signatures });
    expectWholeApp(one.app);
    expect(one.app.file).toEqual(other.app.file);
    expect(one.app.file.size).toBe(base.length + abi.length + feature.length);
  });

  test('keep the origin of each fact', async () => {
    const { app } = await collect(archiveOf({ 'base.apk': base, 'split_a.apk': abi }));
    expect(app.permissions[0]?.evidence[0]).toMatchObject({ entry: 'base.apk!/AndroidManifest.xml' });
    expect(app.nativeLibraries[0]?.entry).toBe('split_a.apk!/lib/arm64-v8a/libmap.so');
    expect(app.dexFiles).toEqual([{ entry: 'base.apk!/classes.dex', classes: 1 }]);
  });

  test('a permission in a split has no effect', async () => {
    const asking = buildApk({
      manifest: splitManifest(
        'x',
        {},
        { tag: 'uses-permission', attributes: { 'android:name': 'android.permission.READ_SMS' } },
      ),
    });
    const { app } = await collect(archiveOf({ 'base.apk': base, 'x.apk': asking }));
    expect(app.permissions.map(({ name }) => name)).not.toContain('android.permission.READ_SMS');
  });

  test('another app in the archive is left out and named', async () => {
    const other = buildApk({ manifest: { tag: 'manifest', attributes: { package: 'com.other' } } });
    const { app, diagnostics } = await collect(archiveOf({ 'base.apk': base, 'other.apk': other }));
    expect(app.package).toBe('com.example.app');
    expect(diagnostics).toEqual([expect.objectContaining({ code: 'other-package', where: 'other.apk' })]);
  });

  test('a broken split is a diagnostic', async () => {
    const { app, diagnostics } = await collect(archiveOf({ 'base.apk': base, 'broken.apk': 'no zip' }));
    expect(app.parts).toHaveLength(1);
    expect(diagnostics).toEqual([
      expect.objectContaining({ code: 'zip-not-a-zip', effect: 'lost', where: 'broken.apk' }),
    ]);
  });

  test('without a base there is no app', async () => {
    await expect(collect(archiveOf({ 'a.apk': abi, 'm.apk': feature }))).rejects.toMatchObject({
      code: 'package-without-manifest',
    });
  });
});

describe('an app bundle', () => {
  const protoSplit = buildProtoXml(
    splitManifest(
      'map',
      {},
      {
        tag: 'application',
        children: [{ tag: 'activity', attributes: { 'android:name': '.map.MapActivity' } }],
      },
    ),
  );
  const bundle = archiveOf(
    {
      'BundleConfig.pb': 'x',
      'map/manifest/AndroidManifest.xml': protoSplit,
      'map/dex/classes.dex': dexWith('com.example.app.map.MapActivity'),
      'base/manifest/AndroidManifest.xml': buildProtoXml(manifest),
      'base/resources.pb': buildProtoResources({
        app_name: [
          { locale: '', value: 'Sample' },
          { locale: 'zh-CN', value: '样例' },
        ],
      }),
      'base/dex/classes.dex': dexWith('com.example.app.App'),
      'base/dex/classes2.dex': dexWith('com.example.app.B'),
      'base/lib/arm64-v8a/libmap.so': so,
      'base/assets/a.json': '{}',
      'base/root/kotlin/x': 'y',
      'BUNDLE-METADATA/x/AndroidManifest.xml': 'no module',
    },
    true,
  );

  test('has modules, dex files, libraries and resources in their places', async () => {
    const { app, diagnostics } = await collect(bundle);
    expect(diagnostics).toEqual([]);
    expect(app.container).toBe('app-bundle');
    expect(app.parts).toEqual([
      { name: 'base', role: 'base' },
      { name: 'map', role: 'split' },
    ]);
    expect(app.dexFiles.map(({ entry }) => entry)).toEqual([
      'base/dex/classes.dex',
      'base/dex/classes2.dex',
      'map/dex/classes.dex',
    ]);
    expect(app.nativeLibraries[0]).toMatchObject({ entry: 'base/lib/arm64-v8a/libmap.so', abi: 'arm64-v8a' });
    expect(app.assets.count).toBe(1);
    expect(app.components.map(({ name }) => name)).toEqual([
      'com.example.app.Push',
      'com.example.app.map.MapActivity',
    ]);
  });

  test('gives the same manifest facts in protobuf as an APK in binary XML', async () => {
    const fromBundle = (await collect(bundle)).app;
    const fromApk = (await collect(base)).app;
    const identity = (app: AppFacts) => ({
      package: app.package,
      version: [app.versionName, app.versionCode],
      sdk: [app.minSdk, app.targetSdk],
      labels: app.labels,
      application: app.application,
      permissions: app.permissions.map(({ evidence, ...rest }) => rest),
      components: app.components.filter(({ name }) => !name.includes('.map.')),
    });
    expect(identity(fromBundle)).toEqual(identity(fromApk));
    expect(fromApk.labels).toEqual({ zh: '样例', en: 'Sample' });
  });
});

describe('a library', () => {
  const jar = archiveOf(
    {
      'com/umeng/Sdk.class': 'x',
      'com/umeng/Sdk$1.class': 'x',
      'META-INF/versions/9/module-info.class': 'x',
    },
    true,
  );
  const aar = archiveOf(
    {
      'AndroidManifest.xml':
        '<manifest xmlns:android="http://schemas.android.com/apk/res/android" package="com.umeng"><uses-permission android:name="android.permission.INTERNET"/></manifest>',
      'classes.jar': jar,
      'libs/more.jar': archiveOf({ 'com/more/A.class': 'x' }),
      'jni/arm64-v8a/libumeng.so': so,
      'R.txt': '',
    },
    true,
  );

  test('shows its manifest, class names and native libraries', async () => {
    const { app, diagnostics } = await collect(aar);
    expect(diagnostics).toEqual([]);
    expect(app).toMatchObject({ container: 'library', package: 'com.umeng', classCount: 3 });
    expect(app.dexFiles).toEqual([
      { entry: 'classes.jar', classes: 2 },
      { entry: 'libs/more.jar', classes: 1 },
    ]);
    expect(app.nativeLibraries[0]?.abi).toBe('arm64-v8a');
    expect(app.permissions.map(({ name }) => name)).toContain('android.permission.INTERNET');
  });

  test('is matched by its class names', async () => {
    const set = signatureSet(signature('umeng-x', { matchers: { packages: ['com.umeng'] } }));
    const { app } = await collectAppFacts(bufferSource(aar), 'a.aar', { signatures: set });
    expect(app.sdks.map(({ id }) => id)).toEqual(['umeng-x']);
  });

  test('without classes is known by its manifest in plain text', async () => {
    const { app } = await collect(
      archiveOf({ 'AndroidManifest.xml': '\ufeff<?xml version="1.0"?><manifest package="a.b"/>' }),
    );
    expect(app).toMatchObject({ container: 'library', package: 'a.b', coverage: { code: { status: 'ok' } } });
  });

  test('whose jar is broken is not taken for one without classes', async () => {
    const { app } = await collect(
      archiveOf({ 'AndroidManifest.xml': '<manifest package="a.b"/>', 'classes.jar': 'no jar' }),
    );
    expect(app.coverage.code).toEqual({ status: 'partial', reason: 'zip-not-a-zip' });
  });
});

describe('a manifest in plain text', () => {
  const text = (content: string): Uint8Array => new TextEncoder().encode(content);
  const namespaces =
    'xmlns:android="http://schemas.android.com/apk/res/android" xmlns:tools="http://schemas.android.com/tools"';

  test('gives the manifest facts, and no word on code', async () => {
    const { app } = await collect(
      text(`<?xml version="1.0" encoding="utf-8"?>
      <!-- comment -->
      <manifest ${namespaces} package="com.example.app" android:versionCode="5">
        <uses-sdk android:minSdkVersion="23" android:targetSdkVersion="34"/>
        <uses-permission android:name="android.permission.CAMERA" android:maxSdkVersion="30"/>
        <uses-permission android:name="android.permission.READ_SMS" tools:node="remove"/>
        <application android:label="样例 &amp; 更多" android:debuggable="true">
          <service android:name=".Push" android:foregroundServiceType="location|camera"/>
        </application>
      </manifest>`),
    );
    expect(app).toMatchObject({ container: 'manifest', versionCode: 5, targetSdk: 34, label: '样例 & 更多' });
    expect(app.permissions.filter(({ source }) => source === 'manifest')).toEqual([
      expect.objectContaining({ name: 'android.permission.CAMERA', maxSdkVersion: 30 }),
    ]);
    expect(app.components[0]).toMatchObject({
      name: 'com.example.app.Push',
      foregroundServiceTypes: ['location', 'camera'],
    });
    expect(app.coverage.code).toEqual({ status: 'unavailable', reason: 'manifest-only' });
    expect(app.coverage.nativeLibraries.status).toBe('unavailable');
  });

  test.each([
    ['broken XML', '<manifest package="a"'],
    ['another document', '<html><body/></html>'],
    ['nested beyond the limit', `<manifest>${'<a>'.repeat(90)}${'</a>'.repeat(90)}</manifest>`],
    [
      'entities that expand without end',
      '<!DOCTYPE m [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><manifest package="&c;"><x/><manifest>',
    ],
  ])('%s is no manifest', async (_name, content) => {
    await expect(collect(text(content), { xmlDepth: 50 })).rejects.toMatchObject({
      code: 'package-manifest-unreadable',
    });
  });
});

describe('packages inside a package', () => {
  const inner = buildApk({
    manifest: splitManifest('x'),
    dexFiles: [dexWith('com.plugin.A', 'com.plugin.B')],
  });
  const withAsset = (files: Readonly<Record<string, Uint8Array | string>>) =>
    buildApk({ manifest, dexFiles: [dexWith('com.example.app.App')], entries: files });

  test('are listed with the classes they hold, apart from the app’s own', async () => {
    const { app } = await collect(
      withAsset({
        'assets/plugin.apk': inner,
        'assets/patch.dex': dexWith('com.patch.A'),
        'assets/plain.jar': archiveOf({ 'a/B.class': 'x' }),
      }),
    );
    expect(app.embeddedPackages.map(({ entry, kind, classes }) => [entry, kind, classes])).toEqual([
      ['assets/plugin.apk', 'apk', 2],
      ['assets/patch.dex', 'dex', 1],
      ['assets/plain.jar', 'jar', 0],
    ]);
    expect(app.classCount).toBe(1);
    expect(app.dexFiles).toHaveLength(1);
  });

  test('count for the SDKs in the app, with where they lie', async () => {
    const set = signatureSet(signature('plugin-sdk', { matchers: { packages: ['com.plugin'] } }));
    const { app } = await collectAppFacts(bufferSource(withAsset({ 'assets/plugin.apk': inner })), 'a.apk', {
      signatures: set,
    });
    expect(app.sdks[0]?.evidence[0]).toMatchObject({ entry: 'assets/plugin.apk!/classes.dex' });
  });

  test('keep the classes of a development build in instant-run.zip', async () => {
    const zip = archiveOf({ 'classes.dex': dexWith('com.real.Main') });
    const { app } = await collect(
      withAsset({ 'instant-run.zip': zip, 'assets/pictures.zip': archiveOf({ 'a.png': 'x' }) }),
    );
    expect(app.embeddedPackages.map(({ entry }) => entry)).toEqual(['instant-run.zip']);
  });

  test('that are encrypted are listed as unread, and the app’s own code stays whole', async () => {
    const { app, diagnostics } = await collect(
      withAsset({ 'assets/x.jar': 'encrypted', 'assets/y.dex': 'encrypted too' }),
    );
    expect(app.embeddedPackages.map(({ classes }) => classes)).toEqual([null, null]);
    expect(app.coverage.code).toEqual({ status: 'ok' });
    expect(diagnostics.map(({ effect }) => effect)).toEqual(['note', 'note']);
  });

  test('are looked into only so deep', async () => {
    let nested: Uint8Array = archiveOf({ 'classes.dex': dexWith('com.deep.A') });
    for (let depth = 0; depth < 5; depth++) nested = archiveOf({ 'assets/inner.jar': nested }, true);
    const { app, diagnostics } = await collect(withAsset({ 'assets/outer.jar': nested }), {
      archiveDepth: 2,
    });
    expect(app.embeddedPackages).toHaveLength(3);
    expect(diagnostics).toEqual([expect.objectContaining({ code: 'embedded-too-deep', effect: 'note' })]);
  });

  test('too large to inflate are listed, and the app’s own code is read all the same', async () => {
    const large = archiveOf({ 'picture.bin': new Uint8Array(65 * 1024 * 1024) });
    const { app, diagnostics } = await collect(
      withAsset({ 'assets/plugin.jar': large, 'assets/pictures.zip': large }),
    );
    expect(app.embeddedPackages.map(({ entry, classes }) => [entry, classes])).toEqual([
      ['assets/plugin.jar', null],
    ]);
    expect(diagnostics.map(({ code, where }) => [code, where])).toEqual([
      ['embedded-too-large', 'assets/plugin.jar'],
      ['embedded-too-large', 'assets/pictures.zip'],
    ]);
    expect(app.coverage.code).toEqual({ status: 'ok' });
  });

  test('share the package’s budget of inflated bytes', async () => {
    const bomb = archiveOf({ 'classes.dex': new Uint8Array(200_000) }, true);
    const { app, diagnostics } = await collect(withAsset({ 'assets/a.jar': bomb, 'assets/b.jar': bomb }), {
      totalBytes: 250_000,
    });
    expect(app.embeddedPackages).toHaveLength(2);
    expect(diagnostics.map(({ code }) => code)).toContain('zip-package-too-large');
  });
});
