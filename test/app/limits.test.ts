/** Every budget of a package is reached here: what could be read stands, the rest is a diagnostic with its place. */
import { describe, expect, test } from 'vitest';
import { collectAppFacts } from '../../src/app/collect-app-facts.js';
import { bufferSource } from '../../src/bytes/byte-source.js';
import { DEFAULT_LIMITS, type Limits } from '../../src/bytes/limits.js';
import { type ApkParts, buildApk } from '../builders/apk-builder.js';
import { buildArsc } from '../builders/arsc-builder.js';
import { buildAxml, type XmlNode } from '../builders/axml-builder.js';
import { buildDex } from '../builders/dex-builder.js';
import { buildZip, type ZipBuilderEntry } from '../builders/zip-builder.js';

const MIB = 1024 * 1024;
const manifest: XmlNode = {
  tag: 'manifest',
  attributes: { package: 'com.example' },
  children: [
    { tag: 'uses-permission', attributes: { 'android:name': 'android.permission.CAMERA' } },
    { tag: 'application', attributes: { 'android:label': { reference: 0x7f010000 } } },
  ],
};
const dex = buildDex({ classes: [{ name: 'com.example.A' }] });

function collect(parts: ApkParts, limits: Partial<Limits> = {}) {
  const bytes = buildApk({ manifest, ...parts });
  return collectAppFacts(bufferSource(bytes), 'a.apk', {
    signatures: { vendors: [], sdks: [] },
    limits: { ...DEFAULT_LIMITS, ...limits },
  });
}

const classes2 = (entry: Partial<ZipBuilderEntry>): ApkParts => ({
  dexFiles: [dex],
  rawEntries: [{ name: 'classes2.dex', data: dex, ...entry }],
});

/** A valid dex file whose header sends one of its sections elsewhere. */
function dexWithSection(field: number, value: number): Uint8Array {
  const bytes = Uint8Array.from(dex);
  new DataView(bytes.buffer).setUint32(field, value, true);
  return bytes;
}

/** A manifest whose string pool claims to be larger than any limit. */
function manifestWithPool(size: number): Uint8Array {
  const bytes = buildAxml(manifest);
  new DataView(bytes.buffer).setUint32(8 + 4, size, true);
  return bytes;
}

describe('a dex file beside a good one', () => {
  const zeros = new Uint8Array(40 * MIB);
  test.each<[string, ApkParts, Partial<Limits>, string]>([
    ['that inflates a thousandfold', classes2({ data: zeros }), {}, 'zip-ratio-too-high'],
    [
      'larger than an entry may be',
      classes2({ data: zeros, deflate: false }),
      { entryBytes: 30 * MIB },
      'zip-entry-too-large',
    ],
    [
      'that the package has no bytes left for',
      classes2({ data: new Uint8Array(2_900) }),
      { totalBytes: 3_000 },
      'zip-package-too-large',
    ],
    [
      'declared as 4 GB, stored',
      classes2({ deflate: false, central: { size: 0xfffffffe } }),
      {},
      'zip-truncated',
    ],
    [
      'declared as 4 GB, deflated',
      classes2({ central: { compressedSize: 0xfffffffe } }),
      {},
      'zip-truncated',
    ],
    ['whose strings lie beyond its end', classes2({ data: dexWithSection(60, 0xfffffff0) }), {}, 'dex-'],
    ['whose types lie over its header', classes2({ data: dexWithSection(68, 0x10) }), {}, 'dex-'],
    ['with 2^31 classes', classes2({ data: dexWithSection(96, 0x7fffffff) }), {}, 'dex-'],
  ])('%s', async (_name, parts, limits, code) => {
    const { app, diagnostics } = await collect(parts, limits);
    expect(app.dexFiles).toEqual([{ entry: 'classes.dex', classes: 1 }]);
    expect(app.coverage.code).toMatchObject({ status: 'partial', reason: expect.stringContaining(code) });
    expect(diagnostics).toEqual([
      expect.objectContaining({ code: expect.stringContaining(code), effect: 'lost', where: 'classes2.dex' }),
    ]);
    expect(diagnostics[0]?.offset).toBeTypeOf('number');
  });
});

test('a declared size of 4 GB costs no allocation where the content is small', async () => {
  const { app } = await collect(classes2({ central: { size: 0xfffffffe } }));
  expect(app.classCount).toBe(2);
});

test('an archive that repeats itself inside is opened only so deep, within the budget', async () => {
  let bomb = buildZip([{ name: 'classes.dex', data: new Uint8Array(MIB) }]);
  for (let depth = 0; depth < 8; depth++) {
    bomb = buildZip([
      { name: 'a.jar', data: bomb },
      { name: 'b.jar', data: bomb },
      { name: 'c.jar', data: bomb },
    ]);
  }
  const { app, diagnostics } = await collect({ dexFiles: [dex], entries: { 'assets/a.jar': bomb } });
  expect(app.embeddedPackages.length).toBeLessThan(50);
  expect(new Set(diagnostics.map(({ code }) => code))).toEqual(new Set(['embedded-too-deep']));
});

describe('a resource table', () => {
  test('with references in a circle resolves to nothing, and nothing is lost', async () => {
    const circle = buildArsc({
      types: [{ type: 'string', values: { a: { reference: 0x7f010001 }, b: { reference: 0x7f010000 } } }],
    });
    const { app, diagnostics } = await collect({ dexFiles: [dex], resources: circle });
    expect(app.label).toBeNull();
    expect(diagnostics).toEqual([]);
  });

  test('whose string pool is beyond the limit leaves the manifest readable', async () => {
    const resources = buildArsc({ types: [{ type: 'string', values: { name: 'x'.repeat(1000) } }] });
    const { app, diagnostics } = await collect({ dexFiles: [dex], resources }, { stringPoolBytes: 900 });
    expect(app.permissions).toHaveLength(
      1 + app.permissions.filter(({ source }) => source === 'implied').length,
    );
    expect(app.coverage.resources).toEqual({ status: 'unavailable', reason: 'arsc-string-pool-too-large' });
    expect(diagnostics).toEqual([
      expect.objectContaining({ where: 'resources.arsc', effect: 'lost', offset: 12 }),
    ]);
  });
});

describe('a manifest', () => {
  test.each([
    ['whose string pool claims 2 GB', { manifest: manifestWithPool(0x7ffffffc) }, {}],
    ['whose string pool is beyond the limit', { manifest }, { stringPoolBytes: 100 }],
    ['larger than an entry may be', { manifest }, { entryBytes: 200 }],
  ])('%s stops the audit', async (_name, parts, limits) => {
    await expect(collect(parts, limits)).rejects.toMatchObject({
      code: 'package-manifest-unreadable',
      where: 'a.apk',
    });
  });

  test('with more elements than the limit gives those before it', async () => {
    const { app, diagnostics } = await collect({ dexFiles: [dex] }, { xmlElements: 2 });
    expect(app.permissions.map(({ name }) => name)).toContain('android.permission.CAMERA');
    expect(app.coverage.manifest).toEqual({ status: 'partial', reason: 'axml-too-many-elements' });
    expect(diagnostics).toEqual([expect.objectContaining({ where: 'AndroidManifest.xml', effect: 'lost' })]);
  });
});

test('an archive with more entries than the limit is no input', async () => {
  await expect(collect({ entries: { a: 'x', b: 'y' } }, { entries: 2 })).rejects.toMatchObject({
    code: 'package-unreadable',
  });
});
