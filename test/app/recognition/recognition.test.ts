import { describe, expect, test } from 'vitest';
import { collectAppFacts } from '../../../src/app/collect-app-facts.js';
import frameworks from '../../../src/app/recognition/frameworks.json' with { type: 'json' };
import { frameworkTableSchema, packerTableSchema } from '../../../src/app/recognition/markers-schema.js';
import packers from '../../../src/app/recognition/packers.json' with { type: 'json' };
import { bufferSource } from '../../../src/bytes/byte-source.js';
import { type ApkParts, buildApk } from '../../builders/apk-builder.js';
import type { XmlNode } from '../../builders/axml-builder.js';
import { buildDex } from '../../builders/dex-builder.js';

const dexWith = (...names: string[]): Uint8Array => buildDex({ classes: names.map((name) => ({ name })) });

function manifestWith(application: string | null, ...components: string[]): XmlNode {
  return {
    tag: 'manifest',
    attributes: { package: 'com.example' },
    children: [
      {
        tag: 'application',
        attributes: application === null ? {} : { 'android:name': application },
        children: components.map((name) => ({ tag: 'activity', attributes: { 'android:name': name } })),
      },
    ],
  };
}

async function collect(parts: ApkParts) {
  const bytes = buildApk({ manifest: manifestWith(null), dexFiles: [dexWith('com.example.Main')], ...parts });
  return collectAppFacts(bufferSource(bytes), 'a.apk', { signatures: { vendors: [], sdks: [] } });
}

describe('the tables', () => {
  test('fit their schemas, with known sources and no id twice', () => {
    for (const { rows, sources } of [
      { rows: packerTableSchema.parse(packers).packers, sources: packers.sources },
      { rows: frameworkTableSchema.parse(frameworks).frameworks, sources: frameworks.sources },
    ]) {
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
      for (const row of rows) for (const source of row.sources) expect(sources).toHaveProperty([source]);
    }
  });

  test('give every row a marker, and no marker to two rows', () => {
    const { packers: rows } = packerTableSchema.parse(packers);
    const markers = rows.flatMap((row) => [...row.nativeLibraries, ...row.files, ...row.applicationClasses]);
    expect(new Set(markers).size).toBe(markers.length);
    for (const row of rows) {
      expect(
        row.nativeLibraries.length + row.files.length + row.applicationClasses.length,
        row.id,
      ).toBeGreaterThan(0);
    }
  });
});

/** A file or class that fits a pattern. */
const example = (pattern: string): string => pattern.replaceAll('*', 'x');

describe('every packer is recognised by each of its markers', () => {
  const rows = packerTableSchema.parse(packers).packers;
  test.each(rows.map((row) => [row.id, row] as const))('%s', async (id, row) => {
    for (const library of row.nativeLibraries) {
      const { app } = await collect({ entries: { [`lib/arm64-v8a/${example(library)}`]: 'x' } });
      expect(app.packer?.id, library).toBe(id);
    }
    for (const file of row.files) {
      const { app } = await collect({ entries: { [example(file)]: 'x' } });
      expect(app.packer?.id, file).toBe(id);
    }
    for (const name of row.applicationClasses) {
      const { app } = await collect({ manifest: manifestWith(example(name)) });
      expect(app.packer?.id, name).toBe(id);
    }
  });
});

describe('a packed app', () => {
  const packed = () =>
    collect({
      manifest: manifestWith('com.qihoo.util.StubApp3449440166', '.A', '.B', '.C'),
      dexFiles: [dexWith('com.qihoo.util.StubApp3449440166')],
      entries: { 'assets/libjiagu.so': 'x', 'assets/.appkey': 'x' },
    });

  test('names its packer with every trace of it', async () => {
    const { app } = await packed();
    expect(app.packer).toMatchObject({ id: 'qihoo-jiagu', hides: 'classes' });
    expect(app.packer?.evidence).toEqual([
      {
        kind: 'manifest',
        entry: 'AndroidManifest.xml',
        element: 'application',
        name: 'com.qihoo.util.StubApp3449440166',
      },
      expect.objectContaining({ entry: 'assets/libjiagu.so' }),
      expect.objectContaining({ entry: 'assets/.appkey' }),
    ]);
  });

  test('has code that could only be read in part', async () => {
    const { app, diagnostics } = await packed();
    expect(app.coverage.code).toEqual({ status: 'partial', reason: 'code-packed' });
    expect(diagnostics).toEqual([expect.objectContaining({ code: 'code-packed', effect: 'lost' })]);
  });
});

describe('no packer', () => {
  test.each<[string, ApkParts]>([
    [
      'a library with a similar name',
      { entries: { 'lib/x86/libjiagoo.so': 'x', 'lib/x86/libshell.so': 'x' } },
    ],
    [
      'a file of that name elsewhere',
      { entries: { 'assets/deep/er/.appkey': 'x', 'res/raw/nedata.db': 'x' } },
    ],
    [
      'an Application class in a package like a packer’s',
      { manifest: manifestWith('com.stub.StubApplication') },
    ],
    ['a risk-control SDK by a packer’s vendor', { entries: { 'lib/x86/libsgmain.so': 'x' } }],
  ])('is seen in %s', async (_name, parts) => {
    const { app } = await collect(parts);
    expect(app.packer).toBeNull();
    expect(app.coverage.code).toEqual({ status: 'ok' });
  });
});

describe('components without classes', () => {
  const withComponents = (...defined: string[]) =>
    collect({
      manifest: manifestWith(null, '.A', '.B', '.C', '.D'),
      dexFiles: [dexWith('com.example.Main', ...defined)],
    });

  test('mean that most code is elsewhere, even without a known packer', async () => {
    const { app } = await withComponents('com.example.A');
    expect(app.packer).toBeNull();
    expect(app.coverage.code).toEqual({ status: 'partial', reason: 'components-without-code' });
  });

  test('prove nothing where most have one', async () => {
    const { app } = await withComponents('com.example.A', 'com.example.B', 'com.example.C');
    expect(app.coverage.code).toEqual({ status: 'ok' });
  });

  test('count as found in an embedded package, as in old development builds', async () => {
    const inner = buildApk({ dexFiles: [dexWith('com.example.A', 'com.example.B', 'com.example.C')] });
    const { app } = await collect({
      manifest: manifestWith(null, '.A', '.B', '.C'),
      entries: { 'instant-run.zip': inner },
    });
    expect(app.coverage.code).toEqual({ status: 'ok' });
  });
});

describe('every framework is recognised by each of its markers', () => {
  const rows = frameworkTableSchema.parse(frameworks).frameworks;
  test.each(rows.map((row) => [row.id, row] as const))('%s', async (id, row) => {
    for (const library of row.nativeLibraries) {
      const { app } = await collect({ entries: { [`lib/arm64-v8a/${example(library)}`]: 'x' } });
      expect(
        app.frameworks.map((found) => found.id),
        library,
      ).toEqual([id]);
    }
    for (const file of row.files) {
      const { app } = await collect({ entries: { [example(file)]: 'x' } });
      expect(
        app.frameworks.map((found) => found.id),
        file,
      ).toEqual([id]);
    }
  });
});

test('an app may carry several frameworks, or none', async () => {
  const { app } = await collect({
    entries: { 'lib/x86/libflutter.so': 'x', 'assets/index.android.bundle': 'x' },
  });
  expect(app.frameworks.map(({ id }) => id)).toEqual(['flutter', 'react-native']);
  expect((await collect({})).app.frameworks).toEqual([]);
});

describe('renamed classes', () => {
  const level = async (names: readonly string[]) =>
    (await collect({ dexFiles: [dexWith(...names)] })).app.obfuscation;
  const many = (name: (index: number) => string): string[] =>
    Array.from({ length: 100 }, (_, index) => name(index));
  const letters = (index: number): string =>
    String.fromCharCode(97 + (index % 26), 97 + Math.floor(index / 26));

  test('are measured by short names', async () => {
    expect((await level(many((index) => `com.example.Screen${index}`))).level).toBe('none');
    expect(
      (
        await level(
          many((index) => (index < 20 ? `com.example.${letters(index)}` : `com.example.Screen${index}`)),
        )
      ).level,
    ).toBe('partial');
    expect(await level(many((index) => `a.b.${letters(index)}`))).toEqual({
      classes: 100,
      shortNames: 100,
      shortPackages: 100,
      level: 'heavy',
    });
  });

  test('do not count in libraries that keep their names, nor R classes', async () => {
    const kept = many((index) => `androidx.core.${letters(index)}`);
    const resources = many((index) => `com.example.pkg${index}.R$id`);
    expect((await level([...kept, ...resources])).shortNames).toBe(0);
  });

  test('say nothing in an app of a few classes', async () => {
    expect((await level(['a.a', 'a.b'])).level).toBe('unknown');
  });
});
