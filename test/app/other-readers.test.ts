/**
 * What adm-zip and node-apk-parser make of packages that Android reads: the ground of docs/decisions/0002. A reader
 * that improves fails here, and the decision can be looked at again.
 */
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AdmZip from 'adm-zip';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { collectAppFacts } from '../../src/app/collect-app-facts.js';
import { bufferSource } from '../../src/bytes/byte-source.js';
import { type ApkParts, buildApk } from '../builders/apk-builder.js';
import { type AxmlOptions, buildAxml, type XmlNode } from '../builders/axml-builder.js';
import type { ZipBuilderEntry, ZipBuilderOptions } from '../builders/zip-builder.js';

const require = createRequire(import.meta.url);

const manifest: XmlNode = {
  tag: 'manifest',
  attributes: { package: 'com.example', 'android:versionCode': 7 },
  children: [{ tag: 'uses-sdk', attributes: { 'android:minSdkVersion': 21 } }, { tag: 'application' }],
};
const second: XmlNode = { ...manifest, attributes: { package: 'com.second' } };
const data = buildAxml(manifest);
const withEntry = (more: Partial<ZipBuilderEntry>): ApkParts => ({
  rawEntries: [{ name: 'AndroidManifest.xml', data, ...more }],
});
const withZip = (zip: ZipBuilderOptions): ApkParts => ({ manifest, zip });
const withAxml = (axml: AxmlOptions): ApkParts => ({ manifest, axml });
const duplicate = { name: 'AndroidManifest.xml', data: buildAxml(second) };
const falseRecord = new Uint8Array(0xffff);
falseRecord.set([0x50, 0x4b, 5, 6], 30_000);
const stray = Uint8Array.from([0x77, 0x77, 8, 0, 16, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0]);

type Verdict = 'reads' | 'refuses' | 'misreads';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'readers-'));
});
afterAll(() => rm(folder, { recursive: true }));

function verdict(read: () => unknown): Verdict {
  try {
    return read() === 'com.example 7' ? 'reads' : 'misreads';
  } catch {
    return 'refuses';
  }
}

test.each<[string, ApkParts, node: Verdict, adm: Verdict]>([
  ['a plain package', { manifest }, 'reads', 'reads'],
  ['bytes after the archive', withZip({ trailing: new Uint8Array(100) }), 'reads', 'reads'],
  ['zip64', withZip({ zip64: true }), 'reads', 'reads'],
  ['the encryption bit', withEntry({ flags: 1 }), 'reads', 'refuses'],
  ['an unknown method', withEntry({ deflate: false, central: { method: 0x2347 } }), 'refuses', 'refuses'],
  [
    'a local header that disagrees',
    withEntry({ local: { size: 1, crc32: 5, method: 0 } }),
    'refuses',
    'refuses',
  ],
  ['a wrong checksum', withEntry({ central: { crc32: 1 }, local: { crc32: 1 } }), 'refuses', 'refuses'],
  ['bytes before the archive', withZip({ prefix: new Uint8Array(100) }), 'refuses', 'refuses'],
  ['a false end record in the comment', withZip({ comment: falseRecord }), 'refuses', 'refuses'],
  ['a duplicate manifest', { manifest, rawEntries: [duplicate] }, 'misreads', 'refuses'],
  ['strings in UTF-8', withAxml({ encoding: 'utf-8' }), 'refuses', 'reads'],
  ['another first chunk type', withAxml({ rootType: 0 }), 'refuses', 'reads'],
  ['a stray chunk', withAxml({ strayChunk: stray }), 'refuses', 'reads'],
  ['attribute names only as resource ids', withAxml({ emptyAttributeNames: true }), 'misreads', 'reads'],
])('%s: node-apk-parser and adm-zip', async (_name, parts, node, adm) => {
  const bytes = buildApk(parts);
  const { app } = await collectAppFacts(bufferSource(bytes), 'a.apk', {
    signatures: { vendors: [], sdks: [] },
  });
  expect(`${app.package} ${app.versionCode}`).toBe('com.example 7');
  const path = join(folder, 'a.apk');
  writeFileSync(path, bytes);
  expect(
    verdict(() => {
      const found = require('node-apk-parser').readFile(path).readManifestSync();
      return `${found.package} ${found.versionCode}`;
    }),
  ).toBe(node);
  const inner = parts.axml === undefined ? data : buildAxml(manifest, parts.axml);
  expect(
    verdict(() => {
      const found = new AdmZip(path).getEntry('AndroidManifest.xml')?.getData();
      if (found === undefined) throw new Error('no manifest');
      return found.equals(inner) ? 'com.example 7' : 'other';
    }),
  ).toBe(adm);
});
