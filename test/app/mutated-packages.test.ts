/**
 * Whatever is done to a valid package, reading it gives facts, diagnostics or an InputError: never another exception,
 * never more than the limits allow.
 */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collectAppFacts } from '../../src/app/collect-app-facts.js';
import { bufferSource } from '../../src/bytes/byte-source.js';
import { DEFAULT_LIMITS } from '../../src/bytes/limits.js';
import { ParseError } from '../../src/bytes/parse-error.js';
import { appFactsSchema } from '../../src/facts/app-facts.js';
import { InputError } from '../../src/facts/input-error.js';
import { readArsc } from '../../src/formats/arsc/read-arsc.js';
import { readAxml } from '../../src/formats/axml/read-axml.js';
import { readProtoResources } from '../../src/formats/proto/read-proto-resources.js';
import { readProtoXml } from '../../src/formats/proto/read-proto-xml.js';
import { buildApk } from '../builders/apk-builder.js';
import { buildArsc } from '../builders/arsc-builder.js';
import { buildAxml, type XmlNode } from '../builders/axml-builder.js';
import { buildDex } from '../builders/dex-builder.js';
import { mutate, mutations } from '../builders/mutations.js';
import { buildProtoResources, buildProtoXml } from '../builders/proto-builder.js';
import { buildZip } from '../builders/zip-builder.js';

const manifest: XmlNode = {
  tag: 'manifest',
  attributes: { package: 'com.example.app', 'android:versionCode': 5 },
  children: [
    { tag: 'uses-permission', attributes: { 'android:name': 'android.permission.CAMERA' } },
    {
      tag: 'application',
      attributes: { 'android:label': { reference: 0x7f010000 } },
      children: [
        { tag: 'activity', attributes: { 'android:name': '.Main' }, children: [{ tag: 'intent-filter' }] },
      ],
    },
  ],
};
const resources = buildArsc({
  types: [
    { type: 'string', values: { name: { reference: 0x7f010001 }, real: '名' } },
    { type: 'string', configuration: { locale: 'zh' }, layout: 'sparse', values: { real: '名称' } },
  ],
});
const protoResources = buildProtoResources({
  name: [
    { locale: '', value: 'n' },
    { locale: 'zh', value: '名' },
  ],
});
const dex = buildDex({ classes: [{ name: 'com.example.app.Main' }, { name: 'com.example.app.B' }] });
const stored = (name: string, data: Uint8Array) => ({ name, data, deflate: false });

// Entries are stored, so that mutations reach the formats inside and not only the deflate data.
const apk = buildZip([
  stored('AndroidManifest.xml', buildAxml(manifest)),
  stored('resources.arsc', resources),
  stored('classes.dex', dex),
  stored('assets/plugin.jar', buildZip([stored('classes.dex', dex)])),
  { name: 'lib/x86/libx.so', data: new Uint8Array(100) },
]);
const bundle = buildZip([
  stored('base/manifest/AndroidManifest.xml', buildProtoXml(manifest)),
  stored('base/resources.pb', protoResources),
  stored('base/dex/classes.dex', dex),
]);
const splits = buildZip([
  stored('base.apk', apk),
  stored(
    'x.apk',
    buildApk({ manifest: { tag: 'manifest', attributes: { package: 'com.example.app', split: 'x' } } }),
  ),
]);
const library = buildZip([
  stored('AndroidManifest.xml', new TextEncoder().encode('<manifest package="a"><application/></manifest>')),
  stored('classes.jar', buildZip([stored('a/B.class', new Uint8Array(4))])),
]);

const limits = { ...DEFAULT_LIMITS, totalBytes: 32 * 1024 * 1024, entryBytes: 16 * 1024 * 1024 };
const runs = { numRuns: 400 };

test.each([
  ['an APK', apk],
  ['an app bundle', bundle],
  ['a set of splits', splits],
  ['a library', library],
])('%s, mutated, gives facts or an InputError', async (_name, bytes) => {
  let read = 0;
  await fc.assert(
    fc.asyncProperty(mutations, async (changes) => {
      try {
        const { app, diagnostics } = await collectAppFacts(bufferSource(mutate(bytes, changes)), 'mutated', {
          signatures: { vendors: [], sdks: [] },
          limits,
        });
        expect(appFactsSchema.parse(app)).toEqual(app);
        for (const { code, where, detail } of diagnostics) expect([code, where, detail]).not.toContain('');
        read++;
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
      }
    }),
    runs,
  );
  // Mutations that always destroyed the package would test nothing but the first check.
  expect(read).toBeGreaterThan(runs.numRuns / 40);
});

describe('each reader, given mutated bytes, gives a result or a ParseError', () => {
  const ids = [0x7f010000, 0x7f010001, 0x7f0100ff, 0x01010000];
  test.each<[string, Uint8Array, (bytes: Uint8Array) => unknown]>([
    ['binary XML', buildAxml(manifest, { encoding: 'utf-8' }), (bytes) => readAxml(bytes, 'm')],
    [
      'resource table',
      resources,
      (bytes) => {
        const table = readArsc(bytes, 'r');
        return ids.map((id) => [table.values(id), table.name(id)]);
      },
    ],
    ['protobuf XML', buildProtoXml(manifest), (bytes) => readProtoXml(bytes, 'm', DEFAULT_LIMITS)],
    [
      'protobuf table',
      protoResources,
      (bytes) => {
        const table = readProtoResources(bytes, 'r');
        return ids.map((id) => [table.values(id), table.name(id)]);
      },
    ],
  ])('%s', (_name, original, read) => {
    fc.assert(
      fc.property(mutations, (changes) => {
        try {
          read(mutate(original, changes));
        } catch (error) {
          if (!(error instanceof ParseError)) throw error;
        }
      }),
      { numRuns: 2000 },
    );
  });
});
